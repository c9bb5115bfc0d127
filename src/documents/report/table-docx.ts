import { AlignmentType, Table, TableCell, TableLayoutType, TableRow, type TextRun, VerticalAlignTable, WidthType } from 'docx';
import type { SetSegment } from '../../law/report/text-quotes.ts';
import { FANG_SONG, HAIRLINE, HEI_TI, paragraph, run } from '../letters/built-in/frame-parts.ts';
import type { TableCell as ReportCell, ReportTable } from './report-model.ts';

const BORDERS = { top: HAIRLINE, bottom: HAIRLINE, left: HAIRLINE, right: HAIRLINE };
/** In half points and twips: wide grids fill a page, so their letters are small. */
const SIZES = { wide: { size: 16, line: 205, room: 6 }, upright: { size: 21, line: 310, room: 24 } } as const;

/** Rows of a table that no page parts. */
const MAX_TOGETHER = 20;

type Look = (typeof SIZES)[keyof typeof SIZES];

/** A table of the report, its widths in twips adding up to `width`. */
export function wordTable(table: ReportTable, width: number): Table {
  const widths = twipsOf(table.columns, width);
  const look = table.wide ? SIZES.wide : SIZES.upright;
  const together = table.rows.length <= MAX_TOGETHER;
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
            const keepNext = together && index < table.rows.length - 1;
            return wordCell(cell, { width: sum(widths.slice(column, column + cell.cols)), look, keepNext });
          }),
        }),
    ),
  });
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
  const centred = as === 'head' || as === 'number' || (as === 'label' && rows > 1);
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    ...(cols > 1 ? { columnSpan: cols } : {}),
    ...(rows > 1 ? { rowSpan: rows } : {}),
    borders: BORDERS,
    margins: { top: look.room, bottom: look.room, left: 60, right: 60, marginUnitType: WidthType.DXA },
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
