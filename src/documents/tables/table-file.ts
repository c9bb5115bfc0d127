import type { Bilingual } from '../../law/errors.ts';
import { DomainError } from '../../law/errors.ts';

export type TableKind = 'csv' | 'xlsx';

/** What stands in one cell. Empty cells are null in their row, whatever their colour. */
export interface Cell {
  /** As a spreadsheet calls it, such as B3. */
  readonly address: string;
  /** `day`: ISO, with the time behind a `T` where there is one. `error`: such as #REF!. Of a formula: what it came to. */
  readonly kind: 'text' | 'number' | 'boolean' | 'day' | 'error';
  readonly value: string | number | boolean;
  /** The value in words: numbers without the noise of binary fractions, days as ISO, TRUE or FALSE. Never trimmed. */
  readonly text: string;
  /** Number format as the file has it, such as `0.00%`; null for General and in CSV. */
  readonly format: string | null;
  readonly isFormula: boolean;
}

/** Cells that show as one; the value stands in the first. Rows and columns from 0, inclusive. */
export interface MergedCells {
  /** Such as A1:C1. */
  readonly address: string;
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface Sheet {
  /** Empty in CSV. */
  readonly name: string;
  readonly isHidden: boolean;
  /** Row 0 is line 1. Rows end with their last cell that is not empty, so they differ in length; an empty row is empty. */
  readonly rows: readonly (readonly (Cell | null)[])[];
  readonly merged: readonly MergedCells[];
}

export interface TableFile {
  readonly sheets: readonly Sheet[];
}

/** What a file may hold; whatever goes beyond is refused, never cut off. */
export interface TableLimits {
  /** Of the file itself. */
  readonly maxFileBytes: number;
  /** Of all parts of a workbook together, unpacked. */
  readonly maxUnpackedBytes: number;
  /** Files in a workbook's archive. */
  readonly maxParts: number;
  readonly maxSheets: number;
  /** Of each sheet. */
  readonly maxRows: number;
  readonly maxColumns: number;
  /** Not empty, of all sheets together. */
  readonly maxCells: number;
}

export const TABLE_LIMITS: TableLimits = {
  maxFileBytes: 5 * 1_048_576,
  maxUnpackedBytes: 24 * 1_048_576,
  maxParts: 500,
  maxSheets: 50,
  maxRows: 10_000,
  maxColumns: 256,
  maxCells: 100_000,
};

const TROUBLES = {
  empty: { zh: '文件是空的', en: 'The file is empty' },
  tooLarge: { zh: '文件太大', en: 'The file is too large' },
  tooManyParts: { zh: '表格文件里的部件太多', en: 'The workbook has too many parts' },
  tooManySheets: { zh: '工作表太多', en: 'There are too many sheets' },
  tooManyRows: { zh: '行数太多', en: 'There are too many rows' },
  tooManyColumns: { zh: '列数太多', en: 'There are too many columns' },
  tooManyCells: { zh: '内容太多', en: 'There are too many cells' },
  oldFormat: {
    zh: '这是旧格式（.xls）或者加了密码的表格，请另存为不加密码的 .xlsx',
    en: 'This is the old format (.xls), or has a password: save it as .xlsx without a password',
  },
  encrypted: { zh: '文件加了密码，请去掉密码', en: 'The file has a password: take it off' },
  notATable: { zh: '这不是 .xlsx 表格', en: 'This is no .xlsx workbook' },
  broken: { zh: '文件已损坏，请重新保存', en: 'The file is damaged: save it again' },
  notText: { zh: '这不是 CSV 文本', en: 'This is no CSV text' },
  workbookAsText: {
    zh: '这是 Excel 文件，不是 CSV：请把文件名的后缀改回 .xlsx 或者 .xls',
    en: 'This is an Excel file, not CSV: give its name the ending .xlsx or .xls again',
  },
  unknownEncoding: { zh: '看不出文字编码，请另存为 UTF-8 或者 GBK', en: 'The encoding is neither UTF-8 nor GBK: save it as one of them' },
  openQuote: { zh: '引号没有成对', en: 'A quotation mark is not closed' },
} as const satisfies Record<string, Bilingual>;

export type TableTrouble = keyof typeof TROUBLES;

/** The file cannot be read as a table. */
export class UnreadableTableError extends DomainError {
  readonly code = 'UNREADABLE_TABLE';
  readonly trouble: TableTrouble;

  /** @param place - Where: a sheet, a line or a limit, in words of both languages. */
  constructor(trouble: TableTrouble, place?: Bilingual, options?: ErrorOptions) {
    const { zh, en } = TROUBLES[trouble];
    super(place === undefined ? { zh, en } : { zh: `${zh}（${place.zh}）`, en: `${en} (${place.en})` }, options);
    this.trouble = trouble;
  }
}

/** The same of a size, in MB. */
export function megabytes(bytes: number): Bilingual {
  const { zh, en } = atMost(Math.round(bytes / 1_048_576));
  return { zh: `${zh} MB`, en: `${en} MB` };
}

/** What a limit allows, for the sentence that refuses. */
export function atMost(count: number): Bilingual {
  return { zh: `至多 ${count}`, en: `at most ${count}` };
}
