import { APPLICANT_CLASSES, type ApplicantClass } from '../channels.ts';
import { gridRowOf } from '../decision-codes.ts';
import type { CaseFigures } from './case-figures.ts';
import { type ClosingKind, type CountedRequest, countCases, type Flow, isClosed } from './counted.ts';
import { createTally, type Figure, type Tally } from './figure.ts';
import {
  type GridFormat,
  PART_THREE_COLUMNS,
  type PartThreeColumn,
  type PartThreeRowId,
  partThreeRows,
  type ResultRowId,
  resultRows,
} from './part-three-rows.ts';
import { periodOfReport, type ReportPeriod } from './report-year.ts';

/** A cell of part three: row and column. */
export type PartThreeCell = `${PartThreeRowId}/${PartThreeColumn}`;

/**
 * Part three of the annual report: every row of the format by seven columns. The relations I1–I3 hold by construction.
 *
 * Legal source: 国办公开办函〔2019〕60号 and 〔2021〕30号; the sets are those of the project rule 3.8.
 */
export function countPartThree(
  cases: readonly CaseFigures[],
  period: number | ReportPeriod,
  format: GridFormat,
): ReadonlyMap<PartThreeCell, Figure> {
  return tallyPartThree(countCases(cases, periodOfReport(period)).requests, format);
}

/** The same from what was counted already. */
export function tallyPartThree(requests: readonly CountedRequest[], format: GridFormat): ReadonlyMap<PartThreeCell, Figure> {
  const cells = partThreeRows(format).flatMap((row) => PART_THREE_COLUMNS.map((column) => cellOf(row, column)));
  const tally = createTally(cells);
  for (const request of requests) countRequest(request, { tally, format });
  return tally.figures();
}

/** Requests open at the end of the year before: `carry`, whatever the format. */
export function countOpenBefore(cases: readonly CaseFigures[], period: number | ReportPeriod): number {
  return openBeforeOf(countCases(cases, periodOfReport(period)).requests);
}

/** The same from what was counted already. */
export function openBeforeOf(requests: readonly CountedRequest[]): number {
  return requests.reduce((sum, { flow, n }) => (FLOW_ROWS[flow].includes('carry') ? sum + n : sum), 0);
}

export function cellOf(row: PartThreeRowId, column: PartThreeColumn): PartThreeCell {
  return `${row}/${column}`;
}

/** The rows of the flow of requests through the year. */
const FLOW_ROWS: Readonly<Record<Flow, readonly PartThreeRowId[]>> = {
  newClosed: ['new', 't'],
  newOpen: ['new', 'next'],
  carryClosed: ['carry', 't'],
  carryOpen: ['carry', 'next'],
};

type Counting = { readonly tally: Tally<PartThreeCell>; readonly format: GridFormat };

function countRequest(request: CountedRequest, { tally, format }: Counting): void {
  const { flow, closing, applicantClass } = request;
  countRows(request, FLOW_ROWS[flow], tally);
  if (closing === null || !isClosed(flow)) return;
  const rows = possibleResults(closing, format);
  if (rows.length === 1) countRows(request, rows, tally);
  else
    tally.leaveOpen(
      rows.flatMap((row) => cellsOf(row, [...columnsOf(applicantClass), 'total'])),
      request,
    );
}

/** The row of the result; without a code on record, every row it may stand in. Replies never stand under 其他处理, closings only there. */
function possibleResults(closing: ClosingKind, format: GridFormat): ResultRowId[] {
  const rows = resultRows(format);
  if (closing.code === null) return rows.filter((row) => row.startsWith('o') === (closing.kind === 'closing'));
  const row = gridRowOf(closing.code, format);
  return rows.filter((id) => id === row);
}

function countRows(request: CountedRequest, rows: readonly PartThreeRowId[], tally: Tally<PartThreeCell>): void {
  const { applicantClass } = request;
  for (const row of rows) {
    tally.count([cellOf(row, 'total')], request);
    const classes = cellsOf(row, columnsOf(applicantClass));
    if (applicantClass === null) tally.leaveOpen(classes, request);
    else tally.count(classes, request);
  }
}

/** The class columns the case stands in, or may stand in when its class is not on record. */
function columnsOf(applicantClass: ApplicantClass | null): readonly ApplicantClass[] {
  return applicantClass === null ? APPLICANT_CLASSES : [applicantClass];
}

function cellsOf(row: PartThreeRowId, columns: readonly PartThreeColumn[]): PartThreeCell[] {
  return columns.map((column) => cellOf(row, column));
}
