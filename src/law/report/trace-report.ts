import { DomainError } from '../errors.ts';
import { type CellId, cellIdsOf } from './cells.ts';
import { tallyPartFour } from './count-part-four.ts';
import { type Counted, countCases } from './counted.ts';
import type { Figure } from './figure.ts';
import { PART_FOUR_CELLS } from './part-four.ts';
import { tallyPartThree } from './part-three.ts';
import { PART_THREE_COLUMNS, partThreeRows } from './part-three-rows.ts';
import { partTwoCells } from './part-two.ts';
import type { ReportSource } from './report.ts';
import type { ReportFormat } from './report-json.ts';
import { reportYear } from './report-year.ts';
import { tallyT2014 } from './t2014.ts';
import { T2014_ROW_IDS } from './t2014-rows.ts';

/** No such number in this format. The message lists those there are. */
export class UnknownRowError extends DomainError {
  readonly code = 'UNKNOWN_ROW';

  constructor(asked: string, known: { readonly rows: readonly string[]; readonly columns: readonly string[] }) {
    const [rows, columns] = [known.rows.join(' '), known.columns.join(' ')];
    const name = asked.length <= 60 ? asked : `${asked.slice(0, 60)}…`;
    super({
      zh: `报告中没有“${name}”。行可为：${rows}；列（以“/”接在行后，可省略）可为：${columns}。`,
      en: `The report has no '${name}'. Rows: ${rows}; columns (after a '/', may be left out): ${columns}.`,
    });
  }
}

/**
 * The refs of the cases behind one number of a report, one entry a count: their number is the number. Where the number is null, also the
 * refs of the cases that leave it open.
 *
 * @param path - `ROW` or `ROW/COLUMN`: a row id, or `review.upheld`, `directSuit.pending` …; an applicant class or `total` (the default).
 * @throws {UnknownRowError} when the format has no such row, or the row no such column.
 */
export function traceReport(source: ReportSource & { readonly format: ReportFormat }, path: string): readonly string[] {
  const { cases, year, asOf, format } = source;
  return figureOfCell(countCases(cases, reportYear(year, asOf)), format, cellOfPath(format, path))?.refs ?? [];
}

/**
 * The cell that a path names.
 *
 * @param path - `ROW` or `ROW/COLUMN`; a row without a column is its total.
 * @throws {UnknownRowError} when the format has no such row, or the row no such column.
 */
export function cellOfPath(format: ReportFormat, path: string): CellId {
  const { row, column } = splitPath(asPrinted(path));
  const known = cellIdsOf(format);
  const cell = [`${row}/${column}`, ...(column === 'total' ? [row] : [])].find((id) => known.includes(id));
  if (cell === undefined)
    throw new UnknownRowError(path, { rows: traceableRows(format), columns: format === 'T2014' ? ['total'] : PART_THREE_COLUMNS });
  return cell;
}

/** The rows that can be asked for, in printed order. Only rows of part three have columns other than `total`. */
export function traceableRows(format: ReportFormat): readonly string[] {
  return format === 'T2014' ? T2014_ROW_IDS : [...partTwoCells(format), ...partThreeRows(format), ...PART_FOUR_CELLS];
}

/** One number and what is behind it; undefined for what cases do not give. */
export function figureOfCell(counted: Counted, format: ReportFormat, cell: CellId): Figure | undefined {
  return talliesOf(counted, format)
    .map((map) => map.get(cell))
    .find((figure) => figure !== undefined);
}

/** The cells in which anything counts or may count, and how often; `≤` before what may. */
export function cellCountsOf(counted: Counted, format: ReportFormat): ReadonlyMap<CellId, string> {
  const touched = talliesOf(counted, format)
    .flatMap((map) => [...map])
    .filter(([, { refs }]) => refs.length > 0);
  return new Map(touched.map(([cell, { value, refs }]) => [cell, value === null ? `≤${refs.length}` : String(value)]));
}

function talliesOf(counted: Counted, format: ReportFormat): readonly ReadonlyMap<string, Figure>[] {
  return format === 'T2014' ? [tallyT2014(counted)] : [tallyPartThree(counted.requests, format), tallyPartFour(counted.remedies)];
}

/** As people type it: brackets, digits and signs of full width are the same characters. */
function asPrinted(path: string): string {
  return path.replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
}

function splitPath(path: string): { row: string; column: string } {
  const at = path.indexOf('/');
  return at < 0 ? { row: path.trim(), column: 'total' } : { row: path.slice(0, at).trim(), column: path.slice(at + 1).trim() };
}
