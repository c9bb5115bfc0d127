import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import exceljs from 'exceljs';

/** A table too long for memory: its rows come in portions. */
export interface ExportedTable {
  readonly sheet: string;
  readonly columns: readonly { readonly label: string /** In characters. */; readonly width: number }[];
  readonly portions: AsyncIterable<readonly (readonly Cell[])[]>;
}

/** Days and numbers of cases are text: a spreadsheet must not turn them into something else. */
type Cell = string | number;

export const CSV_TYPE = 'text/csv; charset=utf-8';
export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Marks the file as UTF-8 for spreadsheets that would take it for a local encoding. */
const BOM = '\uFEFF';
/** As streams themselves call it. */
const RECEIVER_GONE = 'ERR_STREAM_PREMATURE_CLOSE';

/** Comma-separated, RFC 4180. A text that a spreadsheet would run as a formula gets an apostrophe before it. */
export async function writeCsv(out: Writable, table: ExportedTable): Promise<void> {
  const csv = stringify({ escape_formulas: true, record_delimiter: 'windows' });
  out.write(BOM);
  await pipeline(recordsOf(table), csv, out);
}

async function* recordsOf({ columns, portions }: ExportedTable): AsyncGenerator<readonly Cell[]> {
  yield columns.map(({ label }) => label);
  for await (const portion of portions) yield* portion;
}

/** One sheet, its first row standing still. Texts are written as texts, never as formulas. */
export async function writeXlsx(out: Writable, { sheet, columns, portions }: ExportedTable): Promise<void> {
  const book = new exceljs.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false });
  const page = book.addWorksheet(sheet, { views: [{ state: 'frozen', ySplit: 1 }] });
  page.columns = columns.map(({ label, width }) => ({ header: label, width }));
  page.getRow(1).font = { bold: true };
  const closed = once(out, 'close');
  for await (const portion of portions) {
    for (const row of portion) page.addRow([...row]).commit();
    if (out.writableNeedDrain) await Promise.race([once(out, 'drain'), closed]);
    if (out.destroyed) throw new ReceiverGoneError();
  }
  page.commit();
  // The library waits for ever for a receiver that has gone.
  await Promise.race([book.commit(), closed]);
}

/** Whoever asked for the table has closed the line: nothing is wrong here. */
class ReceiverGoneError extends Error {
  readonly code = RECEIVER_GONE;
  constructor() {
    super('The receiver of the table has gone');
  }
}

export function isReceiverGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === RECEIVER_GONE;
}
