import type { Table, TableCell } from './model.ts';

/** Where a cell stands in the grid. */
export interface GridCell {
  readonly cell: TableCell;
  readonly column: number;
}

/** The cells of each row with their columns. */
export function gridOf(table: Table): readonly (readonly GridCell[])[] {
  return table.rows.map((row) => {
    let column = row.skip;
    return row.cells.map((cell) => {
      const placed = { cell, column };
      column += cell.span;
      return placed;
    });
  });
}

/** Widths of the columns in points. @param available - Of the text around the table. */
export function columnWidths(table: Table, grid: readonly (readonly GridCell[])[], available: number): readonly number[] {
  const count = Math.max(1, table.grid.length, ...grid.flat().map(({ cell, column }) => column + cell.span));
  const target = widthIn(table.width, available);
  const wishes = Array.from({ length: count }, (_, column) => table.grid[column] ?? 0);
  if (!table.fixed) wishCells(wishes, grid, target ?? available);
  const sum = wishes.reduce((total, width) => total + width, 0);
  // Writers that leave the widths to Word give columns of some hundredths of an inch.
  if (sum < count * 6) return wishes.map(() => (target ?? available) / count);
  return target === undefined ? wishes.map((width) => Math.max(width, 1)) : wishes.map((width) => Math.max((width / sum) * target, 1));
}

function widthIn(width: Table['width'], available: number): number | undefined {
  if (width === null) return undefined;
  return 'share' in width ? width.share * available : width.points < 10 ? undefined : width.points;
}

/** In a table that Word may fit, the cells' own widths count more than the grid. */
function wishCells(wishes: number[], grid: readonly (readonly GridCell[])[], whole: number): void {
  for (const { cell, column } of grid.flat()) {
    const width = cell.span === 1 ? widthIn(cell.width, whole) : undefined;
    if (width !== undefined) wishes[column] = width;
  }
}
