import { describe, expect, it } from 'vitest';
import { rangeOf } from '../../../src/documents/tables/cell-address.ts';
import { readTable } from '../../../src/documents/tables/read-table.ts';
import type { TableFile } from '../../../src/documents/tables/table-file.ts';
import { MAX_LISTED, readStaffList } from '../../../src/engine/administration/read-staff-list.ts';

const organs = [
  { id: 1, name: '甲市人民政府', shortName: '甲政' },
  { id: 2, name: '甲市住建局', shortName: '甲建' },
];
const unit = { formerNames: [], parentId: null, closedAt: null };
const units = [
  { ...unit, id: 1, organId: 1, name: '督查科（法规）' },
  { ...unit, id: 2, organId: 1, name: '旧科', closedAt: '2026-01-01T00:00:00.000Z' },
  { ...unit, id: 3, organId: 2, name: '办公室' },
];
const known = { organs, units, organId: 1 };

const tableOf = (csv: string): TableFile => readTable(Buffer.from(csv), 'csv');
const read = (csv: string) => readStaffList(tableOf(csv), known);
const faultsIn = (csv: string) => read(csv).faults.map(({ field, zh }) => [field, zh]);

describe('a list of staff', () => {
  it('is read by its headings, in whatever order, below a title', () => {
    const { people, faults, remarks } = read(
      '某单位人员名单,,\n\n序号,角色,姓名,登录名,部门,单位,邮箱\n1,承办人、分管领导,员工丑,chou,督查科(法规),,chou@example.gov.cn\n\n2,officer,员工寅,yin,办公室,甲建,',
    );
    expect(faults).toEqual([]);
    expect(people).toMatchObject([
      {
        line: 4,
        login: 'chou',
        name: '员工丑',
        roles: ['officer', 'leader'],
        unit: '督查科（法规）',
        organId: 1,
        email: 'chou@example.gov.cn',
      },
      { line: 6, login: 'yin', name: '员工寅', roles: ['officer'], unit: '办公室', organId: 2, email: '' },
    ]);
    expect(remarks.map(({ field }) => field)).toEqual(['B4']); // drafts and signs
  });

  it('says as what it reads letters of full width, and blanks in names', () => {
    const { people, remarks } = read('登录名,姓名,角色,邮箱\nｃｈｏｕ１２,张　三,承办人，签发人,ｃ@example.gov.cn');
    expect(people).toMatchObject([{ login: 'chou12', name: '张三', roles: ['officer', 'leader'], email: 'c@example.gov.cn' }]);
    expect(remarks.map(({ field, zh }) => [field, zh]).slice(0, 3)).toEqual([
      ['A2', '“ｃｈｏｕ１２”读作“chou12”'],
      ['D2', '“ｃ@example.gov.cn”读作“c@example.gov.cn”'],
      ['B2', '“张 三”读作“张三”'],
    ]);
  });

  it.each([
    ['登录名,姓名,角色\nchou,员工丑,局长', [['C2', '没有“局长”这个角色']]],
    ['登录名,姓名,角色,科室\nchou,员工丑,承办人,没有的科', [['D2', '甲市人民政府没有“没有的科”这个科室']]],
    ['登录名,姓名,角色,科室\nchou,员工丑,承办人,旧科', [['D2', '甲市人民政府没有“旧科”这个科室']]],
    ['登录名,姓名,角色,机关\nchou,员工丑,承办人,乙县', [['D2', '没有“乙县”这个机关，或者不归您管理']]],
    ['登录名,姓名,角色\nchou,员工丑,承办人\nＣＨＯＵ,员工寅,承办人', [['A3', '登录名与 A2 相同']]],
    ['登录名,姓名,角色\n,员工丑,承办人', [['A2', '没有登录名']]],
    ['登录名,姓名\nchou,员工丑', [['', '缺少“角色”列']]],
    ['登录名,姓名,角色,账号\nchou,员工丑,承办人,x', [['D1', '“账号”与另一列重复']]],
    ['登录名,姓名,角色\n', [['', '表头下面没有人员']]],
  ])('is at fault by cell: %s', (csv, faults) => {
    expect(faultsIn(csv)).toEqual(faults);
  });

  it('needs its headings', () => {
    expect(faultsIn('员工丑,chou,承办人')).toEqual([['', expect.stringContaining('没有找到表头')]]);
    expect(read('登录名,姓名,角色,电话\nchou,员工丑,承办人,1').remarks).toMatchObject([{ field: 'D1', zh: '“电话”列不导入' }]);
  });

  it('names merged cells among its lines, and formulas that failed; a merged title is nothing', () => {
    const [sheet] = tableOf('名单\n登录名,姓名,角色\nchou,员工丑,承办人\nyin,员工寅,承办人').sheets;
    const merged = ['A1:C1', 'C3:C4', 'F3:F4'].map(rangeOf).filter((range) => range !== undefined);
    const rows = sheet?.rows.map((row) => row.map((cell) => (cell?.address === 'B4' ? { ...cell, kind: 'error' as const } : cell))) ?? [];
    const { faults } = readStaffList({ sheets: [{ name: '一', isHidden: false, rows, merged }] }, known);
    expect(faults.map(({ field }) => field)).toEqual(['C3:C4', 'B4']);
  });

  it('has a largest number of people', () => {
    const lines = Array.from({ length: MAX_LISTED + 1 }, (_, i) => `u${i}x,员工${i},承办人`);
    expect(faultsIn(`登录名,姓名,角色\n${lines.join('\n')}`)).toEqual([['', expect.stringContaining(`至多导入 ${MAX_LISTED} 人`)]]);
  });
});
