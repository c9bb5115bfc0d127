import { addressOf } from '../../documents/tables/cell-address.ts';
import type { Cell, MergedCells, Sheet, TableFile } from '../../documents/tables/table-file.ts';
import type { Bilingual } from '../../law/errors.ts';

export type EntryColumn = 'indicator' | 'name' | 'unit' | 'day' | 'amount' | 'what' | 'source' | 'kind' | 'area';

/** Headings that are understood, those of the template first. */
export const ENTRY_HEADINGS: Readonly<Record<EntryColumn, readonly string[]>> = {
  indicator: ['指标编号', '编号', '指标代码', 'indicator', 'id', 'code'],
  name: ['指标名称', '指标', '名称', '统计指标', 'name'],
  unit: ['单位', '计量单位', 'unit'],
  day: ['日期', '发生日期', '时间', 'day', 'date', 'on'],
  amount: ['数量', '数值', '数据', 'amount', 'number', 'value'],
  what: ['事项', '内容', '说明', 'what', 'description'],
  source: ['依据', '来源', '数据来源', 'source'],
  kind: ['口径', '统计口径', 'kind'],
  area: ['类别', '分类', 'area'],
};
export const ENTRY_COLUMNS = Object.keys(ENTRY_HEADINGS) as readonly EntryColumn[];
const NUMBERING = ['序号', 'no', 'no.', '#'];
/** A title and a note may stand above the headings. */
const ROWS_ABOVE = 10;

/** `fault`: nothing is imported with it. `finding`: odd, stored as stated. `note`: how something was read. */
export interface EntryRemark {
  readonly level: 'fault' | 'finding' | 'note';
  /** Empty in CSV. */
  readonly sheet: string;
  /** Address of the cell, such as B3; empty for the whole sheet or file. */
  readonly cell: string;
  readonly zh: string;
  readonly en: string;
}

/** A line below the headings, each cell tidied; what is not there is empty. */
export interface ReadLine {
  readonly sheet: string;
  /** From 1, as a spreadsheet counts. */
  readonly line: number;
  readonly values: Readonly<Record<EntryColumn, string>>;
  readonly at: Readonly<Record<EntryColumn, string>>;
  readonly isTotal: boolean;
}

export interface ReadSheet {
  readonly name: string;
  /** What stands above the headings. */
  readonly title: readonly { readonly cell: string; readonly text: string }[];
  readonly lines: readonly ReadLine[];
  readonly remarks: readonly EntryRemark[];
}

export function remark(
  level: EntryRemark['level'],
  where: { readonly sheet: string; readonly cell: string },
  text: Bilingual,
): EntryRemark {
  return { level, sheet: where.sheet, cell: where.cell, zh: text.zh, en: text.en };
}

/** As people mean it: letters and digits of full width are those of half width. */
export function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim();
}

/** Every visible sheet that has the headings; the others are told of. */
export function entrySheets({ sheets }: TableFile): { readonly sheets: readonly ReadSheet[]; readonly remarks: readonly EntryRemark[] } {
  const shown = sheets.filter(({ isHidden, rows }) => !isHidden && rows.length > 0);
  const read = shown.map((sheet) => ({ sheet, top: headingRow(sheet) }));
  const without = read.filter(({ top }) => top < 0).map(({ sheet }) => sheet.name);
  const hidden = sheets.filter(({ isHidden }) => isHidden).map(({ name }) => name);
  const found = read.filter(({ top }) => top >= 0).map(({ sheet, top }) => linesOf(sheet, top));
  if (found.length === 0) {
    const zh = '没有找到表头：应有“指标编号”（或“指标名称”）“日期”“数量”“依据”各列，请下载模板填写';
    const en = 'There are no headings: the columns indicator (or name), day, amount and source are needed. Use the template';
    return { sheets: [], remarks: [remark('fault', { sheet: shown[0]?.name ?? '', cell: '' }, { zh, en })] };
  }
  const left = [...without, ...hidden].map((sheet) =>
    remark(
      'note',
      { sheet, cell: '' },
      { zh: '没有表头或者已隐藏的工作表，不读取', en: 'A sheet without headings, or hidden, is not read' },
    ),
  );
  return { sheets: found, remarks: left };
}

type Row = Sheet['rows'][number];

function headingRow({ rows }: Sheet): number {
  return rows
    .slice(0, ROWS_ABOVE)
    .findIndex((row) => columnOf(row, 'amount') >= 0 && (columnOf(row, 'indicator') >= 0 || columnOf(row, 'name') >= 0));
}

function columnOf(row: Row, column: EntryColumn): number {
  return row.findIndex((cell) => ENTRY_HEADINGS[column].includes(headingOf(cell)));
}

const headingOf = (cell: Cell | null | undefined): string => plain(cell?.text ?? '').toLowerCase();

function linesOf(sheet: Sheet, top: number): ReadSheet {
  const headings = sheet.rows[top] ?? [];
  const places = new Map(ENTRY_COLUMNS.map((column) => [column, columnOf(headings, column)]));
  const lines: ReadLine[] = [];
  const remarks: EntryRemark[] = [...headingRemarks(sheet.name, headings, places)];
  sheet.rows.forEach((row, index) => {
    if (index <= top) return;
    const cellOf = (column: EntryColumn) => row[places.get(column) ?? -1] ?? null;
    const cells = ENTRY_COLUMNS.map(cellOf).filter((cell) => cell !== null);
    if (cells.every((cell) => plain(cell.text) === '')) return;
    remarks.push(...cells.flatMap((cell) => brokenCell(sheet.name, cell)));
    const values = ofEach((column) => (cellOf(column)?.text ?? '').trim());
    const at = ofEach((column) => addressIn(places.get(column) ?? -1, index));
    lines.push({ sheet: sheet.name, line: index + 1, values, at, isTotal: isTotal(values) });
  });
  remarks.push(...mergedFaults(sheet, { top, columns: [...places.values()], lines }));
  return { name: sheet.name, title: titleOf(sheet, top), lines, remarks };
}

function ofEach(of: (column: EntryColumn) => string): Readonly<Record<EntryColumn, string>> {
  return Object.fromEntries(ENTRY_COLUMNS.map((column) => [column, of(column)])) as Record<EntryColumn, string>;
}

function isTotal({ indicator, name, what, day }: ReadLine['values']): boolean {
  return [indicator, name, what, day].some((text) => totalKind(text) !== null);
}

/** `part`: of the lines since the last total; `all`: of the whole sheet. Null for a line that is none. */
export function totalKind(text: string): 'part' | 'all' | null {
  const word = plain(text)
    .replace(/\s|[:：]/g, '')
    .toLowerCase();
  if (word === '小计' || word === 'subtotal') return 'part';
  return ['合计', '总计', '总数', '总和', 'total', 'sum'].includes(word) ? 'all' : null;
}

/** A column that is not there has lines all the same. */
function addressIn(column: number, row: number): string {
  return column < 0 ? String(row + 1) : addressOf({ row, column });
}

function titleOf({ rows }: Sheet, top: number): ReadSheet['title'] {
  return rows
    .slice(0, top)
    .flatMap((row) => row.flatMap((cell) => (cell === null ? [] : [{ cell: cell.address, text: plain(cell.text) }])));
}

function brokenCell(sheet: string, { kind, address, text }: Cell): readonly EntryRemark[] {
  if (kind !== 'error') return [];
  const zh = `公式出错（${text}），请改为数值或者文字`;
  return [remark('fault', { sheet, cell: address }, { zh, en: `The formula failed (${text}): write the value` })];
}

function headingRemarks(sheet: string, headings: Row, places: ReadonlyMap<EntryColumn, number>): readonly EntryRemark[] {
  const missing = (['day'] as const).filter((column) => (places.get(column) ?? -1) < 0);
  const known = [...NUMBERING, ...Object.values(ENTRY_HEADINGS).flat()];
  const used = new Set(places.values());
  return [
    ...missing.map(() => remark('fault', { sheet, cell: '' }, { zh: '缺少“日期”列', en: 'The column of days is missing' })),
    ...headings.flatMap((cell, column): EntryRemark[] => {
      if (cell === null || used.has(column) || NUMBERING.includes(headingOf(cell))) return [];
      const where = { sheet, cell: cell.address };
      return known.includes(headingOf(cell))
        ? [remark('fault', where, { zh: `“${cell.text}”与另一列重复`, en: `“${cell.text}” is there twice` })]
        : [remark('note', where, { zh: `“${cell.text}”列不导入`, en: `The column “${cell.text}” is not brought in` })];
    }),
  ];
}

interface Below {
  readonly top: number;
  readonly columns: readonly number[];
  readonly lines: readonly ReadLine[];
}

/** The value stands in the first of them only: whether it was meant for all is not guessed. The words of a total may be merged. */
function mergedFaults({ name, merged, rows }: Sheet, { top, columns, lines }: Below): readonly EntryRemark[] {
  const totals = new Set(lines.filter((line) => line.isTotal).map(({ line }) => line));
  const matters = (range: MergedCells): boolean => {
    if (range.bottom <= top || range.top >= rows.length) return false;
    if (range.top === range.bottom && totals.has(range.top + 1)) return false;
    return columns.some((column) => column >= range.left && column <= range.right);
  };
  return merged.filter(matters).map(({ address }) =>
    remark(
      'fault',
      { sheet: name, cell: address },
      {
        zh: '合并的单元格：请取消合并，并逐行填写',
        en: 'Merged cells: split them, and fill in every line',
      },
    ),
  );
}
