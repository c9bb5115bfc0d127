import { type CellId, type CellMap, cellIdsOf } from '../../law/report/cells.ts';
import type { ReportFormat } from '../../law/report/report-json.ts';
import { formatFigure } from '../../law/report/text-quotes.ts';
import { type ReportTable, type TableCell, UNKNOWN_CELL } from './report-model.ts';

type Spans = Partial<Pick<TableCell, 'cols' | 'rows' | 'indent'>>;

function cell(as: TableCell['as'], text: string, { cols = 1, rows = 1, indent = 0 }: Spans): TableCell {
  return { as, runs: [{ kind: 'plain', text }], cols, rows, indent, cell: null, value: null };
}

export function head(text: string, spans: Spans = {}): TableCell {
  return cell('head', text, spans);
}

export function label(text: string, spans: Spans = {}): TableCell {
  return cell('label', text, spans);
}

/** What a number counts (件, 条): centred like the number. */
export function unit(text: string): TableCell {
  return cell('unit', text, {});
}

/** The number of a cell of the report. */
export function figure(id: CellId, cells: CellMap, spans: Spans = {}): TableCell {
  const value = cells[id] ?? null;
  const text = value === null ? UNKNOWN_CELL : formatFigure(value);
  return { ...cell('number', text, spans), runs: [{ kind: value === null ? 'unknown' : 'number', text, quote: id }], cell: id, value };
}

/** What a dash means, where there is one. */
export function noteOf(rows: ReportTable['rows']): string | null {
  const isOpen = rows.some((row) => row.some((one) => one.cell !== null && one.value === null));
  return isOpen ? `注：“${UNKNOWN_CELL}”表示该项数据未掌握，不等于零。` : null;
}

/** The cells of a format alone, without indicators that texts may quote besides. */
export function printedCells(format: ReportFormat, cells: CellMap): CellMap {
  return Object.fromEntries(cellIdsOf(format).map((id) => [id, cells[id] ?? null]));
}
