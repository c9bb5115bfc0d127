import { APPLICANT_CLASSES, type ApplicantClass } from '../channels.ts';
import { gridRowOf } from '../decision-codes.ts';
import { type CaseFigures, closedOn, closingOf, isCounted, type ReplyFigure } from './case-figures.ts';
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
import { type ReportYear, reportYear } from './report-year.ts';

/** A cell of part three: row and column. */
export type PartThreeCell = `${PartThreeRowId}/${PartThreeColumn}`;

type Counting = { readonly tally: Tally<PartThreeCell>; readonly period: ReportYear; readonly format: GridFormat };

/**
 * Part three of the annual report: every row of the format by seven columns. The relations I1–I3 hold by construction.
 *
 * Legal source: 国办公开办函〔2019〕60号 and 〔2021〕30号; the sets are those of the project rule 3.8.
 */
export function countPartThree(cases: readonly CaseFigures[], year: number, format: GridFormat): ReadonlyMap<PartThreeCell, Figure> {
  const cells = partThreeRows(format).flatMap((row) => PART_THREE_COLUMNS.map((column) => cellOf(row, column)));
  const into = { tally: createTally(cells), period: reportYear(year), format };
  for (const figures of cases) countCase(figures, into);
  return into.tally.figures();
}

/** Requests open at the end of the year before: `carry`, whatever the format. */
export function countOpenBefore(cases: readonly CaseFigures[], year: number): number {
  const period = reportYear(year);
  return cases.filter((figures) => flowsOf(figures, period).includes('carry')).length;
}

export function cellOf(row: PartThreeRowId, column: PartThreeColumn): PartThreeCell {
  return `${row}/${column}`;
}

function countCase(figures: CaseFigures, { tally, period, format }: Counting): void {
  const flows = flowsOf(figures, period);
  countRows(figures, flows, tally);
  const closing = closingOf(figures);
  if (closing === undefined || !flows.includes('t')) return;
  const rows = possibleResults(closing, format);
  if (rows.length === 1) countRows(figures, rows, tally);
  else
    tally.leaveOpen(
      rows.flatMap((row) => cellsOf(row, [...columnsOf(figures.applicantClass), 'total'])),
      figures.ref,
    );
}

/** The rows of the flow of requests through the year in which a case stands: `new`, `carry`, `t`, `next`. */
function flowsOf(figures: CaseFigures, { firstDay, lastDay }: ReportYear): PartThreeRowId[] {
  if (!isCounted(figures) || figures.receivedOn > lastDay) return [];
  const closed = closedOn(figures);
  if (closed !== null && closed < firstDay) return [];
  const isClosedByEnd = closed !== null && closed <= lastDay;
  return [figures.receivedOn < firstDay ? 'carry' : 'new', isClosedByEnd ? 't' : 'next'];
}

/** The row of the result; without a code on record, every row it may stand in. Replies never stand under 其他处理, closings only there. */
function possibleResults(closing: ReplyFigure, format: GridFormat): ResultRowId[] {
  const rows = resultRows(format);
  if (closing.code === null) return rows.filter((row) => row.startsWith('o') === (closing.kind === 'closing'));
  const row = gridRowOf(closing.code, format);
  return rows.filter((id) => id === row);
}

function countRows(figures: CaseFigures, rows: readonly PartThreeRowId[], tally: Tally<PartThreeCell>): void {
  const { applicantClass, ref } = figures;
  for (const row of rows) {
    tally.count([cellOf(row, 'total')], ref);
    const classes = cellsOf(row, columnsOf(applicantClass));
    if (applicantClass === null) tally.leaveOpen(classes, ref);
    else tally.count(classes, ref);
  }
}

/** The class columns the case stands in, or may stand in when its class is not on record. */
function columnsOf(applicantClass: ApplicantClass | null): readonly ApplicantClass[] {
  return applicantClass === null ? APPLICANT_CLASSES : [applicantClass];
}

function cellsOf(row: PartThreeRowId, columns: readonly PartThreeColumn[]): PartThreeCell[] {
  return columns.map((column) => cellOf(row, column));
}
