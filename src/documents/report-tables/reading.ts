import type { Bilingual } from '../../law/errors.ts';
import type { CellId } from '../../law/report/cells.ts';
import { numberIn } from './cell-number.ts';
import { type CellPlaceName, type GridRemark, remarkAt } from './report-file.ts';
import type { SheetGrid } from './sheet-grid.ts';

/** What was read of a file so far. */
export interface Reading {
  /** Keeps a number of the report as it is printed at a place; null for a blank. */
  put(id: CellId, grid: SheetGrid, at: { readonly row: number; readonly column: number }): void;
  remark(level: GridRemark['level'], place: CellPlaceName, text: Bilingual): void;
  has(id: CellId): boolean;
  readonly cells: Readonly<Record<CellId, number | null>>;
  readonly places: Readonly<Record<CellId, CellPlaceName>>;
  readonly remarks: readonly GridRemark[];
}

export function createReading(): Reading {
  const cells: Record<CellId, number | null> = {};
  const places: Record<CellId, CellPlaceName> = {};
  const remarks: GridRemark[] = [];
  const remark: Reading['remark'] = (level, place, text) => void remarks.push(remarkAt(level, place, text));
  return {
    ...{ cells, places, remarks, remark },
    has: (id) => id in cells,
    put(id, grid, at) {
      const place = { sheet: grid.name, cell: grid.address(at.row, at.column) };
      const value = readAt(grid, at, place, remark);
      const before = cells[id];
      if (before === undefined || before === null) {
        cells[id] = value;
        places[id] = place;
      } else if (value !== null && value !== before) remark('fault', place, TWICE(before, value, places[id]));
    },
  };
}

function TWICE(before: number, value: number, place: CellPlaceName | undefined): Bilingual {
  const first = `${place?.sheet ?? ''} ${place?.cell ?? ''}`.trim();
  return {
    zh: `同一数据出现两次而数值不同：${first} 为 ${before}，此处为 ${value}。请只保留一处。`,
    en: `The same figure stands twice with different values: ${before} at ${first}, ${value} here. Keep one of them.`,
  };
}

function readAt(
  grid: SheetGrid,
  { row, column }: { readonly row: number; readonly column: number },
  place: CellPlaceName,
  remark: Reading['remark'],
): number | null {
  const found = grid.at(row, column);
  if (found !== null && (found.row !== row || found.column !== column)) {
    const first = grid.address(found.row, found.column);
    remark('finding', place, {
      zh: `与 ${first} 合并：数值只计入 ${first}，此处按空白处理`,
      en: `Merged with ${first}: its number counts there alone, and this one is taken for blank`,
    });
    return null;
  }
  if (found === null && !grid.exists(row, column)) {
    remark('finding', place, {
      zh: '这一行缺少单元格：此处按空白处理，请核对该行各数是否错位',
      en: 'The row lacks cells: this one is taken for blank. Look whether the numbers of the row have moved',
    });
    return null;
  }
  const { value, oddity } = numberIn(found?.cell ?? null);
  const text = found?.cell.text.trim().slice(0, 60) ?? '';
  if (oddity === 'notANumber') remark('finding', place, NOT_A_NUMBER(text));
  if (oddity === 'fullWidth')
    remark('note', place, { zh: `全角数字“${text}”，读作 ${value}`, en: `Full-width digits “${text}”, read as ${value}` });
  if (oddity === 'prose') remark('note', place, { zh: `“${text}”，读作 ${value}`, en: `“${text}”, read as ${value}` });
  return value;
}

function NOT_A_NUMBER(text: string): Bilingual {
  return {
    zh: `“${text}”不是一个数：按空白（未知）保存。能确定的，请在文件中改成数字后重新上传。`,
    en: `“${text}” is no number: stored as unknown. Where you know the number, write it into the file and bring it in again.`,
  };
}
