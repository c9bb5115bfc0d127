import { addressOf } from './cell-address.ts';
import { decodeText } from './decode-text.ts';
import { atMost, type Cell, type TableFile, type TableLimits, UnreadableTableError } from './table-file.ts';

const SEPARATORS = [',', '\t', ';'] as const;

/**
 * Comma-separated values (RFC 4180), or with tabs or semicolons, as the first line shows. Every record is a row, empty ones too: rows are
 * numbered as a spreadsheet that opens the file numbers them.
 */
export function readCsv(bytes: Uint8Array, limits: TableLimits): TableFile {
  const text = decodeText(bytes);
  const rows: (Cell | null)[][] = [];
  let cells = 0;
  for (const record of recordsOf(text, separatorOf(text))) {
    if (rows.length === limits.maxRows) throw new UnreadableTableError('tooManyRows', atMost(limits.maxRows));
    const row = rowOf(record, rows.length);
    if (row.length > limits.maxColumns) throw new UnreadableTableError('tooManyColumns', atMost(limits.maxColumns));
    cells += row.length;
    if (cells > limits.maxCells) throw new UnreadableTableError('tooManyCells', atMost(limits.maxCells));
    rows.push(row);
  }
  while (rows.at(-1)?.length === 0) rows.pop();
  if (rows.length === 0) throw new UnreadableTableError('empty');
  return { sheets: [{ name: '', isHidden: false, rows, merged: [] }] };
}

function rowOf(record: readonly string[], row: number): (Cell | null)[] {
  const cells = record.map((text, column): Cell | null =>
    text === '' ? null : { address: addressOf({ row, column }), kind: 'text', value: text, text, format: null, isFormula: false },
  );
  while (cells.length > 0 && cells.at(-1) === null) cells.pop();
  return cells;
}

/** A title may stand above what has columns. */
const LINES_LOOKED_AT = 20;

/** The one that stands most often in the first line that has any, outside of quotation marks. */
function separatorOf(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .replace(/"[^"]*"/g, '')
    .split(/[\r\n]+/, LINES_LOOKED_AT);
  const line = lines.find((one) => SEPARATORS.some((separator) => one.includes(separator))) ?? '';
  const counts = SEPARATORS.map((separator) => line.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ',';
}

function* recordsOf(text: string, separator: string): Generator<readonly string[]> {
  let record: string[] = [];
  let at = 0;
  while (at < text.length) {
    const { value, end } = fieldAt(text, at, separator);
    record.push(value);
    const sign = text[end];
    at = end + 1;
    if (sign === separator) {
      if (at === text.length) record.push('');
      continue;
    }
    if (sign === '\r' && text[at] === '\n') at += 1;
    yield record;
    record = [];
  }
  if (record.length > 0) yield record;
}

/** @returns the field, and where the sign stands that ends it. */
function fieldAt(text: string, start: number, separator: string): { readonly value: string; readonly end: number } {
  if (text[start] !== '"') {
    const end = endOfPlain(text, start, separator);
    return { value: text.slice(start, end), end };
  }
  let value = '';
  let from = start + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote === -1) throw new UnreadableTableError('openQuote', lineAt(text, start));
    value += text.slice(from, quote);
    if (text[quote + 1] !== '"') {
      const end = endOfPlain(text, quote + 1, separator);
      return { value: value + text.slice(quote + 1, end), end };
    }
    value += '"';
    from = quote + 2;
  }
}

function endOfPlain(text: string, start: number, separator: string): number {
  let end = start;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return end;
}

function lineAt(text: string, at: number) {
  const line = text.slice(0, at).split(/\r\n|\r|\n/).length;
  return { zh: `第 ${line} 行`, en: `line ${line}` };
}
