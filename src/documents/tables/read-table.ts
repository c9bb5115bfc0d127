import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import { megabytes, TABLE_LIMITS, type TableFile, type TableKind, type TableLimits, UnreadableTableError } from './table-file.ts';

/**
 * Reads a table as somebody saved it: CSV in UTF-8, GBK or GB18030, or an Excel workbook. Formulas are not run: what they came to when the
 * file was saved is read. Nothing is fetched that the file points to.
 *
 * @throws {UnreadableTableError} with a sentence for whoever brought the file.
 */
export function readTable(bytes: Uint8Array, kind: TableKind, limits: TableLimits = TABLE_LIMITS): TableFile {
  if (bytes.length === 0) throw new UnreadableTableError('empty');
  if (bytes.length > limits.maxFileBytes) throw new UnreadableTableError('tooLarge', megabytes(limits.maxFileBytes));
  return kind === 'csv' ? readCsv(bytes, limits) : readXlsx(bytes, limits);
}
