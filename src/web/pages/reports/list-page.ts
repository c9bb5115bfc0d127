import type { ReportState } from '../../../engine/annual-report/report-stream.ts';
import type { LegalDay } from '../../../law/report/legal-day.ts';
import { reportYear } from '../../../law/report/report-year.ts';
import type { OrganRow } from '../../../store/rows.ts';
import type { Frame } from '../../frame.ts';
import { reportTexts } from '../../texts/reports.ts';
import type { AdminCell, AdminPage } from '../admin/admin-parts.ts';
import { countdown, nextStep, stageBadge } from './report-words.ts';

/** The report of one year, in a line. */
export interface ReportLine {
  readonly year: number;
  readonly state: ReportState;
  readonly legalDay: LegalDay;
}

export interface ReportListParts {
  readonly organ: OrganRow;
  /** The newest first. */
  readonly lines: readonly ReportLine[];
  readonly today: string;
  /** For links: empty for the own organ's. */
  readonly query: string;
  readonly mayBegin: boolean;
  readonly mayReadLedger: boolean;
  readonly hasBodies: boolean;
  /** To choose from, for those who belong to none. */
  readonly organs: readonly OrganRow[];
}

/** The years of an organ: where each report stands, how long there is, and what to do next. */
export function reportListPage(frame: Frame, parts: ReportListParts): AdminPage {
  const { organ, lines, hasBodies, organs, query, mayReadLedger } = parts;
  const words = reportTexts.list;
  const isEmpty = lines.every(({ state }) => state.stage === 'unopened');
  const due = lines.find(({ year }) => year === dueYear(parts.today));
  return {
    frame,
    heading: words.title,
    crumb: null,
    lead: words.lead,
    notes: emptyNote(parts, isEmpty ? due : undefined),
    links: [
      ...(parts.mayBegin && due?.state.stage === 'unopened'
        ? [{ href: `/reports/${due.year}/acts/opened`, label: words.begin(due.year), primary: true, test: 'begin' }]
        : []),
      ...(mayReadLedger ? [{ href: `/reports/entries${query}`, label: words.entries, test: 'entries' }] : []),
      { href: `/reports/past${query}`, label: words.past, test: 'past' },
      { href: `/reports/trends${query}`, label: words.trends, test: 'trends' },
    ],
    filter:
      organs.length === 0
        ? null
        : {
            action: '/reports',
            submit: words.choose,
            fields: [
              {
                kind: 'select',
                name: 'organ',
                label: words.organ,
                options: organs.map(({ id, name }) => ({ value: String(id), label: name, chosen: id === organ.id })),
              },
            ],
          },
    facts: [{ label: words.organ, value: organ.name }],
    tables: [
      {
        title: words.table,
        hideTitle: true,
        test: 'years',
        empty: words.none,
        columns: [
          { label: words.columns.year },
          { label: words.columns.stage },
          { label: words.columns.due },
          { label: words.columns.next },
          { label: words.columns.text },
          ...(hasBodies ? [{ label: words.columns.matrix }] : []),
        ],
        rows: lines.map((line) => rowOf(line, parts)),
      },
    ],
  };
}

/** What to begin with, for whoever may; others are told who does. */
function emptyNote({ mayBegin }: ReportListParts, due: ReportLine | undefined): NonNullable<AdminPage['notes']> {
  if (due === undefined) return [];
  const { empty, emptyReader } = reportTexts.list;
  return [{ text: (mayBegin ? empty : emptyReader)(due.year), test: 'empty', tone: 'info' }];
}

/** The year whose report is to be published next: the last that is over. */
export function dueYear(today: string): number {
  return Number(today.slice(0, 4)) - 1;
}

function rowOf({ year, state, legalDay }: ReportLine, { today, query, mayBegin, hasBodies }: ReportListParts): AdminCell[] {
  const words = reportTexts.list;
  const due = countdown(legalDay, state, today);
  const isWaiting = state.stage === 'unopened' && !mayBegin;
  const isRunning = today <= reportYear(year).lastDay;
  const next = isWaiting ? reportTexts.next.waitsForBegin : nextStep({ state, failing: [], isRunning });
  const begin = state.stage === 'unopened' && mayBegin ? { href: `/reports/${year}/acts/opened` } : {};
  return [
    { text: String(year), href: `/reports/${year}${query}` },
    { text: '', badge: stageBadge(state) },
    due.tone === 'alarm' ? { text: '', badge: { text: due.left, tone: due.tone }, hint: due.day } : { text: due.left, hint: due.day },
    { text: next, ...begin },
    state.stage === 'unopened' ? { text: '—' } : { text: words.textLink, href: `/reports/${year}/text${query}` },
    ...(hasBodies ? [{ text: words.matrix, href: `/reports/matrix/${year}${query}` }] : []),
  ];
}
