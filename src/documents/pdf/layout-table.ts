import type { FlowItem } from './flow.ts';
import type { LaidBlocks } from './layout-blocks.ts';
import type { LayoutContext } from './layout-context.ts';
import type { Block, Table } from './model.ts';
import { moveOps } from './ops.ts';
import { columnWidths, type GridCell, gridOf } from './table-columns.ts';
import { type CellBox, contentHeight, rowHeight, rowItem } from './table-row.ts';

/** What a table needs to know of its surroundings; `layoutBlocks` is given because cells hold blocks. */
export interface TablePlace {
  readonly context: LayoutContext;
  readonly layoutBlocks: (blocks: readonly Block[], width: number, context: LayoutContext) => LaidBlocks;
  readonly gap: number;
  readonly breakBefore: boolean;
}

interface LaidRow {
  readonly boxes: readonly CellBox[];
  readonly height: number;
}

/** The rows of a table. A row may be parted between pages, header rows come again. */
export function layoutTable(table: Table, width: number, place: TablePlace): readonly FlowItem[] {
  const grid = gridOf(table);
  const columns = columnWidths(table, grid, width);
  const rows = growMerged(grid.map((cells, at) => layoutRow(table, { cells, at, grid, columns, place })));
  const x = leftEdge(table, { width, total: columns.reduce((sum, one) => sum + one, 0), place });
  const items = rows.map((row, at) => rowItem(row.boxes, { height: row.height, table, at }));
  const count = headerCount(table);
  const merging = rows.flatMap((row, at) => (row.boxes.some((box) => box.rows > 1) ? [at] : []));
  const headers = items.slice(0, count).map((item) => settle(item, { x, repeat: [] }));
  const body = items.slice(count).map((item) => settle(item, { x, repeat: headers }));
  return [...headers, ...body].map((item, at) => ({
    ...item,
    gap: at === 0 ? place.gap : 0,
    breakBefore: at === 0 && (item.breakBefore || place.breakBefore),
    keepWithNext: item.keepWithNext || holdsMerged(rows, merging, at) || at < count,
  }));
}

function headerCount(table: Table): number {
  const first = table.rows.findIndex((row) => !row.header);
  return first === -1 ? 0 : first;
}

interface Settled {
  readonly x: number;
  readonly repeat: readonly FlowItem[];
}

/** Puts a row, and what it may be parted into, at the table's edge. */
function settle(item: FlowItem, place: Settled): FlowItem {
  const { split } = item;
  const settled = { ...item, ops: moveOps(item.ops, place.x, 0), repeat: place.repeat };
  if (split === undefined) return settled;
  return {
    ...settled,
    split: (available, force) => {
      const parts = split(available, force);
      return parts === undefined ? undefined : { head: settle(parts.head, place), tail: settle(parts.tail, place) };
    },
  };
}

/** Until Word 2010 the text of the first cell, since then the table's edge stands at the margin. */
function leftEdge(table: Table, { width, total, place }: { width: number; total: number; place: TablePlace }): number {
  if (table.align === 'center') return (width - total) / 2;
  if (table.align === 'right' || table.align === 'end') return width - total;
  const inner = table.rows[0]?.cells[0]?.margins.left ?? 0;
  return table.indent - (place.context.compatibility < 15 ? inner : 0);
}

interface RowPlace {
  readonly cells: readonly GridCell[];
  readonly at: number;
  readonly grid: readonly (readonly GridCell[])[];
  readonly columns: readonly number[];
  readonly place: TablePlace;
}

function layoutRow(table: Table, row: RowPlace): LaidRow {
  const boxes = row.cells.map((cell) => layoutCell(cell, row));
  const definition = table.rows[row.at];
  return { boxes, height: definition === undefined ? 0 : rowHeight(boxes, definition) };
}

function layoutCell({ cell, column }: GridCell, { at, grid, columns, place }: RowPlace): CellBox {
  const sum = (from: number, to: number) => columns.slice(from, to).reduce((total, one) => total + one, 0);
  const width = sum(column, column + cell.span);
  const { margins } = cell;
  const laid =
    cell.merge === 'continue'
      ? { items: [], after: 0 }
      : place.layoutBlocks(cell.blocks, Math.max(width - margins.left - margins.right, 1), place.context);
  return {
    cell,
    x: sum(0, column),
    width,
    items: laid.items,
    after: laid.after,
    rows: mergedRows(grid, { at, cell, column }),
    edges: { left: column === 0, right: column + cell.span >= columns.length, top: at === 0, bottom: at === grid.length - 1 },
    mergedBelow: grid[at + 1]?.some((one) => one.column === column && one.cell.merge === 'continue') ?? false,
    height: 0,
  };
}

/** How many rows a cell covers. */
function mergedRows(grid: readonly (readonly GridCell[])[], { at, cell, column }: GridCell & { at: number }): number {
  if (cell.merge !== 'restart') return 1;
  let rows = 1;
  while (grid[at + rows]?.some((one) => one.column === column && one.cell.merge === 'continue') === true) rows += 1;
  return rows;
}

/** The last row under a merged cell takes what the cell needs more; then every box knows its height. */
function growMerged(rows: readonly LaidRow[]): readonly LaidRow[] {
  const heights = rows.map((row) => row.height);
  const total = (from: number, count: number) => heights.slice(from, from + count).reduce((sum, one) => sum + one, 0);
  rows.forEach((row, at) => {
    for (const box of row.boxes.filter((one) => one.rows > 1)) {
      const last = at + box.rows - 1;
      heights[last] = (heights[last] ?? 0) + Math.max(contentHeight(box) - total(at, box.rows), 0);
    }
  });
  return rows.map((row, at) => ({ height: heights[at] ?? 0, boxes: row.boxes.map((box) => ({ ...box, height: total(at, box.rows) })) }));
}

/** Rows stay together as far as the content of a merged cell reaches: it is set with its first row. */
function holdsMerged(rows: readonly LaidRow[], merging: readonly number[], at: number): boolean {
  return merging.some((from) =>
    rows[from]?.boxes.some((box) => {
      if (box.rows <= 1 || from > at || from + box.rows - 1 <= at) return false;
      const until = rows.slice(from, at + 1).reduce((sum, one) => sum + one.height, 0);
      const content = contentHeight(box);
      const top = box.cell.vAlign === 'top' ? 0 : box.cell.vAlign === 'bottom' ? box.height - content : (box.height - content) / 2;
      return until < top + content;
    }),
  );
}
