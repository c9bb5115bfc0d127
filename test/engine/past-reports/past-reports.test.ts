import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENTRIES_BY_COMMAND } from '../../../src/engine/annual-report/entries-actor.ts';
import { type BroughtReport, importPastReport, listPastReports, readPastReport } from '../../../src/engine/past-reports/past-reports.ts';
import { publicTrends, publicYears } from '../../../src/engine/past-reports/trends.ts';
import { InvalidInputError } from '../../../src/law/errors.ts';
import { withTransaction } from '../../../src/store/database.ts';
import { createOrganStore } from '../../../src/store/organ-store.ts';
import { getProjectRoot } from '../../../src/store/project-root.ts';
import { page, partThree2021 } from '../../documents/report-tables/published-tables.ts';
import { databases, openTestDatabase, type TestDatabase } from '../../support/databases.ts';

const AT = new Date('2026-01-12T02:00:00.000Z');
const STEP = { actor: ENTRIES_BY_COMMAND, at: AT, thisYear: 2026 };

describe.each(databases)('past reports on $kind', ({ kind }) => {
  let db: TestDatabase;
  let organId = 0;
  beforeAll(async () => {
    db = await openTestDatabase(kind);
    organId = (await createOrganStore(db.write).ensure({ name: '示例区人民政府' })).id;
  });
  afterAll(() => db.close());

  const brought = (year: number, bytes: Uint8Array, kindOfFile: BroughtReport['kind'] = 'html'): BroughtReport => ({
    ...{ organId, year, bytes, kind: kindOfFile, fileName: `report.${kindOfFile}`, source: '' },
  });
  const accept = (report: BroughtReport) => withTransaction(db, (trx) => importPastReport(trx, report, STEP));

  it('keeps the 2017 report as stated and reports what is odd about it', async () => {
    const bytes = readFileSync(join(getProjectRoot(), 'examples/dongsheng-2017-report.csv'));
    await accept(brought(2017, bytes, 'csv'));
    const [stored] = await listPastReports(db.read, organId);
    const cells: Readonly<Record<string, number | null>> = stored?.cells ?? {};
    const findings = stored?.findings ?? [];
    expect(stored?.version).toBe(1);
    expect([cells['一(一)'], cells['一(二)2'], cells['三(一)'], cells['八(四)'], cells['五(一)'], cells['power.total']]).toEqual([
      19102, 12372, 2, 3.765, 1, 4443,
    ]);
    expect([cells['三(一)3'], cells['三(三)'], cells['三(三)2'], cells['四(一)'], cells['二(二)1']]).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
    expect(findings.filter(({ level }) => level === 'finding').map(({ cell, text }) => `${cell} ${text.zh}`)).toEqual([
      expect.stringContaining('C15 “3次11场”里有几个数（3、11），不能断定是哪一个：数值按未知保存，原文一并保留。'),
      'C4 主动公开总数 19102 恰为各行之和（2650 + 101 + 12372 + 1658 + 2319 + 2）：不同渠道公开相同信息应计 1 条，请核对是否重复计算。按所填数字保存。',
      'C45 权力清单事项总数为 4443，各分项之和为 4442，相差 1：请核对。按所填数字保存。',
    ]);
  });

  it('keeps the words that stand in the place of a number beside the figure, which is unknown: both 3 and 11', async () => {
    const [stored] = await listPastReports(db.read, organId);
    const words = stored?.findings.filter(({ stated }) => stated !== undefined);
    expect(words).toMatchObject([{ level: 'finding', cell: 'C15', stated: { id: '二(二)1', text: '3次11场' } }]);
  });

  it('reports totals that are not the sum by table and cell, and stores them all the same', async () => {
    const wrong = page(partThree2021((cells, row) => (row === 2 ? [...cells.slice(0, 6), '5549'] : cells)));
    const { remarks } = await readPastReport(db.read, brought(2023, wrong), STEP);
    expect(remarks.map(({ level, sheet, cell, text }) => `${level} ${sheet}!${cell} ${text.zh}`)).toEqual([
      'finding 表1!J27、J6、J7、J8 … 勾稽关系 I2：总计：办理结果总计（13810）应等于予以公开+…+其他（13811）。按原文保存。',
      'finding 表1!J6、D6、E6、F6 … 勾稽关系 I3：予以公开：总计（5549）应等于自然人+…+其他（5548）。按原文保存。',
    ]);
    expect((await accept(brought(2023, wrong))).cells['r1/total']).toBe(5549);
  });

  it('compares with the year before, and takes what only the text tells', async () => {
    const next = page('<p>2024年共收到政府信息公开申请9件。</p><p>2024年行政复议12件。</p>', partThree2021());
    const { remarks, cells } = await readPastReport(db.read, brought(2024, next), STEP);
    expect(cells['review.total']).toBe(12);
    expect(remarks.map(({ text }) => text.zh.slice(0, 24))).toEqual([
      '表中没有“行政复议：总计”，正文写有“行政复议1',
      '正文“收到政府信息公开申请9件”写的是 9，表中',
      expect.stringContaining('勾稽关系 I4'),
      expect.stringContaining('勾稽关系 I5'),
    ]);
  });

  it('shows everybody what the report stated, and nothing of what was noted about it here', async () => {
    const source = '内部备注：待核';
    await accept({ ...brought(2022, page('<p>2022年行政复议7件。</p>', partThree2021())), source, fileName: '内部文件.html' });
    const years = await publicYears(db, organId);
    for (const one of years) expect(Object.keys(one).sort()).toEqual(['cells', 'format', 'source', 'year']);
    const [stored] = (await listPastReports(db.read, organId)).filter(({ year }) => year === 2022);
    expect(years.find(({ year }) => year === 2022)).toMatchObject({ source: 'imported', cells: stored?.cells });
    const told = JSON.stringify([years, await publicTrends(db, organId)]);
    const remarks = (await listPastReports(db.read, organId)).flatMap(({ findings }) => findings.map(({ text }) => text.zh));
    expect(remarks.length).toBeGreaterThan(0);
    for (const noted of [source, '内部文件', ENTRIES_BY_COMMAND.name, stored?.digest ?? '', ...remarks]) expect(told).not.toContain(noted);
  });

  it('keeps every version and imports no file twice, of no wrong year, without the role', async () => {
    const right = brought(2023, page(partThree2021()));
    expect((await accept(right)).version).toBe(2);
    await expect(accept(right)).rejects.toThrow(InvalidInputError);
    await expect(accept({ ...right, year: 2026 })).rejects.toThrow('from 2008 to 2025');
    await expect(accept(brought(2022, page('<h1>2023年政府信息公开工作年度报告</h1>', partThree2021())))).rejects.toThrow(
      'names the year 2023',
    );
    const officer = { kind: 'staff', id: 'u', name: '张三', roles: ['officer'] } as const;
    const refused = withTransaction(db, (trx) => importPastReport(trx, brought(2020, page(partThree2021())), { ...STEP, actor: officer }));
    await expect(refused).rejects.toThrow('Your role may not');
    expect((await listPastReports(db.read, organId)).map(({ year, version }) => [year, version])).toEqual([
      [2023, 2],
      [2023, 1],
      [2022, 1],
      [2017, 1],
    ]);
    await expect(db.write('past_reports').update({ cells: '{}' })).rejects.toThrow('insert-only');
    const acts: { data: string }[] = await db.read('audit_entries').where({ kind: 'report.imported' }).orderBy('seq');
    expect(acts.map(({ data }) => JSON.parse(data).rows)).toHaveLength(4);
  });
});
