import { AlignmentType, Table, TableCell, TableLayoutType, TableRow, type TextRun, VerticalAlignTable, WidthType } from 'docx';
import type { SetSegment } from '../../law/report/text-quotes.ts';
import { FANG_SONG, HAIRLINE, HEI_TI, paragraph, run } from '../letters/built-in/frame-parts.ts';
import type { TableCell as ReportCell, ReportTable } from './report-model.ts';

const BORDERS = { top: HAIRLINE, bottom: HAIRLINE, left: HAIRLINE, right: HAIRLINE };
/** In half points and twips. */
interface Look {
  readonly size: number;
  readonly line: number;
  /** Over and under the words of a cell, and on both sides of them. */
  readonly room: number;
  readonly beside?: number;
}

/** Wide grids fill a page, so their letters are small. */
const SIZES: Readonly<Record<'wide' | 'upright' | 'dense' | 'narrow', Look>> = {
  wide: { size: 16, line: 205, room: 6 },
  upright: { size: 21, line: 310, room: 24 },
  /** Two pages hold the table of 2014–2018. */
  dense: { size: 21, line: 285, room: 12 },
  /** Fifteen numbers beside each other on an upright page. */
  narrow: { size: 18, line: 260, room: 24, beside: 55 },
};

/** Rows of a table that no page parts, and characters of each of its cells: larger ones would leave half a page blank before them. */
const MAX_TOGETHER = 20;
const MAX_CHARACTERS = 60;
/** Longer tables are set closer, and those with more columns smaller. */
const MAX_LOOSE = 40;
const MAX_COLUMNS = 10;

/** A table of the report, its widths in twips adding up to `width`. */
export function wordTable(table: ReportTable, width: number): Table {
  const widths = twipsOf(table.columns, width);
  const look = lookOf(table);
  const together = table.rows.length <= MAX_TOGETHER && table.rows.every((row) => row.every((cell) => lengthOf(cell) <= MAX_CHARACTERS));
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: { ...BORDERS, insideHorizontal: HAIRLINE, insideVertical: HAIRLINE },
    rows: placed(table).map(
      (cells, index) =>
        new TableRow({
          cantSplit: true,
          ...(index < table.heads ? { tableHeader: true } : {}),
          children: cells.map(({ cell, column }) => {
            const keepNext = (together || isHeading(cells)) && index < table.rows.length - 1;
            return wordCell(cell, { width: sum(widths.slice(column, column + cell.cols)), look, keepNext });
          }),
        }),
    ),
  });
}

function lookOf({ wide, columns, rows }: ReportTable): Look {
  if (wide) return SIZES.wide;
  if (columns.length > MAX_COLUMNS) return SIZES.narrow;
  return rows.length > MAX_LOOSE ? SIZES.dense : SIZES.upright;
}

function lengthOf({ runs }: ReportCell): number {
  return runs.reduce((sum, { text }) => sum + text.length, 0);
}

/** A row that names the rows below it and has nothing else in it stays with them. */
function isHeading([first, ...rest]: readonly Placed[]): boolean {
  return first !== undefined && rest.length > 0 && lengthOf(first.cell) > 0 && rest.every(({ cell }) => lengthOf(cell) === 0);
}

interface Placed {
  readonly cell: ReportCell;
  readonly column: number;
}

/** Where each cell of a row begins, past what cells of rows above cover. */
export function placed({ rows, columns }: Pick<ReportTable, 'rows' | 'columns'>): Placed[][] {
  const covered = columns.map(() => 0);
  return rows.map((row) => {
    const found: Placed[] = [];
    let column = 0;
    for (const cell of row) {
      while ((covered[column] ?? 0) > 0) column += 1;
      found.push({ cell, column });
      for (let at = column; at < column + cell.cols; at += 1) covered[at] = cell.rows;
      column += cell.cols;
    }
    for (let at = 0; at < covered.length; at += 1) covered[at] = Math.max((covered[at] ?? 0) - 1, 0);
    return found;
  });
}

interface CellLook {
  readonly width: number;
  readonly look: Look;
  readonly keepNext: boolean;
}

function wordCell({ as, runs, cols, rows, indent }: ReportCell, { width, look, keepNext }: CellLook): TableCell {
  const { beside = 60 } = look;
  const centred = as === 'head' || as === 'number' || as === 'unit' || (as === 'label' && rows > 1);
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    ...(cols > 1 ? { columnSpan: cols } : {}),
    ...(rows > 1 ? { rowSpan: rows } : {}),
    borders: BORDERS,
    margins: { top: look.room, bottom: look.room, left: beside, right: beside, marginUnitType: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    children: [
      paragraph(plainRuns(runs, { face: as === 'head' ? HEI_TI : FANG_SONG, size: look.size, spacing: 0 }), {
        alignment: centred ? AlignmentType.CENTER : AlignmentType.LEFT,
        line: look.line,
        ...(keepNext ? { keepNext } : {}),
        ...(indent === 0 ? {} : { indent: { left: indent * look.size * 10 } }),
      }),
    ],
  });
}

export function plainRuns(runs: readonly SetSegment[], style: NonNullable<Parameters<typeof run>[1]>): TextRun[] {
  return [run(runs.map(({ text }) => text).join(''), style)];
}

/** Whole twips; the last column takes what rounding leaves. */
export function twipsOf(columns: readonly number[], width: number): number[] {
  const whole = sum(columns);
  const widths = columns.map((share) => Math.floor((share / whole) * width));
  const last = widths.length - 1;
  return widths.map((one, index) => (index === last ? one + width - sum(widths) : one));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
