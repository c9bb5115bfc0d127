import type { Channel } from '../channels.ts';
import { DECISIONS, type DecisionCode, THIRD_PARTY_GROUNDS, type ThirdPartyGround, t2014RowOf } from '../decision-codes.ts';
import type { CaseFigures } from './case-figures.ts';
import {
  type Counted,
  type CountedRemedy,
  type CountedReply,
  type CountedRequest,
  countCases,
  isClosed,
  isWithinBasePeriod,
} from './counted.ts';
import { createTally, type Figure, recordedFigure, type Tally } from './figure.ts';
import { periodOfReport, type ReportPeriod } from './report-year.ts';
import { T2014_ROW_IDS, T2014_ROWS, type T2014RowId } from './t2014-rows.ts';

/** The row in which a channel counts (domain 3.2). */
export const CHANNEL_ROWS: Record<Channel, T2014RowId> = {
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
export function countT2014(cases: readonly CaseFigures[], period: number | ReportPeriod): ReadonlyMap<T2014RowId, Figure> {
  return tallyT2014(countCases(cases, periodOfReport(period)));
}

/** The same from what was counted already. */
export function tallyT2014({ requests, replies, remedies, complaints }: Counted): ReadonlyMap<T2014RowId, Figure> {
  const tally = createTally(T2014_ROW_IDS);
  for (const request of requests) countRequest(request, tally);
  for (const reply of replies) countReply(reply, tally);
  for (const remedy of remedies) countRemedy(remedy, tally);
  for (const complaint of complaints) tally.count(['六'], complaint);
  const counted = tally.figures();
  return new Map(T2014_ROWS.map((row) => [row.id, (row.from === 'cases' && counted.get(row.id)) || recordedFigure(null)]));
}

function countRequest(request: CountedRequest, tally: Tally<T2014RowId>): void {
  const { flow, channel, closing } = request;
  if (flow === 'newClosed' || flow === 'newOpen') tally.count(['三(一)', CHANNEL_ROWS[channel]], request);
  if (closing !== null && isClosed(flow)) tally.count(['三(二)', isWithinBasePeriod(closing) ? '三(二)1' : '三(二)2'], request);
}

function countReply(reply: CountedReply, tally: Tally<T2014RowId>): void {
  if (reply.code === null) {
    tally.leaveOpen(REPLY_ROWS, reply);
    return;
  }
  const row = rowOf(reply.code, reply.ground ?? undefined);
  if (row === null) return; // N4 has no row: the table is older than the ground
  if (row !== undefined) tally.count(withParents(row), reply);
  else {
    tally.count(['三(三)', '三(三)4'], reply);
    tally.leaveOpen(D4_ROWS, reply);
  }
}

function withParents(row: T2014RowId): T2014RowId[] {
  return REPLY_ROWS.filter((id) => row.startsWith(id));
}

function countRemedy(remedy: CountedRemedy, tally: Tally<T2014RowId>): void {
  const rows = remedy.group === 'review' ? REMEDY_ROWS.review : REMEDY_ROWS.suit;
  const column = remedy.known;
  tally.count([rows.all], remedy);
  if (column === null) tally.leaveOpen([rows.upheld, rows.corrected, rows.other], remedy);
  // A7: the table has no column for what is pending.
  else tally.count([rows[column === 'pending' ? 'other' : column]], remedy);
}

function rowOf(code: DecisionCode, ground: ThirdPartyGround | undefined): T2014RowId | null | undefined {
  const row = t2014RowOf(code, ground);
  if (row === null || row === undefined) return row;
  const known = T2014_ROW_IDS.find((id) => id === row);
  if (known === undefined) throw new RangeError(`'${row}' (${DECISIONS[code].label.en}) is no row of T2014`);
  return known;
}
