import exceljs from 'exceljs';
import { describe, expect, it } from 'vitest';
import { readTable } from '../../../src/documents/tables/read-table.ts';
import { readEntryTable } from '../../../src/engine/annual-report/entries-table.ts';
import { civilDate } from '../../../src/law/civil-date.ts';
import { INDICATORS } from '../../../src/law/report/indicators.ts';

const known = INDICATORS.map((indicator) => ({ ...indicator, isOwn: false, isClosed: false }));
const ask = { known, year: 2017, today: civilDate('2018-01-10'), source: '' };
const HEAD = ['指标编号', '指标名称', '单位', '日期', '数量', '事项', '依据'];
const COURSE = ['training.courses', '', '', '2017-05-01', '1', '培训班', '通知'];

const csv = (rows: readonly (readonly string[])[]) =>
  readEntryTable(readTable(Buffer.from(rows.map((row) => row.join(',')).join('\n')), 'csv'), ask);
const lines = (...rows: readonly (readonly string[])[]) => csv([HEAD, ...rows]);
const with_ = (changes: Record<number, string>) => COURSE.map((text, i) => changes[i] ?? text);
const told = ({ remarks }: ReturnType<typeof csv>) => remarks.map(({ level, sheet, cell, zh }) => `${level} ${sheet}!${cell} ${zh}`);

describe('a table of figures', () => {
  it('is read line by line, with where each stands', () => {
    const read = lines(COURSE);
    expect(read.remarks).toEqual([]);
    expect(read.lines).toEqual([
      { sheet: '', line: 2, cell: 'E2', indicator: 'training.courses', onDay: '2017-05-01', amount: '1', what: '培训班', source: '通知' },
    ]);
  });

  it.each([
    ['an indicator that there is not', with_({ 0: 'training.x' }), 'fault !A2 没有编号为“training.x”的指标'],
    ['a name that there is not', with_({ 0: '', 1: '培训' }), 'fault !B2 没有名为“培训”的指标'],
    ['number and name of different indicators', with_({ 1: '接受培训人员数' }), 'fault !B2 编号是“举办各类培训班数”，名称是'],
    ['a missing amount', with_({ 4: '' }), 'fault !E2 请填写数量'],
    ['no number', with_({ 4: '一次' }), 'fault !E2 “一次”不是数字'],
    ['a number in digits of full width', with_({ 4: '１' }), 'note !E2 “１”读作 1'],
    ['a dash for a number', with_({ 4: '—' }), 'fault !E2 “—”不是数字：确实没有的写 0，还不知道的不要填写'],
    ['a number below zero', with_({ 4: '－３' }), 'fault !E2 不能小于零'],
    ['half a course', with_({ 4: '1.5' }), 'fault !E2 应为整数'],
    ['a comma that nobody quoted', [...with_({ 4: '1', 5: '234' }), '通知'], 'fault !H2 这一行比表头多出“通知”'],
    ['a missing day', with_({ 3: '' }), 'fault !D2 请填写日期'],
    ['a day as its number', with_({ 3: '42856' }), 'fault !D2 “42856”像是没有设成日期格式的日期'],
    ['a day that there is not', with_({ 3: '2017-02-30' }), 'fault !D2 “2017-02-30”不是日期'],
    ['a figure of later tables', with_({ 0: 'permits.itemsBefore' }), 'finding !A2 “行政许可：上一年项目数量”是其他年度报表的指标'],
    ['another year', with_({ 3: '2016-05-01' }), 'fault !D2 日期在 2016 年，导入的是 2017 年的台账'],
    ['a day to come', with_({ 3: '2018-05-01' }), 'fault !D2 日期不能晚于今天'],
    ['a missing source', with_({ 6: '' }), 'fault !G2 请写明依据'],
    ['the wrong unit', with_({ 2: '元' }), 'fault !C2 单位应为“次”'],
    ['an own indicator without a name', with_({ 0: 'own.x' }), 'fault !A2 本机关没有指标“own.x”'],
  ])('tells of %s by its cell', (_, row, text) => {
    expect(told(lines(row))).toContainEqual(expect.stringContaining(text));
  });

  it('compares totals, and records none', () => {
    const rows = [COURSE, with_({ 3: '2017-06-01', 4: '2' })];
    expect(told(lines(...rows, ['合计', '', '', '', '3', '', '']))).toEqual([]);
    expect(told(lines(...rows, ['合计', '', '', '', '4', '', '']))).toEqual([
      'fault !E4 合计 4 不等于各行之和 3：请改正数量，或者删去合计行',
    ]);
    expect(told(lines(COURSE, ['小计', '', '', '', '1', '', ''], with_({ 3: '2017-06-01' }), ['小计', '', '', '', '1', '', '']))).toEqual(
      [],
    );
  });

  it('leaves out lines of the template that nobody filled in', () => {
    const read = lines(COURSE, ['training.people', '接受培训人员数', '人次', '2017-12-31', '', '', '']);
    expect(read.lines).toHaveLength(1);
    expect(told(read)).toEqual(['note ! 1 行没有填写数量，不导入']);
    expect(told(lines(['training.people', '', '', '', '', '', '']))).toEqual([
      'note ! 1 行没有填写数量，不导入',
      'fault ! 文件里没有填写任何数量',
    ]);
  });

  it('asks about what stands in it twice', () => {
    expect(told(lines(COURSE, COURSE))[0]).toContain('fault !E3 与第 2 行相同');
    const staff = ['bodies.staff', '', '', '2017-12-31', '3', '', '编制文件'];
    expect(told(lines(staff, with_({ 0: 'bodies.staff', 3: '2017-12-31', 4: '4' })))[0]).toContain('时点数');
  });

  it('leaves out what a downloaded ledger says was taken back', () => {
    const head = [...HEAD, '登记人', '登记时间', '状态', '作废人', '作废原因'];
    const entry = (day: string, ...state: string[]) => [...with_({ 3: day }), '员工', '2017-06-01 10:00', ...state];
    const read = csv([head, entry('2017-05-01', '有效', '', ''), entry('2017-05-02', '已作废', '员工', '重复')]);
    expect(read.lines.map(({ line }) => line)).toEqual([2]);
    expect(told(read)).toEqual(['note ! 已作废的 1 条不导入：第 3 行']);
  });

  it('makes own indicators of lines that name them with a unit', () => {
    const read = lines(['own.x', '志愿服务次数', '次', '2017-05-01', '4', '', '台账']);
    expect(read.newIndicators).toEqual([{ code: 'own.x', area: 'other', label: '志愿服务次数', unit: '次', kind: 'flow' }]);
    expect(read.lines[0]).toMatchObject({ indicator: 'own.x', amount: '4' });
  });

  it('knows a file of another year by its title, and one without headings', () => {
    expect(told(csv([['2016年台账'], HEAD, COURSE]))[0]).toContain('fault !A1 这里写的是 2016 年');
    expect(
      told(
        csv([
          ['甲', '乙'],
          ['1', '2'],
        ]),
      )[0],
    ).toContain('没有找到表头');
  });

  it('tells of merged cells and failed formulas in a workbook, by sheet and cell', async () => {
    const book = new exceljs.Workbook();
    const sheet = book.addWorksheet('台账');
    sheet.addRow(['2017年统计台账']);
    sheet.mergeCells('A1:G1');
    sheet.addRow(HEAD);
    sheet.addRow(COURSE.map((text, i) => (i === 4 ? 1 : text)));
    sheet.addRow(with_({ 3: '2017-06-01' }));
    sheet.mergeCells('A3:A4');
    sheet.getCell('E4').value = { formula: 'Z1/0', result: { error: '#DIV/0!' } } as exceljs.CellValue;
    sheet.addRow(with_({ 3: '2017-07-01' })).getCell(5).value = { formula: 'SUM(E3:E4)' } as exceljs.CellValue;
    sheet.addRow([...with_({ 3: '2017-08-01' }), '备注']);
    book.addWorksheet('说明').addRow(['请逐行填写']);
    book.addWorksheet('旧表', { state: 'hidden' }).addRow(HEAD);
    const bytes = new Uint8Array(await book.xlsx.writeBuffer());
    const remarks = told(readEntryTable(readTable(bytes, 'xlsx'), ask));
    expect(remarks).toContain('note 说明! 没有表头的工作表，不读取');
    expect(remarks).toContain('fault 台账!A3:A4 合并的单元格：请取消合并，并逐行填写');
    expect(remarks.filter((text) => text.includes('!E'))).toEqual([
      'fault 台账!E4 公式出错（#DIV/0!），请改为数值或者文字',
      'fault 台账!E5 公式（=SUM(E3:E4)）没有算出结果：请用 Excel 或者 WPS 打开后保存，或者改为数值',
    ]);
    expect(remarks).toContain('note 台账!H6 表头以外的“备注”不导入');
    expect(remarks).toContain('note 旧表! 隐藏的工作表，不读取；要导入的，请取消隐藏后重新上传');
  });
});
