import { borderWidth, levelBorder, uprightBorder } from './borders.ts';
import { type FlowItem, fillArea } from './flow.ts';
import type { Border, Table, TableCell, TableRow } from './model.ts';
import { moveOps, type Op } from './ops.ts';

/** A cell with its content set. Points, from the table's left edge. */
export interface CellBox {
  readonly cell: TableCell;
  readonly x: number;
  readonly width: number;
  readonly items: readonly FlowItem[];
  /** Under the last paragraph. */
  readonly after: number;
  /** How many rows it covers. */
  readonly rows: number;
  /** Of all the rows it covers. */
  readonly height: number;
  readonly edges: { readonly left: boolean; readonly right: boolean; readonly top: boolean; readonly bottom: boolean };
  readonly mergedBelow: boolean;
}

/** Margins included. */
export function contentHeight(box: CellBox): number {
  const lines = box.items.reduce((sum, item) => sum + item.gap + item.height, 0);
  return lines + box.after + box.cell.margins.top + box.cell.margins.bottom + borderWidth(borderOf(box, 'top'));
}

export function rowHeight(boxes: readonly CellBox[], row: TableRow): number {
  if (row.heightRule === 'exact') return row.height;
  const contents = boxes.filter((box) => box.rows === 1).map(contentHeight);
  return Math.max(row.height, ...contents, 0);
}

interface RowShape {
  readonly height: number;
  readonly table: Table;
  readonly at: number;
}

/** A row as one item of the flow. */
export function rowItem(boxes: readonly CellBox[], shape: RowShape): FlowItem {
  const { height, table, at } = shape;
  const row = table.rows[at];
  const item: FlowItem = {
    gap: 0,
    height,
    ops: [
      ...boxes.flatMap((box) => shadeOps(box, height)),
      ...boxes.flatMap((box) => contentOps(box, height)),
      ...boxes.flatMap((box) => borderOps(box, height)),
    ],
    keepWithNext:
      boxes.length > 0 &&
      boxes.every((box) => box.items.length === 0 || box.items.at(-1)?.keepWithNext === true) &&
      boxes.some((box) => box.items.length > 0),
    breakBefore: boxes[0]?.items[0]?.breakBefore ?? false,
    keepGap: false,
    repeat: [],
  };
  const whole =
    row === undefined ||
    row.cantSplit ||
    row.header ||
    row.heightRule === 'exact' ||
    boxes.some((box) => box.rows > 1 || box.cell.merge === 'continue');
  return whole ? item : { ...item, split: (available, force) => splitRow(boxes, { ...shape, height: available }, force) };
}

/** Parts a row when at least a line of every cell that has any stays above. */
function splitRow(boxes: readonly CellBox[], shape: RowShape, force: boolean): { head: FlowItem; tail: FlowItem } | undefined {
  const parts = boxes.map((box) => {
    const room = shape.height - box.cell.margins.top - box.cell.margins.bottom - borderWidth(borderOf(box, 'top'));
    const filled = fillArea(box.items, { available: room, first: true, force });
    return {
      box,
      head: filled.placed.map((placed) => placed.item),
      rest: filled.rest,
      fits: box.items.length === 0 || (filled.placed.length > 0 && filled.height <= room + 0.05),
    };
  });
  if (!parts.every((part) => part.fits) || parts.every((part) => part.rest.length === 0)) return undefined;
  const heads = parts.map(({ box, head, rest }) => ({ ...box, items: head, after: rest.length === 0 ? box.after : 0 }));
  const tails = parts.map(({ box, rest }) => ({ ...box, items: rest, after: rest.length === 0 ? 0 : box.after }));
  return { head: part(heads, shape), tail: part(tails, shape) };
}

function part(boxes: readonly CellBox[], shape: RowShape): FlowItem {
  const height = Math.max(0, ...boxes.map(contentHeight));
  return rowItem(
    // A cell that goes on upon the next page begins at the top.
    boxes.map((box) => ({ ...box, height, cell: { ...box.cell, vAlign: 'top' } })),
    { ...shape, height },
  );
}

function contentOps(box: CellBox, height: number): readonly Op[] {
  const { margins, vAlign } = box.cell;
  const free = Math.max((box.rows > 1 ? box.height : height) - contentHeight(box), 0);
  let y = margins.top + borderWidth(borderOf(box, 'top')) + (vAlign === 'center' ? free / 2 : vAlign === 'bottom' ? free : 0);
  return box.items.flatMap((item) => {
    y += item.gap + item.height;
    return moveOps(item.ops, box.x + margins.left, y - item.height);
  });
}

function shadeOps(box: CellBox, height: number): readonly Op[] {
  const { shade } = box.cell;
  return shade === undefined ? [] : [{ kind: 'rect', x: box.x, y: 0, width: box.width, height, color: shade }];
}

type Side = 'top' | 'left' | 'bottom' | 'right';

/** What the cell says, otherwise what the table says for its edge or its inside. */
function borderOf(box: CellBox, side: Side): Border | null {
  if (side === 'top' && box.cell.merge === 'continue') return null;
  if (side === 'bottom' && box.mergedBelow) return null;
  const inside = side === 'left' || side === 'right' ? 'insideV' : 'insideH';
  const own = box.cell.borders[side];
  return (own === undefined ? box.cell.tableBorders[box.edges[side] ? side : inside] : own) ?? null;
}

/** Lines stand on the edges of the grid, half inside and half outside. */
function borderOps(box: CellBox, height: number): readonly Op[] {
  const [x, x2] = [box.x, box.x + box.width];
  const draw = (side: Side, line: (border: Border, half: number) => readonly Op[]) => {
    const border = borderOf(box, side);
    return border === null ? [] : line(border, borderWidth(border) / 2);
  };
  return [
    ...draw('top', (border, half) => levelBorder(border, { x: x - half, x2: x2 + half, y: -half, outerFirst: true })),
    ...draw('bottom', (border, half) => levelBorder(border, { x: x - half, x2: x2 + half, y: height - half, outerFirst: false })),
    ...draw('left', (border, half) => uprightBorder(border, { x: x - half, y: 0, y2: height, outerFirst: true })),
    ...draw('right', (border, half) => uprightBorder(border, { x: x2 - half, y: 0, y2: height, outerFirst: false })),
  ];
}
