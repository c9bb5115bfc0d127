import exceljs from 'exceljs';
import { describe, expect, it } from 'vitest';
import { readTable } from '../../../src/documents/tables/read-table.ts';
import { readCatalogueTable } from '../../../src/engine/publications/import-table.ts';
import { civilDate } from '../../../src/law/civil-date.ts';
import { readCategory, readChannels } from '../../../src/law/publication-words.ts';
import { withLanguage } from '../../../src/web/language.ts';
import { catalogueColumns } from '../../../src/web/texts/catalogue-columns.ts';

const TODAY = civilDate('2026-03-02');
const HEAD = ['索引号', '名称', '文号', '内容概述', '生成日期', '类别', '公开渠道', '网址', '有效性', '公开日期', '规范性文件'];
const ITEM = ['甲-1', '某办法', '甲政发〔2025〕1号', '概述', '2025-03-03', '（一）', '政府网站、政务微信', '', '有效', '2025-03-10', '是'];
const with_ = (changes: Record<number, string>) => ITEM.map((text, i) => changes[i] ?? text);

const csv = (rows: readonly (readonly string[])[]) =>
  readCatalogueTable(readTable(Buffer.from(rows.map((row) => row.map((text) => `"${text}"`).join(',')).join('\n')), 'csv'), {
    today: TODAY,
  });
const lines = (...rows: readonly (readonly string[])[]) => csv([HEAD, ...rows]);
const told = ({ remarks }: ReturnType<typeof csv>) => remarks.map(({ level, sheet, cell, zh }) => `${level} ${sheet}!${cell} ${zh}`);

describe('a catalogue of what was published', () => {
  it('is read line by line, with where each stands', () => {
    const read = lines(ITEM);
    expect(read.remarks).toEqual([]);
    const data = { indexNo: '甲-1', title: '某办法', documentNo: '甲政发〔2025〕1号', summary: '概述', category: 'item1' };
    expect(read.lines).toEqual([
      {
        ...{ sheet: '', line: 2, cell: 'B2', createdOn: '2025-03-03', publishedOn: '2025-03-10' },
        ...{ channels: ['website', 'wechat'], link: null, data: { ...data, validity: 'inForce', normativeDocument: true } },
      },
    ]);
  });

  it.each([
    ['a missing title', with_({ 1: '' }), 'fault !B2 请填写名称'],
    ['a missing day', with_({ 4: '' }), 'fault !E2 请填写日期'],
    ['what is no day', with_({ 9: '2025-02-30' }), 'fault !J2 “2025-02-30”不是日期'],
    ['a day in digits of full width', with_({ 9: '２０２５年３月１０日' }), 'note !J2 “２０２５年３月１０日”读作 2025-03-10'],
    ['an index number in digits of full width', with_({ 0: '甲－１' }), 'note !A2 “甲－１”读作 甲-1'],
    ['a day to come', with_({ 9: '2026-03-03' }), 'fault !J2 日期不能晚于今天（2026-03-02）'],
    ['a day too early', with_({ 4: '1999年12月31日' }), 'fault !E2 只能登记 2000 年以后的日期'],
    ['a publication before the creation', with_({ 9: '2025-03-02' }), 'fault !J2 公开日期早于生成日期'],
    ['an unknown kind', with_({ 5: '通知公告' }), 'fault !F2 没有“通知公告”这个类别'],
    ['an unknown channel', with_({ 6: '政府网站、传真' }), 'fault !G2 没有“传真”这个渠道'],
    ['no channel', with_({ 6: '' }), 'fault !G2 请填写公开渠道'],
    ['no channel but an address', with_({ 6: '', 7: 'https://example.gov.cn/a' }), 'note !G2 没有填写渠道，有网址：读作政府网站'],
    ['what is no address', with_({ 7: 'javascript:alert(1)' }), 'fault !H2 网址应以 http:// 或者 https:// 开头'],
    ['an unknown validity', with_({ 8: '也许' }), 'fault !I2 “也许”应为“有效”或者“失效或者废止”'],
    ['neither yes nor no', with_({ 10: '或许' }), 'fault !K2 “或许”应为“是”或者“否”'],
    ['an index number that is too long', with_({ 0: 'x'.repeat(51) }), 'fault !A2 “索引号”（indexNo）'],
  ])('tells of %s by its cell', (_, row, text) => {
    expect(told(lines(row))).toContainEqual(expect.stringContaining(text));
  });

  it('takes one line for one item', () => {
    expect(told(lines(ITEM, with_({ 6: '政府公报' })))).toEqual(['fault !B3 索引号与第 2 行相同：同一信息在几个渠道公开的，写在一行']);
    expect(told(lines(with_({ 0: '' }), with_({ 0: '' })))[0]).toContain('fault !B3 与第 2 行名称、日期相同');
    expect(told(lines(with_({ 0: '' }), with_({ 0: '', 9: '2025-03-11' })))).toEqual([]);
  });

  it('leaves totals out, and refuses a file with nothing in it', () => {
    expect(lines(ITEM, ['合计', '1 项']).lines).toHaveLength(1);
    expect(told(lines(['合计', '1 项']))).toEqual(['fault ! 文件里没有填写任何信息']);
    expect(
      told(
        csv([
          ['名称', '说明'],
          ['某办法', ''],
        ]),
      )[0],
    ).toContain('fault ! 没有找到表头');
    expect(told(csv([HEAD.filter((head) => head !== '公开日期'), ITEM]))).toContainEqual('fault ! 缺少“公开日期”列');
  });

  it('tells merged cells by their range and sheet', async () => {
    const book = new exceljs.Workbook();
    const sheet = book.addWorksheet('目录');
    for (const row of [HEAD, ITEM, with_({ 0: '甲-2' })]) sheet.addRow([...row]);
    sheet.mergeCells('F2:F3');
    const read = readCatalogueTable(readTable(new Uint8Array(await book.xlsx.writeBuffer()), 'xlsx'), { today: TODAY });
    expect(told(read)).toContainEqual('fault 目录!F2:F3 合并的单元格：请取消合并，并逐行填写');
  });

  it.each(['zh', 'en'] as const)('reads the list as it is exported (%s)', (language) => {
    const { state: _, dueOn: __, ...labels } = withLanguage(language, () => catalogueColumns.labels);
    const row = ['甲-1', '某办法', '', '', '2025-03-03', '', language === 'zh' ? '政府公报' : 'gazette', '', '', '2025-03-10'];
    const read = csv([Object.values(labels), row]);
    expect(read.remarks).toEqual([]);
    expect(read.lines[0]).toMatchObject({ channels: ['gazette'], data: { indexNo: '甲-1' } });
  });
});

it.each([
  ['财政预算、决算信息', 'item7'],
  ['（七）财政预算、决算信息', 'item7'],
  ['第七项', 'item7'],
  ['7', 'item7'],
  ['(12)', 'item12'],
  ['十二', 'item12'],
  ['budgets and final accounts', 'item7'],
  ['其他', 'other'],
])('knows the item of article 20 that %s names', (text, value) => {
  expect(readCategory(text)).toEqual({ value });
});

it('knows channels by the names people use, each once', () => {
  expect(readChannels('门户网站; 微信公众号/报刊、其他')).toEqual({ value: ['website', 'wechat', 'other'] });
});
