import { MANY_CASES } from '../../../engine/audit/unusual-reading.ts';
import type { CivilDate } from '../../../law/civil-date.ts';
import type { DeskPerson } from '../../../store/case-desk-read-model.ts';
import type { FoundRead, ReaderCount } from '../../../store/reads-search.ts';
import { addressOf } from '../../audit/audit-query.ts';
import { EXAMINED, type UnusualReading } from '../../audit/reads-data.ts';
import { wallClock } from '../../format.ts';
import type { Frame } from '../../frame.ts';
import { auditTexts } from '../../texts/audit.ts';
import { caseToolTexts } from '../../texts/case-tools.ts';
import { type ListCell, type ListPage, type ListSection, optionsOf } from './list-page.ts';
import { personOption } from './search-page.ts';

interface ReadsParts {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly userId: string | undefined;
  readonly notes: readonly string[];
  readonly people: readonly Pick<DeskPerson, 'id' | 'name' | 'unit'>[];
  readonly readers: readonly ReaderCount[];
  readonly reads: readonly FoundRead[];
  readonly unusual: UnusualReading;
  readonly firstHref: string | null;
  readonly nextHref: string | null;
}

/** Who read which cases in a period. */
export function readsSearchPage(frame: Frame, parts: ReadsParts): ListPage {
  const words = auditTexts.reads;
  const { columns } = words;
  const { from, to, userId, people, unusual, reads } = parts;
  return {
    frame,
    title: words.title,
    intro: words.intro,
    back: { href: '/audit', label: auditTexts.back },
    status: null,
    actions: [],
    notes: [...parts.notes, ...(unusual.truncated ? [words.truncated(EXAMINED)] : [])],
    form: {
      action: '/audit/reads',
      submit: auditTexts.show,
      fields: [
        { kind: 'select', name: 'user', label: words.person, options: optionsOf(userId, words.everyone, people.map(personOption)) },
        { kind: 'day', name: 'from', label: auditTexts.from, value: from },
        { kind: 'day', name: 'to', label: auditTexts.to, value: to },
      ],
    },
    sections: [unusualSection(unusual), ...(userId === undefined && parts.readers.length > 0 ? [personSection(parts)] : [])],
    table: {
      caption: words.caption,
      columns: [
        { label: columns.when },
        { label: columns.who },
        { label: columns.caseNo, names: true },
        { label: columns.what },
        { label: columns.marks },
      ],
      rows: reads.map((read) => rowOf(read, unusual)),
      empty: words.empty,
    },
    downloads: [],
    downloadHint: '',
    previous: parts.firstHref,
    next: parts.nextHref,
  };
}

function unusualSection({ bursts, outside }: UnusualReading): ListSection {
  const words = auditTexts.reads;
  const lines: ListCell[] = [
    ...bursts.map(({ userName, from, to, caseIds }) => ({ text: words.burst(userName, wallClock(from), wallClock(to), caseIds.length) })),
    ...outside.map(({ userName, caseIds }) => ({ text: words.outsideOf(userName, caseIds.size) })),
  ];
  return {
    title: words.unusual,
    rules: [words.ruleMany(MANY_CASES), words.ruleOutside],
    table: null,
    lines,
    none: lines.length === 0 ? words.unusualNone : null,
  };
}

function personSection({ readers, from, to }: ReadsParts): ListSection {
  const words = auditTexts.reads;
  const { columns } = words;
  return {
    title: words.byPerson,
    rules: [],
    lines: [],
    none: null,
    table: {
      caption: words.byPerson,
      columns: [
        { label: columns.who, names: true },
        { label: columns.cases, numeric: true },
        { label: columns.reads, numeric: true },
      ],
      rows: readers.map(({ userId, userName, cases, reads }) => [
        { text: userName, href: addressOf('/audit/reads', { user: userId, from, to }) },
        { text: String(cases) },
        { text: String(reads) },
      ]),
      empty: words.empty,
    },
  };
}

function rowOf(read: FoundRead, { outside }: UnusualReading): readonly ListCell[] {
  const isOutside = outside.some(({ userId, caseIds }) => userId === read.userId && caseIds.has(read.caseId));
  return [
    { text: wallClock(read.readAt) },
    { text: read.userName },
    { text: read.caseNo ?? auditTexts.unknownCase, href: `/cases/${encodeURIComponent(read.caseId)}/reads` },
    { text: caseToolTexts.reads.kinds[read.what] },
    { text: '', badges: isOutside ? [{ text: auditTexts.reads.outside, tone: 'alarm' }] : [] },
  ];
}
