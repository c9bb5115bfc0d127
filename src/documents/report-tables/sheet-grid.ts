import { addressOf } from '../tables/cell-address.ts';
import type { Cell, Sheet } from '../tables/table-file.ts';

/** A place of a sheet with what shows there: cells that are merged show what stands in their first. */
export interface GridCell {
  readonly cell: Cell;
  /** Of the first cell, from 0. */
  readonly row: number;
  readonly column: number;
}

/** A sheet as it shows. Rows and columns from 0. */
export interface SheetGrid {
  readonly name: string;
  readonly height: number;
  readonly width: number;
  at(row: number, column: number): GridCell | null;
  /** Each cell of a row that holds something, once, in the order of columns. */
  row(row: number): readonly GridCell[];
  /** Whether the file has the cell, be it empty; true where it does not tell. */
  exists(row: number, column: number): boolean;
  address(row: number, column: number): string;
}

export function sheetGrid(sheet: Sheet, { keepsEmpty }: { readonly keepsEmpty: boolean }): SheetGrid {
  const { name, rows, merged } = sheet;
  const width = Math.max(0, ...rows.map((row) => row.length), ...merged.map(({ right }) => right + 1));
  const origin = new Map<string, readonly [number, number]>();
  for (const { top, left, bottom, right } of merged)
    for (let r = top; r <= Math.min(bottom, rows.length - 1); r += 1)
      for (let c = left; c <= Math.min(right, width - 1); c += 1) origin.set(`${r},${c}`, [top, left]);
  const at = (row: number, column: number): GridCell | null => {
    const [r, c] = origin.get(`${row},${column}`) ?? [row, column];
    const cell = rows[r]?.[c] ?? null;
    return cell === null || cell.text.trim() === '' ? null : { cell, row: r, column: c };
  };
  const rowOf = (row: number): GridCell[] => {
    const cells: GridCell[] = [];
    for (let column = 0; column < width; column += 1) {
      const one = at(row, column);
      if (one !== null && !cells.some((known) => known.row === one.row && known.column === one.column)) cells.push(one);
    }
    return cells;
  };
  return {
    ...{ name, height: rows.length, width, at, row: rowOf },
    exists: (row, column) => !keepsEmpty || column < (rows[row]?.length ?? 0) || origin.has(`${row},${column}`),
    address: (row, column) => addressOf({ row, column }),
  };
}
