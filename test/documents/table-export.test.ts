import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import exceljs from 'exceljs';
import { describe, expect, it } from 'vitest';
import { type ExportedTable, isReceiverGone, writeCsv, writeXlsx } from '../../src/documents/table-export.ts';

const COLUMNS = [
  { label: '案号', width: 20 },
  { label: '剩余', width: 8 },
];

function table(portions: readonly (readonly (readonly (string | number)[])[])[]): ExportedTable {
  async function* all() {
    yield* portions;
  }
  return { sheet: '案件', columns: COLUMNS, portions: all() };
}

async function written(write: typeof writeCsv, what: ExportedTable): Promise<Buffer> {
  const out = new PassThrough();
  const [bytes] = await Promise.all([buffer(out), write(out, what)]);
  return bytes;
}

describe('an exported table', () => {
  it('is UTF-8 that says so, with every text that a spreadsheet might run made harmless', async () => {
    const rows = [
      ['=1+1', 3],
      ['@SUM(A1)', -2],
      ['含“引号”"和,逗号\n换行', 0],
    ];
    const text = (await written(writeCsv, table([rows]))).toString('utf8');
    expect(text).toBe(`\uFEFF案号,剩余\r\n'=1+1,3\r\n'@SUM(A1),-2\r\n"含“引号”""和,逗号\n换行",0\r\n`);
  });

  it('has its heading even without rows', async () => {
    expect((await written(writeCsv, table([]))).toString('utf8')).toBe('\uFEFF案号,剩余\r\n');
    const book = new exceljs.Workbook();
    await book.xlsx.load((await written(writeXlsx, table([]))) as unknown as ArrayBuffer);
    expect(book.getWorksheet('案件')?.rowCount).toBe(1);
  });

  it('holds numbers as numbers and formulas as text in a workbook', async () => {
    const book = new exceljs.Workbook();
    await book.xlsx.load((await written(writeXlsx, table([[['=1+1', 3]], [['2026-03-12', -2]]]))) as unknown as ArrayBuffer);
    const sheet = book.getWorksheet('案件');
    expect(sheet?.getRow(2).values).toEqual([undefined, '=1+1', 3]);
    expect(sheet?.getRow(3).values).toEqual([undefined, '2026-03-12', -2]);
    expect(sheet?.getCell('A2').type).not.toBe(exceljs.ValueType.Formula);
  });

  it.each([{ write: writeCsv }, { write: writeXlsx }])('is given up when its receiver goes: $write.name', async ({ write }) => {
    const out = new PassThrough({ highWaterMark: 16 });
    let made = 0;
    async function* endless() {
      for (;;) {
        made += 1;
        if (made === 3) out.destroy();
        yield Array.from({ length: 50 }, () => [`${'长'.repeat(200)}${made}`, made]);
      }
    }
    out.resume();
    const outcome = await write(out, { sheet: '案件', columns: COLUMNS, portions: endless() }).catch((error: unknown) => error);
    expect(isReceiverGone(outcome)).toBe(true);
    expect(made).toBeLessThan(10);
  });
});
