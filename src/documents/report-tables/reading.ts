import type { Bilingual } from '../../law/errors.ts';
import type { CellId } from '../../law/report/cells.ts';
import type { Cell } from '../tables/table-file.ts';
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
      const value = readAt(grid, at, place, (level, where, text) => {
        const words = wordsAt(grid, at);
        remarks.push({ ...remarkAt(level, where, text), ...(words === undefined ? {} : { stated: { id, text: words } }) });
      });
      const before = cells[id];
      if (before === undefined || before === null) {
        cells[id] = value;
        places[id] = place;
      } else if (value !== null && value !== before) remark('fault', place, TWICE(before, value, places[id]));
    },
  };
}

/** What stands in a cell instead of a number. */
function wordsAt(grid: SheetGrid, { row, column }: { readonly row: number; readonly column: number }): string | undefined {
  const found = grid.at(row, column);
  if (found === null || found.row !== row || found.column !== column || found.cell.kind !== 'text') return undefined;
  return numberIn(found.cell).oddity === 'notANumber' ? textOf(found.cell) : undefined;
}

function textOf({ text }: Cell): string {
  return text.trim().slice(0, 60);
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
  const text = found === null ? '' : textOf(found.cell);
  if (oddity === 'notANumber') remark('finding', place, whyNoNumber(found?.cell.kind, text));
  if (oddity === 'fullWidth')
    remark('note', place, { zh: `全角数字“${text}”，读作 ${value}`, en: `Full-width digits “${text}”, read as ${value}` });
  if (oddity === 'prose') remark('note', place, { zh: `“${text}”，读作 ${value}`, en: `“${text}”, read as ${value}` });
  return value;
}

function whyNoNumber(kind: Cell['kind'] | undefined, text: string): Bilingual {
  if (kind === 'error')
    return {
      zh: `公式没有结果（${text}）：按空白（未知）保存。请在文件中改成数字后重新上传。`,
      en: `The formula has no result (${text}): stored as unknown. Write the number into the file and bring it in again.`,
    };
  if (kind === 'day')
    return {
      zh: `这一格是日期（${text}），不是数：按空白（未知）保存。请把单元格格式改为数值后重新上传。`,
      en: `This cell is a day (${text}), no number: stored as unknown. Give it the format of numbers and bring the file in again.`,
    };
  if (kind === 'number')
    return {
      zh: `这一格是百分数（${text}），不是件数或者金额：按空白（未知）保存。请改正后重新上传。`,
      en: `This cell is a percentage (${text}), neither a count nor an amount: stored as unknown. Mend it and bring the file in again.`,
    };
  return NOT_A_NUMBER(text);
}

function NOT_A_NUMBER(text: string): Bilingual {
  const numbers = text.normalize('NFKC').match(/\d+(?:\.\d+)?/g) ?? [];
  if (numbers.length > 1)
    return {
      zh: `“${text}”里有几个数（${numbers.join('、')}），不能断定是哪一个：数值按未知保存，原文一并保留。能确定的，请在文件中改成一个数后重新上传。`,
      en: `“${text}” holds several numbers (${numbers.join(', ')}), and which one is meant cannot be told: the figure is stored as unknown beside these words. Where you know it, write one number into the file and bring it in again.`,
    };
  return {
    zh: `“${text}”不是一个数：按空白（未知）保存。能确定的，请在文件中改成数字后重新上传。`,
    en: `“${text}” is no number: stored as unknown. Where you know the number, write it into the file and bring it in again.`,
  };
}
