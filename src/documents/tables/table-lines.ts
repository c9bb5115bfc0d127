import type { Bilingual } from '../../law/errors.ts';
import { addressOf } from './cell-address.ts';
import type { Cell, MergedCells, Sheet, TableFile } from './table-file.ts';

/** `fault`: nothing is imported with it. `finding`: odd, stored as stated. `note`: how something was read. */
export interface TableRemark {
  readonly level: 'fault' | 'finding' | 'note';
  /** Empty in CSV. */
  readonly sheet: string;
  /** Address of the cell, such as B3; empty for the whole sheet or file. */
  readonly cell: string;
  readonly zh: string;
  readonly en: string;
}

/** Which columns a table has, and how it is told that a row names them. */
export interface LineFormat<C extends string> {
  /** Headings that are understood, in lower case, those of the template first. */
  readonly headings: Readonly<Record<C, readonly string[]>>;
  /** Whether a row that has these headings is the row of headings. */
  readonly isHeadingRow: (has: (column: C) => boolean) => boolean;
  /** Headings of columns that are passed over without a word. */
  readonly passedOver?: readonly string[];
  /** What is wrong with a sheet without them. */
  readonly needed: readonly { readonly column: C; readonly text: Bilingual }[];
  /** What is wrong with a file in which no row names the columns. */
  readonly noHeadings: Bilingual;
  /** A total may have merged words. */
  readonly isTotal: (values: Readonly<Record<C, string>>) => boolean;
}

/** A line below the headings, each cell tidied; what is not there is empty. */
export interface TableLine<C extends string> {
  readonly sheet: string;
  /** From 1, as a spreadsheet counts. */
  readonly line: number;
  readonly values: Readonly<Record<C, string>>;
  readonly at: Readonly<Record<C, string>>;
  readonly isTotal: boolean;
}

export interface LinedSheet<C extends string> {
  readonly name: string;
  /** What stands above the headings. */
  readonly title: readonly { readonly cell: string; readonly text: string }[];
  readonly lines: readonly TableLine<C>[];
  readonly remarks: readonly TableRemark[];
}

const NUMBERING = ['序号', 'no', 'no.', '#'];
/** A title and a note may stand above the headings. */
const ROWS_ABOVE = 10;

export function remark(
  level: TableRemark['level'],
  where: { readonly sheet: string; readonly cell: string },
  text: Bilingual,
): TableRemark {
  return { level, sheet: where.sheet, cell: where.cell, zh: text.zh, en: text.en };
}

/** As people mean it: letters and digits of full width are those of half width. */
export function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim();
}

/** Every visible sheet that has the headings; the others are told of. */
export function linedSheets<C extends string>(
  { sheets }: TableFile,
  format: LineFormat<C>,
): { readonly sheets: readonly LinedSheet<C>[]; readonly remarks: readonly TableRemark[] } {
  const shown = sheets.filter(({ isHidden, rows }) => !isHidden && rows.length > 0);
  const read = shown.map((sheet) => ({ sheet, top: headingRow(sheet, format) }));
  const without = read.filter(({ top }) => top < 0).map(({ sheet }) => sheet.name);
  const hidden = sheets.filter(({ isHidden }) => isHidden).map(({ name }) => name);
  const found = read.filter(({ top }) => top >= 0).map(({ sheet, top }) => linesOf(sheet, top, format));
  const unread = hidden.map((sheet) => remark('note', { sheet, cell: '' }, HIDDEN));
  if (found.length === 0) {
    return { sheets: [], remarks: [remark('fault', { sheet: shown[0]?.name ?? '', cell: '' }, format.noHeadings), ...unread] };
  }
  return { sheets: found, remarks: [...without.map((sheet) => remark('note', { sheet, cell: '' }, WITHOUT)), ...unread] };
}

const WITHOUT = { zh: '没有表头的工作表，不读取', en: 'A sheet without headings is not read' };
const HIDDEN = {
  zh: '隐藏的工作表，不读取；要导入的，请取消隐藏后重新上传',
  en: 'A hidden sheet is not read: if it is meant to be, show it and bring the file in again',
};

type Row = Sheet['rows'][number];

function headingRow<C extends string>({ rows }: Sheet, format: LineFormat<C>): number {
  return rows.slice(0, ROWS_ABOVE).findIndex((row) => format.isHeadingRow((column) => columnOf(row, format, column) >= 0));
}

function columnOf<C extends string>(row: Row, { headings }: LineFormat<C>, column: C): number {
  return row.findIndex((cell) => headings[column].includes(headingOf(cell)));
}

const headingOf = (cell: Cell | null | undefined): string => plain(cell?.text ?? '').toLowerCase();

function linesOf<C extends string>(sheet: Sheet, top: number, format: LineFormat<C>): LinedSheet<C> {
  const headings = sheet.rows[top] ?? [];
  const columns = Object.keys(format.headings) as C[];
  const places = new Map(columns.map((column) => [column, columnOf(headings, format, column)]));
  const ofEach = (of: (column: C) => string) => Object.fromEntries(columns.map((column) => [column, of(column)])) as Record<C, string>;
  const lines: TableLine<C>[] = [];
  const remarks: TableRemark[] = headingRemarks(sheet.name, { headings, places, format });
  sheet.rows.forEach((row, index) => {
    if (index <= top) return;
    const cellOf = (column: C) => row[places.get(column) ?? -1] ?? null;
    const cells = columns.map(cellOf).filter((cell) => cell !== null);
    if (cells.every((cell) => plain(cell.text) === '')) return;
    remarks.push(...cells.flatMap((cell) => brokenCell(sheet.name, cell)), ...outside(sheet.name, row.slice(headings.length)));
    const values = ofEach((column) => shownText(cellOf(column)).trim());
    const at = ofEach((column) => addressIn(places.get(column) ?? -1, index));
    lines.push({ sheet: sheet.name, line: index + 1, values, at, isTotal: format.isTotal(values) });
  });
  const totals = new Set(lines.filter((line) => line.isTotal).map(({ line }) => line));
  remarks.push(...mergedFaults(sheet, { top, columns: [...places.values()], totals }));
  return { name: sheet.name, title: titleOf(sheet, top), lines, remarks };
}

/** A column that is not there has lines all the same. */
function addressIn(column: number, row: number): string {
  return column < 0 ? String(row + 1) : addressOf({ row, column });
}

function titleOf({ rows }: Sheet, top: number): LinedSheet<string>['title'] {
  return rows
    .slice(0, top)
    .flatMap((row) => row.flatMap((cell) => (cell === null ? [] : [{ cell: cell.address, text: plain(cell.text) }])));
}

/** A number that shows as 15% is meant so, not as 0.15. */
function shownText(cell: Cell | null): string {
  if (cell === null) return '';
  if (cell.kind !== 'number' || cell.format?.includes('%') !== true) return cell.text;
  return `${Number((Number(cell.value) * 100).toPrecision(12))}%`;
}

/** Cells to the right of the headings. In CSV a comma too many has most likely moved the others: 1,234 without quotation marks. */
function outside(sheet: string, cells: Row): TableRemark[] {
  const first = cells.find((cell) => cell !== null && plain(cell.text) !== '');
  if (first === undefined || first === null) return [];
  const where = { sheet, cell: first.address };
  const text = first.text.trim().slice(0, 40);
  if (sheet !== '')
    return [remark('note', where, { zh: `表头以外的“${text}”不导入`, en: `“${text}” stands outside of the columns: left out` })];
  const zh = `这一行比表头多出“${text}”：内容里有逗号的（如 1,234），请加引号或者去掉逗号`;
  const en = `The line has more columns than the headings (“${text}”): put quotation marks around what has a comma, such as 1,234`;
  return [remark('fault', where, { zh, en })];
}

function brokenCell(sheet: string, { kind, address, text }: Cell): readonly TableRemark[] {
  if (kind !== 'error') return [];
  const isOpen = text.startsWith('=');
  const zh = isOpen
    ? `公式（${text}）没有算出结果：请用 Excel 或者 WPS 打开后保存，或者改为数值`
    : `公式出错（${text}），请改为数值或者文字`;
  const en = isOpen
    ? `The formula (${text}) was never calculated: open the file in a spreadsheet program and save it, or write the value`
    : `The formula failed (${text}): write the value`;
  return [remark('fault', { sheet, cell: address }, { zh, en })];
}

interface Headings<C extends string> {
  readonly headings: Row;
  readonly places: ReadonlyMap<C, number>;
  readonly format: LineFormat<C>;
}

function headingRemarks<C extends string>(sheet: string, { headings, places, format }: Headings<C>): TableRemark[] {
  const missing = format.needed.filter(({ column }) => (places.get(column) ?? -1) < 0);
  const known = [...NUMBERING, ...Object.values<readonly string[]>(format.headings).flat()];
  const used = new Set(places.values());
  const passedOver = new Set([...NUMBERING, ...(format.passedOver ?? [])]);
  return [
    ...missing.map(({ text }) => remark('fault', { sheet, cell: '' }, text)),
    ...headings.flatMap((cell, column): TableRemark[] => {
      if (cell === null || used.has(column) || passedOver.has(headingOf(cell))) return [];
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
  /** Lines, from 1. */
  readonly totals: ReadonlySet<number>;
}

/** The value stands in the first of them only: whether it was meant for all is not guessed. The words of a total may be merged. */
function mergedFaults({ name, merged, rows }: Sheet, { top, columns, totals }: Below): readonly TableRemark[] {
  const matters = (range: MergedCells): boolean => {
    if (range.bottom <= top || range.top >= rows.length) return false;
    if (range.top === range.bottom && totals.has(range.top + 1)) return false;
    return columns.some((column) => column >= range.left && column <= range.right);
  };
  const text = { zh: '合并的单元格：请取消合并，并逐行填写', en: 'Merged cells: split them, and fill in every line' };
  return merged.filter(matters).map(({ address }) => remark('fault', { sheet: name, cell: address }, text));
}
