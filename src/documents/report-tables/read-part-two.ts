import { GRID_FORMATS, type GridFormat } from '../../law/report/part-three-rows.ts';
import { PART_TWO_BLOCKS, type PartTwoCell } from '../../law/report/part-two.ts';
import { keyOfName } from './printed-names.ts';
import type { Reading } from './reading.ts';
import type { GridCell, SheetGrid } from './sheet-grid.ts';

interface Line {
  readonly key: string;
  /** By the printed head of the column. */
  readonly cells: ReadonlyMap<string, PartTwoCell>;
}

const LINES: Readonly<Record<GridFormat, readonly Line[]>> = {
  T2019: linesOf('T2019'),
  T2021: linesOf('T2021'),
};

function linesOf(format: GridFormat): Line[] {
  return PART_TWO_BLOCKS[format].flatMap(({ columns, rows }) =>
    rows.map(({ name, cells }) => ({
      key: keyOfName(name),
      cells: new Map(cells.map((cell, at) => [keyOfName(columns[at] ?? ''), cell])),
    })),
  );
}

const HEADS: Readonly<Record<GridFormat, ReadonlySet<string>>> = {
  T2019: new Set(LINES.T2019.flatMap(({ cells }) => [...cells.keys()])),
  T2021: new Set(LINES.T2021.flatMap(({ cells }) => [...cells.keys()])),
};

/** The format whose heads of columns a sheet has; undefined when it has no part two. */
export function partTwoFormat(grid: SheetGrid): GridFormat | undefined {
  const keys = new Set<string>();
  for (let row = 0; row < grid.height; row += 1) for (const { cell } of grid.row(row)) keys.add(keyOfName(cell.text));
  const counts = GRID_FORMATS.map((format) => [...HEADS[format]].filter((head) => keys.has(head)).length);
  const most = Math.max(...counts);
  return most < 2 ? undefined : GRID_FORMATS[counts.indexOf(most)];
}

/** 二、主动公开政府信息情况: blocks one below the other, each with heads of its own. */
export function readPartTwo(grid: SheetGrid, format: GridFormat, reading: Reading): void {
  let heads: readonly GridCell[] = [];
  for (let row = 0; row < grid.height; row += 1) {
    const own = grid.row(row).filter((one) => one.row === row);
    if (own.some(({ cell }) => keyOfName(cell.text) === '自然人')) return;
    const named = own.filter(({ cell }) => HEADS[format].has(keyOfName(cell.text)));
    if (named.length > 0) heads = named;
    const label = own.find(({ cell }) => LINES[format].some(({ key }) => key === keyOfName(cell.text)));
    const line = LINES[format].find(({ key }) => key === keyOfName(label?.cell.text ?? ''));
    if (label === undefined || line === undefined || heads.length === 0) continue;
    for (const head of heads) {
      const id = line.cells.get(keyOfName(head.cell.text));
      if (id !== undefined && head.column > label.column) reading.put(id, grid, { row, column: head.column });
    }
  }
}
