import { cellLabel } from '../../law/report/cells.ts';
import { PART_FOUR_COLUMNS, PART_FOUR_GROUPS, type PartFourCell } from '../../law/report/part-four.ts';
import { numberIn } from './cell-number.ts';
import { partFourColumnNamed, partFourGroupNamed } from './printed-names.ts';
import type { Reading } from './reading.ts';
import type { SheetGrid } from './sheet-grid.ts';

interface Head {
  /** The row of numbers. */
  readonly row: number;
  readonly columns: readonly (readonly [PartFourCell, number])[];
}

/** 四、政府信息公开行政复议、行政诉讼情况: fifteen numbers in one row, below names of columns that stand below names of groups. */
export function findPartFour(grid: SheetGrid): Head | undefined {
  const cells: (readonly [PartFourCell, number])[] = [];
  let below = -1;
  for (let row = 0; row < grid.height; row += 1)
    for (let column = 0; column < grid.width; column += 1) {
      const one = grid.at(row, column);
      if (one === null || one.row !== row || one.column !== column) continue;
      const name = partFourColumnNamed(one.cell.text);
      const group = name === undefined ? undefined : groupAbove(grid, row, column);
      if (name === undefined || group === undefined) continue;
      const id: PartFourCell = `${group}.${name}`;
      if (!cells.some(([known]) => known === id)) cells.push([id, column]);
      below = Math.max(below, row);
    }
  return cells.length < 5 ? undefined : { row: rowOfNumbers(grid, below + 1, cells), columns: cells };
}

/** A head that reaches down over the names of columns is passed over; the last name that means a group is the nearest. */
function groupAbove(grid: SheetGrid, row: number, column: number): (typeof PART_FOUR_GROUPS)[number]['id'] | undefined {
  for (let r = row - 1; r >= Math.max(0, row - 4); r -= 1) {
    const group = partFourGroupNamed(grid.at(r, column)?.cell.text ?? '');
    if (group !== undefined) return group;
  }
  return undefined;
}

function rowOfNumbers(grid: SheetGrid, from: number, cells: Head['columns']): number {
  for (let row = from; row < Math.min(from + 3, grid.height); row += 1)
    if (cells.some(([, column]) => numberIn(grid.at(row, column)?.cell ?? null).value !== null)) return row;
  return from;
}

export function readPartFour(grid: SheetGrid, { row, columns }: Head, reading: Reading): void {
  for (const [id, column] of columns) reading.put(id, grid, { row, column });
  const missing = PART_FOUR_GROUPS.flatMap(({ id }) => PART_FOUR_COLUMNS.map((column) => `${id}.${column.id}`)).filter(
    (id) => !reading.has(id),
  );
  if (missing.length === 0) return;
  const labels = missing.map((id) => cellLabel('T2021', id) ?? { zh: id, en: id });
  reading.remark(
    'finding',
    { sheet: grid.name, cell: grid.address(Math.max(0, row - 1), 0) },
    {
      zh: `第四部分的表头缺少这些列，按未知保存：${labels.map(({ zh }) => zh).join('；')}`,
      en: `The head of part four lacks these columns, which are stored as unknown: ${labels.map(({ en }) => en).join('; ')}`,
    },
  );
}
