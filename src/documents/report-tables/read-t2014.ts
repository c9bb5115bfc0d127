import type { CellId } from '../../law/report/cells.ts';
import { T2014_ROW_IDS } from '../../law/report/t2014-rows.ts';
import { isUnit, numberIn } from './cell-number.ts';
import { isT2014Heading, t2014RowNamed } from './printed-names.ts';
import type { Reading } from './reading.ts';
import type { GridCell, SheetGrid } from './sheet-grid.ts';

/** Fewer rows by their names are no such table. */
const LEAST_ROWS = 5;

/** How many rows of 2014 a sheet names. */
export function countT2014Rows(grid: SheetGrid): number {
  const known = new Set<CellId>();
  for (let row = 0; row < grid.height; row += 1)
    for (const { cell } of grid.row(row)) {
      const id = cell.kind === 'text' ? t2014RowNamed(cell.text, undefined) : undefined;
      if (id !== undefined) known.add(id);
    }
  return known.size;
}

export function isT2014(grid: SheetGrid): boolean {
  return countT2014Rows(grid) >= LEAST_ROWS;
}

/**
 * 政府信息公开情况统计表: a name, its unit, its number; several side by side where the table is printed in columns. What stands in the row
 * behind the number is a remark of the table, not read.
 */
export function readT2014(grid: SheetGrid, reading: Reading): void {
  let last: CellId | undefined;
  const first = headColumnOf(grid);
  for (let row = 0; row < grid.height; row += 1) {
    const own = grid.row(row).filter((one) => one.row === row);
    for (const [at, one] of own.entries()) {
      const id = one.cell.kind === 'text' ? t2014RowNamed(one.cell.text, last) : undefined;
      if (id === undefined) continue;
      last = id;
      reading.put(id, grid, { row, column: valueColumn(grid, { row, one, next: nextNamed(own, at, id), first }) });
    }
    remarkUnknown(grid, own, reading);
  }
  const missing = T2014_ROW_IDS.filter((id) => !reading.has(id));
  if (missing.length > 0)
    reading.remark(
      'note',
      { sheet: grid.name, cell: '' },
      {
        zh: `表中没有这些行，按未知保存：${missing.join('、')}`,
        en: `The table lacks these rows, which are stored as unknown: ${missing.join(', ')}`,
      },
    );
}

/** The column headed 统计数, where there is one. */
function headColumnOf(grid: SheetGrid): number | undefined {
  for (let row = 0; row < Math.min(grid.height, 12); row += 1) {
    const heads = grid.row(row).filter(({ cell }) => /^(?:统计数(?:据|值)?|数量|数值|合计)$/u.test(cell.text.replace(/\s+/g, '')));
    if (heads[0] !== undefined && heads.length === 1) return heads[0].column;
  }
  return undefined;
}

interface ValueAsk {
  readonly row: number;
  readonly one: GridCell;
  /** Column of the next name in the row. */
  readonly next: number;
  /** Of the head. */
  readonly first: number | undefined;
}

function valueColumn(grid: SheetGrid, { row, one, next, first }: ValueAsk): number {
  if (first !== undefined && first > one.column && first < next) return first;
  let last: number | undefined;
  for (let column = one.column + 1; column < Math.min(next, grid.width); column += 1) {
    const found = grid.at(row, column);
    if (found === null || found.column === one.column || isUnit(found.cell.text)) continue;
    if (numberIn(found.cell).oddity !== 'notANumber') return column;
    last ??= column;
  }
  return last ?? Math.min(one.column + 2, Math.max(grid.width - 1, one.column + 1));
}

function nextNamed(own: readonly GridCell[], at: number, id: CellId): number {
  const next = own.slice(at + 1).find(({ cell }) => cell.kind === 'text' && t2014RowNamed(cell.text, id) !== undefined);
  return next?.column ?? Number.POSITIVE_INFINITY;
}

/** A name that no row has, with a number behind it. */
function remarkUnknown(grid: SheetGrid, own: readonly GridCell[], reading: Reading): void {
  const [label, ...rest] = own;
  if (label === undefined || label.cell.kind !== 'text' || isT2014Heading(label.cell.text)) return;
  if (own.some(({ cell }) => cell.kind === 'text' && t2014RowNamed(cell.text, undefined) !== undefined)) return;
  const number = rest.map(({ cell }) => numberIn(cell).value).find((value) => value !== null);
  if (number === undefined) return;
  const name = label.cell.text.trim().slice(0, 60);
  reading.remark(
    'finding',
    { sheet: grid.name, cell: grid.address(label.row, label.column) },
    {
      zh: `统计表没有“${name}”这一行，其数值 ${number} 不导入`,
      en: `No official row is called “${name}”: its number ${number} is not taken`,
    },
  );
}
