import { partFourTable, partThreeTable, partTwoTable } from '../../../documents/report/official-tables.ts';
import type { ReportTable, TableCell } from '../../../documents/report/report-model.ts';
import { t2014Table } from '../../../documents/report/t2014-table.ts';
import { type CellId, type CellMap, cellIdsOf, cellLabel } from '../../../law/report/cells.ts';
import type { ReportFormat } from '../../../law/report/report-json.ts';
import { sayLabel } from '../../language.ts';
import { reportTexts } from '../../texts/reports.ts';

/** An official table on the screen. */
export interface GridView {
  readonly caption: string;
  readonly wide: boolean;
  readonly heads: readonly (readonly GridCell[])[];
  readonly rows: readonly (readonly GridCell[])[];
}

export interface GridCell {
  readonly as: TableCell['as'];
  readonly text: string;
  readonly cols: number;
  readonly rows: number;
  readonly indent: number;
  /** Of a number. */
  readonly figure: GridFigure | null;
}

export interface GridFigure {
  /** For links to the cell. */
  readonly anchor: string;
  /** What it is the number of, for hearing. */
  readonly name: string;
  readonly unknown: boolean;
  /** To what is behind it; null where nothing can be shown. */
  readonly href: string | null;
  /** Said beside it, such as that a check fails; null where nothing is. */
  readonly mark: string | null;
  readonly markTone: 'alarm' | 'warn' | null;
  /** Where it can be filled in. */
  readonly input: { readonly name: string; readonly value: string; readonly error: string | null } | null;
}

export interface GridOptions {
  readonly failing?: ReadonlySet<CellId>;
  readonly changed?: ReadonlySet<CellId>;
  hrefOf?(cell: CellId): string | null;
  inputOf?(cell: CellId): GridFigure['input'];
}

/** The official tables of a format with these numbers. */
export function gridViews(format: ReportFormat, cells: CellMap, options: GridOptions): GridView[] {
  const anchors = new Map(cellIdsOf(format).map((id) => [id, anchorOf(format, id)]));
  return tablesOf(format, cells).map((table) => {
    const rows = table.rows.map((row) => row.map((cell) => cellView(format, cell, { ...options, anchors })));
    return { caption: table.caption, wide: table.wide, heads: rows.slice(0, table.heads), rows: rows.slice(table.heads) };
  });
}

/** Of a cell on the page; the same for all pages. */
export function anchorOf(format: ReportFormat, cell: CellId): string {
  return `cell-${cellIdsOf(format).indexOf(cell)}`;
}

/** What a cell is called on pages. */
export function nameOfCell(format: ReportFormat, cell: CellId): string {
  const label = cellLabel(format, cell);
  return label === undefined ? cell : sayLabel(label);
}

function tablesOf(format: ReportFormat, cells: CellMap): readonly ReportTable[] {
  if (format === 'T2014') return [t2014Table('政府信息公开情况统计表', cells)];
  return [partTwoTable(format, cells), partThreeTable(format, cells), partFourTable(cells)];
}

function cellView(
  format: ReportFormat,
  { as, runs, cols, rows, indent, cell, value }: TableCell,
  options: GridOptions & { readonly anchors: ReadonlyMap<CellId, string> },
): GridCell {
  const text = runs.map((run) => run.text).join('');
  return { as, text, cols, rows, indent, figure: cell === null ? null : figureView(format, { cell, value }, options) };
}

function figureView(
  format: ReportFormat,
  { cell, value }: { readonly cell: CellId; readonly value: number | null },
  { anchors, failing, changed, hrefOf, inputOf }: GridOptions & { readonly anchors: ReadonlyMap<CellId, string> },
): GridFigure {
  const words = reportTexts.year;
  const [fails, differs] = [failing?.has(cell) === true, changed?.has(cell) === true];
  return {
    anchor: anchors.get(cell) ?? '',
    name: nameOfCell(format, cell),
    unknown: value === null,
    href: hrefOf?.(cell) ?? null,
    mark: fails ? words.failingCell : differs ? words.changedCell : null,
    markTone: fails ? 'alarm' : differs ? 'warn' : null,
    input: inputOf?.(cell) ?? null,
  };
}
