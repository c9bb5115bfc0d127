import type { Channel } from '../channels.ts';
import { DECISIONS, type DecisionCode, THIRD_PARTY_GROUNDS, type ThirdPartyGround, t2014RowOf } from '../decision-codes.ts';
import { type CaseFigures, closedOn, closingOf, countedReplies, countsOn, isCounted, type ReplyFigure } from './case-figures.ts';
import { createTally, type Figure, recordedFigure, type Tally } from './figure.ts';
import { columnKnownOn, isPendingIn, type RemedySpan, reviewSpans, suitSpans } from './remedy-spans.ts';
import { liesIn, type ReportYear, reportYear } from './report-year.ts';
import { T2014_ROW_IDS, T2014_ROWS, type T2014RowId } from './t2014-rows.ts';

type CaseTally = { readonly tally: Tally<T2014RowId>; readonly period: ReportYear };

const CHANNEL_ROWS: Record<Channel, T2014RowId> = {
  inPerson: '三(一)1',
  oral: '三(一)1',
  fax: '三(一)2',
  online: '三(一)3',
  email: '三(一)3',
  mailSigned: '三(一)4',
  mailOrdinary: '三(一)4',
  mailMisaddressed: '三(一)4',
};

const REPLY_ROWS = T2014_ROW_IDS.filter((id) => id.startsWith('三(三)'));
const D4_ROWS = THIRD_PARTY_GROUNDS.map((ground) => rowOf('D4', ground)).filter((row) => typeof row === 'string');

const REMEDY_ROWS = {
  review: { all: '四', upheld: '四(一)', corrected: '四(二)', other: '四(三)' },
  suit: { all: '五', upheld: '五(一)', corrected: '五(二)', other: '五(三)' },
} as const satisfies Record<string, Record<string, T2014RowId>>;

/** Every row of the table, the numbers that only the year's recorded entries give as null. Legal source: 国办发〔2014〕32号. */
export function countT2014(cases: readonly CaseFigures[], year: number): ReadonlyMap<T2014RowId, Figure> {
  const tally = createTally(T2014_ROW_IDS);
  const into = { tally, period: reportYear(year) };
  for (const figures of cases) {
    if (isCounted(figures)) countRequest(figures, into);
    for (const span of figures.reviews.flatMap(reviewSpans)) countRemedy({ ref: figures.ref, span, rows: REMEDY_ROWS.review }, into);
    for (const span of figures.suits.flatMap(suitSpans)) countRemedy({ ref: figures.ref, span, rows: REMEDY_ROWS.suit }, into);
    for (const { filedOn } of figures.complaints) if (liesIn(into.period, filedOn)) tally.count(['六'], figures.ref);
  }
  const counted = tally.figures();
  return new Map(T2014_ROWS.map((row) => [row.id, (row.from === 'cases' && counted.get(row.id)) || recordedFigure(null)]));
}

function countRequest(figures: CaseFigures, { tally, period }: CaseTally): void {
  const { ref, receivedOn, channel } = figures;
  if (receivedOn !== null && liesIn(period, receivedOn)) tally.count(['三(一)', CHANNEL_ROWS[channel]], ref);
  const closing = closingOf(figures);
  const day = closedOn(figures);
  if (closing !== undefined && day !== null && liesIn(period, day)) {
    tally.count(['三(二)', isWithinBasePeriod(closing) ? '三(二)1' : '三(二)2'], ref);
  }
  for (const reply of countedReplies(figures)) {
    if (liesIn(period, countsOn(figures, reply))) countReply(ref, reply, tally);
  }
}

/** 按时办结 is within the base period; what used an extension or came late is 延期办结 (Q12). A lapse (`O1`, `O2`) stopped the clock: never late. */
function isWithinBasePeriod({ on, code, inTime, baseDueOn }: ReplyFigure): boolean {
  if (code === 'O1' || code === 'O2' || baseDueOn === null) return inTime !== false;
  return inTime !== false && on <= baseDueOn;
}

function countReply(ref: string, reply: ReplyFigure, tally: Tally<T2014RowId>): void {
  if (reply.code === null) {
    tally.leaveOpen(REPLY_ROWS, ref);
    return;
  }
  const row = rowOf(reply.code, reply.ground ?? undefined);
  if (row === null) return; // N4 has no row: the table is older than the ground
  if (row !== undefined) tally.count(withParents(row), ref);
  else {
    tally.count(['三(三)', '三(三)4'], ref);
    tally.leaveOpen(D4_ROWS, ref);
  }
}

function withParents(row: T2014RowId): T2014RowId[] {
  return REPLY_ROWS.filter((id) => row.startsWith(id));
}

function countRemedy(
  entry: { ref: string; span: RemedySpan; rows: (typeof REMEDY_ROWS)[keyof typeof REMEDY_ROWS] },
  { tally, period }: CaseTally,
): void {
  const { ref, span, rows } = entry;
  if (!isPendingIn(span, period)) return;
  tally.count([rows.all], ref);
  const column = columnKnownOn(span, period.lastDay);
  if (column === null) tally.leaveOpen([rows.upheld, rows.corrected, rows.other], ref);
  // A7: the table has no column for what is pending.
  else tally.count([rows[column === 'pending' ? 'other' : column]], ref);
}

function rowOf(code: DecisionCode, ground: ThirdPartyGround | undefined): T2014RowId | null | undefined {
  const row = t2014RowOf(code, ground);
  if (row === null || row === undefined) return row;
  const known = T2014_ROW_IDS.find((id) => id === row);
  if (known === undefined) throw new RangeError(`'${row}' (${DECISIONS[code].label.en}) is no row of T2014`);
  return known;
}
