import { DomainError } from '../errors.ts';
import type { Figure } from './figure.ts';
import { countPartFour, PART_FOUR_CELLS } from './part-four.ts';
import { cellOf, countPartThree } from './part-three.ts';
import { PART_THREE_COLUMNS, partThreeRows } from './part-three-rows.ts';
import type { ReportSource } from './report.ts';
import type { ReportFormat } from './report-json.ts';
import { countT2014 } from './t2014.ts';
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
  const { row, column } = splitPath(path);
  const figure = column === 'total' ? totalFigure(source, row) : undefined;
  const found = figure ?? classFigure(source, { row, column });
  if (found === undefined) throw new UnknownRowError(path, { rows: traceableRows(source.format), columns: PART_THREE_COLUMNS });
  return found.refs;
}

/** The rows that `traceReport` knows, in printed order. Only rows of part three have columns other than `total`. */
export function traceableRows(format: ReportFormat): readonly string[] {
  return format === 'T2014' ? T2014_ROW_IDS : [...partThreeRows(format), ...PART_FOUR_CELLS];
}

function splitPath(path: string): { row: string; column: string } {
  const at = path.indexOf('/');
  return at < 0 ? { row: path.trim(), column: 'total' } : { row: path.slice(0, at).trim(), column: path.slice(at + 1).trim() };
}

/** Rows that are one number: all of `T2014`, and part four. */
function totalFigure({ cases, year, format, asOf }: Parameters<typeof traceReport>[0], row: string): Figure | undefined {
  const figures: ReadonlyMap<string, Figure> = format === 'T2014' ? countT2014(cases, year) : countPartFour(cases, year, asOf);
  return figures.get(row);
}

function classFigure(
  { cases, year, format }: Parameters<typeof traceReport>[0],
  asked: { row: string; column: string },
): Figure | undefined {
  if (format === 'T2014') return undefined;
  const row = partThreeRows(format).find((id) => id === asked.row);
  const column = PART_THREE_COLUMNS.find((id) => id === asked.column);
  return row === undefined || column === undefined ? undefined : countPartThree(cases, year, format).get(cellOf(row, column));
}
