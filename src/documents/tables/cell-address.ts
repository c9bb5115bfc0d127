import type { MergedCells } from './table-file.ts';

/** Row and column from 0. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** Beyond every spreadsheet: what has more letters or digits is no address. */
const ADDRESS = /^([A-Z]{1,3})([1-9]\d{0,6})$/;

/** Such as B3; undefined for what is none. */
export function placeOf(address: string): CellPlace | undefined {
  const [, letters, digits] = ADDRESS.exec(address) ?? [];
  if (letters === undefined || digits === undefined) return undefined;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(digits) - 1, column };
}

export function addressOf({ row, column }: CellPlace): string {
  return `${columnName(column)}${row + 1}`;
}

/** @param column - From 0. */
export function columnName(column: number): string {
  const rest = Math.floor(column / 26);
  return `${rest === 0 ? '' : columnName(rest - 1)}${String.fromCharCode(65 + (column % 26))}`;
}

/** Such as A1:C2; undefined for what is none. */
export function rangeOf(address: string): MergedCells | undefined {
  const [first = '', last = first] = address.split(':');
  const [from, to] = [placeOf(first), placeOf(last)];
  if (from === undefined || to === undefined || to.row < from.row || to.column < from.column) return undefined;
  return { address, top: from.row, left: from.column, bottom: to.row, right: to.column };
}

/** The range that hides this cell behind its first one; undefined for the first one itself, and for cells that stand alone. */
export function mergedInto(merged: readonly MergedCells[], { row, column }: CellPlace): MergedCells | undefined {
  return merged.find(
    ({ top, left, bottom, right }) => row >= top && row <= bottom && column >= left && column <= right && !(row === top && column === left),
  );
}
