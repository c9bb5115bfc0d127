import { DURATIONS, type Statistics, type StatisticsRow } from '../../../engine/audit/statistics.ts';
import { APPLICANT_CLASS_LABELS, CHANNEL_LABELS } from '../../../law/channels.ts';
import type { CivilDate } from '../../../law/civil-date.ts';
import { DECISIONS } from '../../../law/decision-codes.ts';
import { addressOf } from '../../audit/audit-query.ts';
import type { Frame } from '../../frame.ts';
import { say, sayLabel } from '../../language.ts';
import { auditTexts } from '../../texts/audit.ts';
import { texts } from '../../texts.ts';
import type { ListPage, ListSection } from './list-page.ts';

interface StatisticsParts {
  readonly statistics: Statistics;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly notes: readonly string[];
  /** Null for those who have no auditors' home. */
  readonly backHref: string | null;
}

/** Totals of a period. */
export function statisticsPage(frame: Frame, { statistics, from, to, notes, backHref }: StatisticsParts): ListPage {
  const words = auditTexts.statistics;
  const numeric = new Set(['received', 'closed', 'inTime', 'late', 'days']);
  return {
    frame,
    title: words.title,
    intro: words.intro,
    back: backHref === null ? null : { href: backHref, label: auditTexts.back },
    status: null,
    actions: [],
    notes,
    form: {
      action: '/audit/statistics',
      submit: auditTexts.show,
      fields: [
        { kind: 'day', name: 'from', label: auditTexts.from, value: from },
        { kind: 'day', name: 'to', label: auditTexts.to, value: to },
      ],
    },
    sections: statistics.rows.length === 0 ? [] : [durationSection(statistics)],
    table: {
      caption: words.caption,
      columns: Object.entries(words.columns).map(([name, label]) => ({ label, numeric: numeric.has(name), names: name === 'month' })),
      rows: statistics.rows.map((row) => statisticsCells(row).map((text) => ({ text: String(text) }))),
      empty: words.empty,
    },
    downloads: (['csv', 'xlsx'] as const).map((format) => ({
      href: addressOf(`/audit/statistics.${format}`, { from, to }),
      label: auditTexts[format],
    })),
    downloadHint: auditTexts.exportHint,
    previous: null,
    next: null,
  };
}

/** In the order of the columns. */
export function statisticsCells(row: StatisticsRow): readonly (string | number)[] {
  const words = auditTexts.statistics;
  const { month, channel, applicantClass, decision, received, closed, inTime, late, workingDays } = row;
  return [
    month,
    sayLabel(CHANNEL_LABELS[channel]),
    applicantClass === null ? words.unknown : sayLabel(APPLICANT_CLASS_LABELS[applicantClass]),
    decision === 'open' ? texts.none : decision === null ? words.unknown : `${decision} ${say(DECISIONS[decision].label)}`,
    received,
    closed,
    inTime,
    late,
    closed === 0 ? texts.none : (workingDays / closed).toFixed(1),
  ];
}

function durationSection({ durations }: Statistics): ListSection {
  const words = auditTexts.statistics;
  return {
    title: words.duration,
    rules: [words.rule],
    lines: [],
    none: null,
    table: {
      caption: words.duration,
      columns: [
        { label: words.duration, names: true },
        { label: words.columns.closed, numeric: true },
      ],
      rows: DURATIONS.map((name) => [{ text: words.durations[name] }, { text: String(durations[name]) }]),
      empty: words.empty,
    },
  };
}
