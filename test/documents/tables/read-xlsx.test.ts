import exceljs from 'exceljs';
import { describe, expect, it } from 'vitest';
import { readTable } from '../../../src/documents/tables/read-table.ts';
import { TABLE_LIMITS, type TableTrouble, UnreadableTableError } from '../../../src/documents/tables/table-file.ts';
import { type RawWorkbook, rawWorkbook } from './workbooks.ts';

async function saved(fill: (book: exceljs.Workbook) => void): Promise<Uint8Array> {
  const book = new exceljs.Workbook();
  fill(book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const textsOf = (bytes: Uint8Array) => readTable(bytes, 'xlsx').sheets[0]?.rows.map((row) => row.map((cell) => cell?.text ?? null));

async function troubleOf(raw: RawWorkbook | Promise<Uint8Array>, limits = TABLE_LIMITS): Promise<TableTrouble | 'read'> {
  const bytes = raw instanceof Promise ? await raw : await rawWorkbook(raw);
  try {
    readTable(bytes, 'xlsx', limits);
    return 'read';
  } catch (error) {
    if (error instanceof UnreadableTableError) return error.trouble;
    throw error;
  }
}

const rows = (inner: string): RawWorkbook => ({ sheet: `<sheetData>${inner}</sheetData>` });

describe('a workbook that a spreadsheet program saved', () => {
  it('is read by cell, with kinds, number formats and what formulas came to', async () => {
    const bytes = await saved((book) => {
      const sheet = book.addWorksheet('一');
      sheet.addRow(['姓名 ', 12, 0.1 + 0.2, true, new Date('2026-03-02T00:00:00Z')]);
      sheet.getCell('A3').value = { formula: 'B1*2', result: 24 };
      sheet.getCell('B3').value = { error: '#REF!' };
      sheet.getCell('C3').value = { richText: [{ text: '员' }, { font: { bold: true }, text: '工' }] };
      sheet.getCell('D3').value = 0.125;
      sheet.getCell('D3').numFmt = '0.0%';
      sheet.getCell('E3').value = new Date('2026-03-02T13:30:00Z');
      sheet.getCell('E3').numFmt = 'yyyy"年"m"月"d"日" hh:mm';
      sheet.getCell('Z9').fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFF0000' } };
    });
    const [sheet] = readTable(bytes, 'xlsx').sheets;
    expect(sheet?.rows.map((row) => row.map((cell) => cell && [cell.address, cell.kind, cell.value, cell.text]))).toEqual([
      [
        ['A1', 'text', '姓名 ', '姓名 '],
        ['B1', 'number', 12, '12'],
        ['C1', 'number', 0.1 + 0.2, '0.3'],
        ['D1', 'boolean', true, 'TRUE'],
        ['E1', 'day', '2026-03-02', '2026-03-02'],
      ],
      [],
      [
        ['A3', 'number', 24, '24'],
        ['B3', 'error', '#REF!', '#REF!'],
        ['C3', 'text', '员工', '员工'],
        ['D3', 'number', 0.125, '0.125'],
        ['E3', 'day', '2026-03-02T13:30', '2026-03-02T13:30'],
      ],
    ]);
    expect(sheet?.rows[2]?.map((cell) => cell?.isFormula)).toEqual([true, false, false, false, false]);
    expect(sheet?.rows[2]?.[3]?.format).toBe('0.0%');
  });

  it('tells its sheets in their order, hidden ones as such, and merged cells', async () => {
    const bytes = await saved((book) => {
      book.addWorksheet('表二').mergeCells('B2:C4');
      book.addWorksheet('藏', { state: 'hidden' }).getCell('A1').value = 1;
    });
    const { sheets } = readTable(bytes, 'xlsx');
    expect(sheets.map(({ name, isHidden }) => [name, isHidden])).toEqual([
      ['表二', false],
      ['藏', true],
    ]);
    expect(sheets[0]?.merged).toEqual([{ address: 'B2:C4', top: 1, left: 1, bottom: 3, right: 2 }]);
  });
});

describe('a workbook of another program', () => {
  it('may have prefixes, cells without places, texts in the cell, readings and characters that XML has not', async () => {
    const sheet =
      '<x:sheetData xmlns:x="y"><x:row><x:c t="inlineStr"><x:is><x:t>甲</x:t></x:is></x:c><x:c t="s"><x:v>0</x:v></x:c></x:row></x:sheetData>';
    const strings = '<si><r><t>乙</t></r><rPh sb="0" eb="1"><t>yi</t></rPh><r><t xml:space="preserve">_x000D_\n_x005F_ &amp;</t></r></si>';
    expect(textsOf(await rawWorkbook({ sheet, strings }))).toEqual([['甲', '乙\n_ &']]);
  });

  it('counts days from 1904 where it says so, and takes no time of day for a day', async () => {
    const styles = '<cellXfs><xf numFmtId="14"/><xf numFmtId="20"/><xf numFmtId="31"/></cellXfs>';
    const cells = '<row r="1"><c r="A1" s="0"><v>44621</v></c><c r="B1" s="1"><v>0.5</v></c><c r="C1" s="2"><v>44621</v></c></row>';
    expect(textsOf(await rawWorkbook({ ...rows(cells), styles }))).toEqual([['2022-03-01', '0.5', '2022-03-01']]);
    expect(textsOf(await rawWorkbook({ ...rows(cells), styles, properties: 'date1904="1"' }))).toEqual([
      ['2026-03-02', '0.5', '2026-03-02'],
    ]);
  });

  it('may have an empty sheet', async () => {
    expect(textsOf(await rawWorkbook({}))).toEqual([]);
  });
});

describe('a hostile workbook is refused', () => {
  const cell = (at: string) => `<row r="${at.replace(/\D/g, '')}"><c r="${at}"><v>1</v></c></row>`;
  it.each<readonly [string, RawWorkbook, TableTrouble]>([
    ['a cell in the last row of all', rows(cell('A1048576')), 'tooManyRows'],
    ['a cell in the last column of all', rows(cell('XFD1')), 'tooManyColumns'],
    ['a row beyond all', rows('<row r="99999999999"><c><v>1</v></c></row>'), 'tooManyRows'],
    ['rows in the wrong order', rows(`${cell('A2')}${cell('A1')}`), 'broken'],
    ['a cell in another row', rows('<row r="1"><c r="A2"><v>1</v></c></row>'), 'broken'],
    ['two cells in one place', rows('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'), 'broken'],
    ['no place', rows('<row r="1"><c r="__proto__"><v>1</v></c></row>'), 'broken'],
    ['no number', rows('<row r="1"><c r="A1"><v>1e999</v></c></row>'), 'broken'],
    ['a text that is not there', rows('<row r="1"><c r="A1" t="s"><v>7</v></c></row>'), 'broken'],
    ['entities', { parts: { 'xl/worksheets/sheet1.xml': '<!DOCTYPE x [<!ENTITY a "b">]><worksheet>&a;</worksheet>' } }, 'broken'],
    ['elements without end', { parts: { 'xl/worksheets/sheet1.xml': `<worksheet>${'<a>'.repeat(500)}` } }, 'broken'],
    ['bytes that are no text', { parts: { 'xl/worksheets/sheet1.xml': Buffer.from([0x3c, 0xff, 0xfe]) } }, 'broken'],
    ['no sheet', { parts: { 'xl/worksheets/sheet1.xml': null } }, 'broken'],
    ['no workbook', { parts: { 'xl/workbook.xml': null } }, 'notATable'],
    ['a document of another kind', { parts: { 'xl/workbook.xml': '<document/>' } }, 'notATable'],
    ['too many parts', { parts: Object.fromEntries(Array.from({ length: 600 }, (_, i) => [`xl/${i}`, 'x'])) }, 'tooManyParts'],
    ['what unpacks to far more', { parts: { 'xl/media/a.bin': Buffer.alloc(30 * 1_048_576) } }, 'tooLarge'],
    ['elements without number', rows('<row/>'.repeat(2_100_000)), 'tooManyCells'],
  ])('%s', async (_what, raw, trouble) => {
    expect(await troubleOf(raw)).toBe(trouble);
  });

  it('beyond the limits that the reader is given', async () => {
    const two = rows('<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>1</v></c></row>');
    expect(await troubleOf(two, { ...TABLE_LIMITS, maxCells: 1 })).toBe('tooManyCells');
    expect(await troubleOf(two, { ...TABLE_LIMITS, maxSheets: 0 })).toBe('tooManySheets');
    expect(await troubleOf(two, { ...TABLE_LIMITS, maxFileBytes: 10 })).toBe('tooLarge');
  });

  it('old, locked, cut off, or no workbook at all', async () => {
    const whole = await rawWorkbook({});
    const troubles = [
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.from('姓名,角色'),
      whole.subarray(0, whole.length - 30),
      Buffer.alloc(0),
    ];
    const found = await Promise.all(troubles.map((bytes) => troubleOf(Promise.resolve(bytes))));
    expect(found).toEqual(['oldFormat', 'notATable', 'broken', 'empty']);
  });

  it('at whatever byte it is damaged: read, or refused in words', async () => {
    const whole = await rawWorkbook(rows('<row r="1"><c r="A1"><v>1</v></c></row>'));
    for (let at = 0; at < whole.length; at += 7) {
      const damaged = Buffer.from(whole);
      damaged.writeUInt8((whole.readUInt8(at) + 129) % 256, at);
      expect(typeof (await troubleOf(Promise.resolve(damaged))), String(at)).toBe('string');
    }
  });

  it('never by a file that points outside: nothing is fetched', async () => {
    const relations =
      '<Relationships><Relationship Id="rId1" Type="x/worksheet" TargetMode="External" Target="http://127.0.0.1:1/a.xml"/></Relationships>';
    expect(await troubleOf({ parts: { 'xl/_rels/workbook.xml.rels': relations } })).toBe('broken');
  });
});
