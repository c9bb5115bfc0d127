import exceljs from 'exceljs';
import { describe, expect, it } from 'vitest';
import { readHtmlTables } from '../../../src/documents/report-tables/html-tables.ts';
import { type ReadReport, readReport } from '../../../src/documents/report-tables/read-report.ts';
import { reportFileOf } from '../../../src/documents/report-tables/report-file.ts';
import { readTable } from '../../../src/documents/tables/read-table.ts';
import { PART_THREE_COLUMNS, partThreeRows } from '../../../src/law/report/part-three-rows.ts';
import { T2014_ROWS } from '../../../src/law/report/t2014-rows.ts';
import { PART_FOUR, PART_TWO_2021, page, partThree2021, V1_ROWS } from './published-tables.ts';

function fromHtml(year: number, ...parts: readonly string[]): ReadReport {
  return readReport(readHtmlTables(page(...parts)), { year });
}

function fromCsv(year: number, lines: readonly string[]): ReadReport {
  return readReport(reportFileOf(readTable(new TextEncoder().encode(lines.join('\r\n')), 'csv')), { year });
}

async function fromXlsx(year: number, fill: (sheet: exceljs.Worksheet) => void, name = '统计表'): Promise<ReadReport> {
  const book = new exceljs.Workbook();
  fill(book.addWorksheet(name));
  return readReport(reportFileOf(readTable(new Uint8Array(await book.xlsx.writeBuffer()), 'xlsx')), { year });
}

const told = ({ remarks }: ReadReport) => remarks.map(({ level, sheet, cell, text }) => `${level} ${sheet}!${cell} ${text.zh}`);

describe('the grids of 2021 out of a web page', () => {
  const read = fromHtml(2025, '<h1>某市2025年政府信息公开工作年度报告</h1>', PART_TWO_2021, partThree2021(), PART_FOUR);

  it('come out cell for cell', () => {
    expect(read.format).toBe('T2021');
    const rows = partThreeRows('T2021').map((row) => PART_THREE_COLUMNS.map((column) => read.cells[`${row}/${column}`]));
    expect(rows).toEqual(V1_ROWS);
    expect(
      ['review', 'directSuit', 'suitAfterReview'].map((group) => [read.cells[`${group}.upheld`], read.cells[`${group}.total`]]),
    ).toEqual([
      [376, 790],
      [16, 56],
      [74, 156],
    ]);
    expect(read.cells['rules.inForce']).toBe(57);
    expect(read.cells['normative.repealed']).toBe(1204);
    expect(read.cells['normative.inForce']).toBeNull();
    expect(read.cells['charges.amount']).toBe(12.5);
  });

  it('tell full-width digits and numbers in words by table and cell', () => {
    expect(told(read)).toEqual(['note 表1!B4 全角数字“２１”，读作 21', 'note 表1!B10 “77件”，读作 77']);
    expect(read.cells['normative.made']).toBe(21);
    expect(read.cells['penalties.decisions']).toBe(77);
  });

  it('lie in tables within tables, as old pages are laid out', () => {
    const nested = fromHtml(2025, `<table width=100%><tr><td>导航</td><td>${partThree2021()}</td></tr></table>`);
    expect(nested.cells['n4/total']).toBe(101);
  });
});

describe('what is wrong in a page', () => {
  it('a row that lacks a cell is told, and its last number is unknown', () => {
    const read = fromHtml(
      2025,
      partThree2021((cells, row) => (row === 4 ? cells.slice(0, 6) : cells)),
    );
    expect(told(read)).toEqual(['finding 表1!J8 这一行缺少单元格：此处按空白处理，请核对该行各数是否错位']);
    expect(read.cells['d1/total']).toBeNull();
  });

  it('merged numbers count once', () => {
    const merged = (cells: string[], row: number) => (row === 1 ? ['<td colspan=2>541</td>', ...cells.slice(2)] : cells);
    const read = fromHtml(2025, partThree2021(merged));
    expect(read.cells['carry/naturalPerson']).toBe(541);
    expect(read.cells['carry/business']).toBeNull();
    expect(told(read)).toEqual(['finding 表1!E5 与 D5 合并：数值只计入 D5，此处按空白处理']);
  });

  it('blank cells and dashes are unknown, and no remark', () => {
    const read = fromHtml(
      2025,
      partThree2021((cells, row) => (row === 2 ? cells.map((_, at) => (at === 0 ? '—' : '')) : cells)),
    );
    expect(PART_THREE_COLUMNS.map((column) => read.cells[`r1/${column}`])).toEqual(PART_THREE_COLUMNS.map(() => null));
    expect(told(read)).toEqual([]);
  });

  it('another year is a fault', () => {
    const read = fromHtml(2024, '<h1>某市2025年政府信息公开工作年度报告</h1>', partThree2021());
    expect(told(read)).toEqual(['fault ! 写的是2025年度，与所选的2024年度不符：请改选年度，或者换文件']);
  });

  it('a page without the official tables has nothing to import', () => {
    expect(fromHtml(2025, '<table><tr><td>日期</td><td>1</td></tr></table>').remarks.map(({ level }) => level)).toContain('fault');
    expect(fromHtml(2025, '<p>没有表格</p>').remarks.map(({ level }) => level)).toEqual(['fault']);
  });
});

describe('the table of 2014', () => {
  it('comes out of CSV row for row, names that stand twice by their order', () => {
    const lines = T2014_ROWS.map(({ id, name, unit }, at) => `"${id.startsWith('四(') ? '（一）' : ''}${name}",${unit},${at}`);
    const read = fromCsv(2017, ['统计指标,单位,统计数', ...lines]);
    expect(read.format).toBe('T2014');
    expect(T2014_ROWS.map(({ id }) => read.cells[id])).toEqual(T2014_ROWS.map((_, at) => at));
    expect(told(read)).toEqual([]);
  });

  it('comes out of a workbook with merged heads, blanks, and rows nobody knows', async () => {
    const read = await fromXlsx(2016, (sheet) => {
      sheet.addRow(['2016年政府信息公开情况统计表']);
      sheet.mergeCells('A1:C1');
      sheet.addRows([
        ['统计指标', '单位', '统计数'],
        ['一、主动公开情况', '', null],
        ['（一）主动公开政府信息数（不同渠道和方式公开相同信息计１条）', '条', '１９１０２'],
        ['　其中：主动公开规范性文件数', '条', null],
        ['三、依申请公开情况'],
        ['（一）收到申请数', '件', 7],
        ['1.当面申请数', '件', '三件'],
        ['2.传真申请数', '件', '2 件'],
        ['5.短信申请数', '件', 4],
        ['五、行政诉讼数量', '件', 1],
        ['（二）被依法纠错数', '件', 0],
      ]);
    });
    expect([read.cells['一(一)'], read.cells['一(一)*'], read.cells['三(一)'], read.cells['三(一)1'], read.cells['三(一)2']]).toEqual([
      19102,
      null,
      7,
      null,
      2,
    ]);
    expect([read.cells['四(二)'], read.cells['五(二)']]).toEqual([null, 0]);
    expect(told(read).filter((line) => !line.includes('没有这些行'))).toEqual([
      'note 统计表!C4 全角数字“１９１０２”，读作 19102',
      'finding 统计表!C8 “三件”不是一个数：按空白（未知）保存。能确定的，请在文件中改成数字后重新上传。',
      'note 统计表!C9 “2 件”，读作 2',
      'finding 统计表!A10 统计表没有“5.短信申请数”这一行，其数值 4 不导入',
    ]);
  });

  it('takes no formula that failed or never ran, no day and no percentage for a number', async () => {
    const read = await fromXlsx(2016, (sheet) => {
      for (const { name, unit } of T2014_ROWS) sheet.addRow([name, unit, 1]);
      sheet.getCell('C1').value = { formula: 'A1/0', result: { error: '#DIV/0!' } } as exceljs.CellValue;
      sheet.getCell('C2').value = { formula: 'SUM(C3:C4)' } as exceljs.CellValue;
      sheet.getCell('C3').value = new Date('2016-05-01T00:00:00Z');
      sheet.getCell('C4').numFmt = '0%';
      sheet.workbook.addWorksheet('旧表', { state: 'hidden' }).addRow(['统计指标']);
    });
    expect(T2014_ROWS.slice(0, 5).map(({ id }) => read.cells[id])).toEqual([null, null, null, null, 1]);
    expect(told(read)).toEqual([
      expect.stringContaining('finding 统计表!C1 公式没有结果（#DIV/0!）：按空白（未知）保存'),
      expect.stringContaining('finding 统计表!C2 公式没有结果（=SUM(C3:C4)）'),
      expect.stringContaining('finding 统计表!C3 这一格是日期（2016-05-01），不是数'),
      expect.stringContaining('finding 统计表!C4 这一格是百分数（1），不是件数或者金额'),
      expect.stringContaining('note 旧表! 隐藏的工作表，不读取'),
    ]);
  });

  it('is read to its end where it has no head and its last column holds words', () => {
    const read = fromCsv(2017, [
      '收到申请数,件,2',
      '当面申请数,件,几件',
      '主动公开政府信息数,条,多',
      '参加或举办新闻发布会总次数,次,3次11场',
      '举办各类培训班数,次,1',
    ]);
    expect(read.cells).toMatchObject({ '三(一)': 2, '三(一)1': null, '一(一)': null, '二(二)1': null, '九(二)': 1 });
    expect(
      told(read)
        .filter((line) => line.startsWith('finding'))
        .map((line) => line.slice(0, 11)),
    ).toEqual(['finding !C2', 'finding !C3', 'finding !C4']);
  });

  it('tells by sheet and cell that the workbook is of another year', async () => {
    const read = await fromXlsx(2015, (sheet) => {
      sheet.addRow(['2016年度政府信息公开情况统计表']);
      for (const { name, unit } of T2014_ROWS) sheet.addRow([name, unit, 0]);
    });
    expect(told(read)).toEqual(['fault 统计表!A1 写的是2016年度，与所选的2015年度不符：请改选年度，或者换文件']);
  });
});
