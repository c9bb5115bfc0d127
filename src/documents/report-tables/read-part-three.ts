import { APPLICANT_CLASS_LABELS } from '../../law/channels.ts';
import type { Bilingual } from '../../law/errors.ts';
import { partThreeRowLabel } from '../../law/report/cells.ts';
import {
  type GridFormat,
  PART_THREE_COLUMNS,
  type PartThreeColumn,
  type PartThreeRowId,
  partThreeRows,
} from '../../law/report/part-three-rows.ts';
import { numberIn } from './cell-number.ts';
import { keyOfName, partThreeColumnNamed, partThreeRowNamed } from './printed-names.ts';
import type { Reading } from './reading.ts';
import type { SheetGrid } from './sheet-grid.ts';

interface Head {
  /** The first row of numbers. */
  readonly from: number;
  readonly columns: ReadonlyMap<PartThreeColumn, number>;
}

/** Where the head of part three stands: 自然人 beside the classes of organisations, which stand one row lower in the official form. */
export function findPartThree(grid: SheetGrid): Head | undefined {
  for (let row = 0; row < grid.height; row += 1) {
    if (!grid.row(row).some(({ cell }) => keyOfName(cell.text) === '自然人')) continue;
    const columns = new Map<PartThreeColumn, number>();
    let last = row;
    for (let r = row; r < Math.min(row + 3, grid.height); r += 1)
      for (const one of grid.row(r)) {
        const column = partThreeColumnNamed(one.cell.text);
        if (column === undefined || columns.has(column)) continue;
        columns.set(column, one.column);
        last = Math.max(last, r);
      }
    if (columns.size >= 4) return { from: last + 1, columns };
  }
  return undefined;
}

/** 三、收到和处理政府信息公开申请情况. @returns the rows that were found. */
export function readPartThree(grid: SheetGrid, head: Head, reading: Reading): ReadonlySet<PartThreeRowId> {
  const found = new Set<PartThreeRowId>();
  remarkColumns(grid, head, reading);
  const first = Math.min(...head.columns.values());
  for (let row = head.from; row < grid.height && !found.has('next'); row += 1) {
    const labels = grid.row(row).filter(({ column, cell }) => column < first && cell.kind === 'text');
    const own = labels.findLast((one) => one.row === row) ?? labels.at(-1);
    const id = own === undefined ? undefined : partThreeRowNamed(own.cell.text);
    if (id === undefined) {
      const number = [...head.columns.values()]
        .map((column) => numberIn(grid.at(row, column)?.cell ?? null).value)
        .find((one) => one !== null);
      if (number !== undefined) remarkUnknown(grid, { row, name: own?.cell.text ?? '' }, reading);
      continue;
    }
    found.add(id);
    for (const [column, at] of head.columns) reading.put(`${id}/${column}`, grid, { row, column: at });
  }
  return found;
}

function remarkUnknown(grid: SheetGrid, { row, name }: { readonly row: number; readonly name: string }, reading: Reading): void {
  const shown = name.trim().slice(0, 60);
  reading.remark(
    'finding',
    { sheet: grid.name, cell: grid.address(row, 0) },
    {
      zh: shown === '' ? '这一行没有名称，其数值不导入' : `官方表没有“${shown}”这一行，其数值不导入`,
      en:
        shown === '' ? 'The row has no name: its numbers are not taken' : `No official row is called “${shown}”: its numbers are not taken`,
    },
  );
}

function remarkColumns(grid: SheetGrid, { from, columns }: Head, reading: Reading): void {
  const missing = PART_THREE_COLUMNS.filter((column) => !columns.has(column));
  if (missing.length === 0) return;
  const onlyTotal = missing.length === 1 && missing[0] === 'total';
  reading.remark(
    onlyTotal ? 'note' : 'finding',
    { sheet: grid.name, cell: grid.address(Math.max(0, from - 1), 0) },
    {
      zh: `表头缺少这些列，按未知保存：${missing.map((column) => columnLabel(column).zh).join('、')}`,
      en: `The head lacks these columns, which are stored as unknown: ${missing.map((column) => columnLabel(column).en).join(', ')}`,
    },
  );
}

const TOTAL = { zh: '总计', en: 'total' } as const;

function columnLabel(column: PartThreeColumn): Bilingual {
  return column === 'total' ? TOTAL : APPLICANT_CLASS_LABELS[column];
}

/** Rows of the format that the file does not have. */
export function remarkMissingRows(format: GridFormat, found: ReadonlySet<PartThreeRowId>, sheet: string, reading: Reading): void {
  const missing = partThreeRows(format).filter((id) => !found.has(id));
  if (missing.length === 0) return;
  const rows = missing.map(partThreeRowLabel);
  reading.remark(
    'finding',
    { sheet, cell: '' },
    {
      zh: `第三部分的表缺少这些行，按未知保存：${rows.map(({ zh }) => zh).join('；')}`,
      en: `The table of part three lacks these rows, which are stored as unknown: ${rows.map(({ en }) => en).join('; ')}`,
    },
  );
}
