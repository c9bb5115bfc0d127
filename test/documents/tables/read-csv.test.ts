import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressOf, mergedInto, placeOf, rangeOf } from '../../../src/documents/tables/cell-address.ts';
import { readTable } from '../../../src/documents/tables/read-table.ts';
import { TABLE_LIMITS, UnreadableTableError } from '../../../src/documents/tables/table-file.ts';

const rowsOf = (bytes: Uint8Array | string) =>
  readTable(Buffer.from(bytes), 'csv').sheets[0]?.rows.map((row) => row.map((cell) => cell?.text ?? null));
const troubleOf = (bytes: Uint8Array | string, limits = TABLE_LIMITS) => {
  try {
    return readTable(Buffer.from(bytes), 'csv', limits);
  } catch (error) {
    return error instanceof UnreadableTableError ? error.trouble : error;
  }
};

describe('CSV', () => {
  it.each([
    ['with the mark of UTF-8', '\uFEFF姓名,角色\r\n员工甲,承办人\r\n'],
    ['without', '姓名,角色\n员工甲,承办人'],
    ['in GBK', Buffer.from('d0d5c3fb2cbdc7c9ab0ad4b1b9a4bcd72cb3d0b0ecc8cb', 'hex')],
    ['in UTF-16', Buffer.from('\uFEFF姓名\t角色\r\n员工甲\t承办人\r\n', 'utf16le')],
    ['with semicolons', '姓名;角色\r员工甲;承办人\r'],
  ])('is read %s', (_how, bytes) => {
    expect(rowsOf(bytes)).toEqual([
      ['姓名', '角色'],
      ['员工甲', '承办人'],
    ]);
  });

  it('keeps what stands between quotation marks, and counts empty lines', () => {
    expect(rowsOf('"a ""b"", c\r\nd",,e\n\n,"",\nf,')).toEqual([['a "b", c\r\nd', null, 'e'], [], [], ['f']]);
  });

  it('is parted as its first line with columns is, a title above it or not', () => {
    expect(rowsOf('某表\n甲;乙;1,5\n丙;丁;2')).toEqual([['某表'], ['甲', '乙', '1,5'], ['丙', '丁', '2']]);
  });

  it('gives each cell its address', () => {
    expect(readTable(Buffer.from('a,b\n\n,c'), 'csv').sheets[0]?.rows[2]?.[1]?.address).toBe('B3');
  });

  it('is refused where it cannot be one', () => {
    expect(troubleOf('\n\n')).toBe('empty');
    expect(troubleOf('a\n"b')).toBe('openQuote');
    expect(troubleOf('a\u0000b')).toBe('notText');
    expect(troubleOf(Buffer.from([0x61, 0xff, 0xff]))).toBe('unknownEncoding');
    expect(troubleOf(Buffer.from('504b030414000600', 'hex'))).toBe('workbookAsText');
    expect(troubleOf(`${'a\n'.repeat(4)}`, { ...TABLE_LIMITS, maxRows: 3 })).toBe('tooManyRows');
    expect(troubleOf('a,b', { ...TABLE_LIMITS, maxColumns: 1 })).toBe('tooManyColumns');
    expect(troubleOf('a,b\nc', { ...TABLE_LIMITS, maxCells: 2 })).toBe('tooManyCells');
  });

  it('gives back whatever was written by the rules', () => {
    const field = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', '甲', ' ', ';'), maxLength: 5 });
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 4 }), (records) => {
        const text = records.map((record) => ['x', ...record, 'y'].map(quoted).join(',')).join('\r\n');
        expect(rowsOf(text)).toEqual(records.map((record) => ['x', ...record, 'y'].map((one) => (one === '' ? null : one))));
      }),
    );
  });
});

describe('addresses of cells', () => {
  it.each([
    ['A1', 0, 0],
    ['Z2', 1, 25],
    ['AA10', 9, 26],
    ['XFD1048576', 1_048_575, 16_383],
  ])('%s', (address, row, column) => {
    expect(placeOf(address)).toEqual({ row, column });
    expect(addressOf({ row, column })).toBe(address);
  });

  it('are refused in another shape', () => {
    for (const wrong of ['', 'A0', '1A', 'a1', 'AAAA1', 'A12345678', 'A1:']) expect(placeOf(wrong), wrong).toBeUndefined();
    expect(rangeOf('B2:A1')).toBeUndefined();
  });

  it('tell which cells a range hides', () => {
    const merged = [rangeOf('A2:B3')].filter((range) => range !== undefined);
    expect(mergedInto(merged, { row: 1, column: 0 })).toBeUndefined();
    expect(mergedInto(merged, { row: 2, column: 0 })?.address).toBe('A2:B3');
    expect(mergedInto(merged, { row: 3, column: 0 })).toBeUndefined();
  });
});
