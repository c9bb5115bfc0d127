import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { computeReport } from '../../../src/engine/annual-report/compute-report.ts';
import { scopeOf } from '../../../src/engine/annual-report/report-scope.ts';
import { acceptCatalogue } from '../../../src/engine/publications/accept-catalogue.ts';
import { compareCatalogue, draftCatalogue, dropCatalogue, findCatalogueImport } from '../../../src/engine/publications/catalogue-import.ts';
import { verifyAll } from '../../../src/engine/verify-histories.ts';
import { civilDate } from '../../../src/law/civil-date.ts';
import { InvalidInputError, StepRefusedError } from '../../../src/law/errors.ts';
import { cellsOf } from '../../../src/law/report/cells.ts';
import { stateCalendar } from '../../../src/law/state-calendar.ts';
import { withTransaction } from '../../../src/store/database.ts';
import { createPublishedReadModel } from '../../../src/store/published-read-model.ts';
import { createReportEntryStore } from '../../../src/store/report-entry-store.ts';
import { databases, openTestDatabase, type TestDatabase } from '../../support/databases.ts';
import { createOffice, officeHead, officer, secrecyReviewer } from '../../support/office.ts';

const DAY = civilDate('2024-03-04');
const HEAD = '索引号,名称,生成日期,类别,公开渠道,网址,公开日期';

describe.each(databases)('the import of a catalogue on $kind', ({ kind }) => {
  let db: TestDatabase;
  let office: Awaited<ReturnType<typeof createOffice>>;
  beforeAll(async () => {
    db = await openTestDatabase(kind);
    office = await createOffice(db, DAY);
  });
  afterAll(() => db.close());

  const step = (actor = officer) => ({ organId: office.organ.id, actor, at: office.time.now(), today: DAY });
  const draft = async (...rows: string[]) => {
    const bytes = Buffer.from([HEAD, ...rows].join('\n'));
    const key = { id: await draftCatalogue(db, { fileName: '目录.csv', bytes, kind: 'csv' }, step()), organId: office.organ.id };
    await compareCatalogue(db, key);
    return found(key);
  };
  const found = async (key: { id: string; organId: number }) => {
    const file = await findCatalogueImport(db.write, key);
    if (file?.outcome == null) throw new Error('not compared');
    return { ...file, outcome: file.outcome };
  };
  const accept = (file: Awaited<ReturnType<typeof found>>, actor = officer) =>
    acceptCatalogue(db, file, { ...step(actor), calendar: stateCalendar });
  const list = async (year: number) =>
    createPublishedReadModel(db.read).list(
      { organIds: [office.organ.id], words: [], category: null, year, validity: 'inForce' },
      { offset: 0, limit: 50 },
    );

  it('records nothing before it is accepted, then a history for each item, counted once whatever its channels', async () => {
    const file = await draft(
      '甲-1,甲办法,2019-01-02,一,政府网站、政务微信,https://example.gov.cn/1,2019-01-10',
      ',乙规划,2019-02-01,三,政府公报,,2019-02-11',
      '甲政/07/2019/00004,丙预算,2019-02-01,七,网站,,2019-02-12',
      ',丁决算,2019-02-01,七,网站,,2019-02-13',
    );
    expect(file.remarks).toEqual([]);
    expect(file.outcome).toMatchObject({ fresh: 4, onRecord: 0, years: [{ year: 2019, before: 0, after: 4 }], before: null });
    expect(await list(2019)).toEqual([]);
    expect(await accept(file)).toBe(4);
    const items = await list(2019);
    expect(items.map(({ title, entry }) => [title, entry.indexNo, entry.channels, entry.publishedOn])).toEqual([
      ['丁决算', '甲政/07/2019/00005', ['website'], '2019-02-13'],
      ['丙预算', '甲政/07/2019/00004', ['website'], '2019-02-12'],
      ['乙规划', '甲政/03/2019/00001', ['gazette'], '2019-02-11'],
      ['甲办法', '甲-1', ['website', 'wechat'], '2019-01-10'],
    ]);
    expect(items.at(-1)?.link).toBe('https://example.gov.cn/1');
    const history = await db
      .read('history')
      .where({ case_id: items[3]?.id })
      .orderBy('version')
      .select('type', 'effective_on', 'provenance', 'actor_name');
    expect(history.map(({ type, effective_on: on, provenance }) => [type, on, provenance])).toEqual([
      ['publication.created', '2019-01-02', 'recorded'],
      ['publication.cleared', '2019-01-10', 'inferred'],
      ['publication.published', '2019-01-10', 'recorded'],
      ['publication.published', '2019-01-10', 'recorded'],
    ]);
    expect(new Set(history.map((entry) => entry.actor_name))).toEqual(new Set([officer.name]));
    for await (const verified of verifyAll(db)) expect(verified.fault).toBeUndefined();
  });

  it('counts each once in the report of its year, and once in each channel', async () => {
    const ask = { scope: await scopeOf(db, { organ: office.organ.id }), format: 'T2014', today: DAY } as const;
    const cells = cellsOf(await computeReport(db, { ...ask, year: 2019 }));
    expect(cells).toMatchObject({ '一(一)': 4, '一(二)1': 1, '一(二)2': 3, '一(二)3': null, '一(二)4': 1 });
    expect(cellsOf(await computeReport(db, { ...ask, year: 2018 }))).toMatchObject({ '一(一)': null });
  });

  it('leaves out what is on record, and refuses the number of another item', async () => {
    const again = await draft('甲-1,甲办法,2019-01-02,一,政府网站,,2019-01-10', ',乙规划,2019-02-01,三,政府公报,,2019-02-11');
    expect(again.outcome).toMatchObject({ fresh: 0, onRecord: 2 });
    const other = await draft('甲-1,另一办法,2019-01-02,一,政府网站,,2019-01-10');
    expect(other.outcome.remarks).toMatchObject([{ level: 'fault', cell: 'B2' }]);
    await expect(accept(other)).rejects.toThrow(InvalidInputError);
  });

  it('is accepted once, all of it or nothing, and stands in the audit log', async () => {
    const file = await draft('甲-2,戊办法,2020-01-02,一,政府网站,,2020-01-10', '甲-3,己办法,2020-01-02,一,政府网站,,2020-01-10');
    await office.open('2024-03-04');
    office.time.set(DAY);
    const event = { ...office.event('publication.created', DAY, { title: '抢先', indexNo: '甲-3' }), organId: office.organ.id };
    await office.engine.open(event, officer);
    await expect(accept(file)).rejects.toThrow(InvalidInputError);
    expect(await list(2020)).toEqual([]);
    const good = await draft('甲-2,戊办法,2020-01-02,一,政府网站,,2020-01-10');
    expect(await accept(good, officeHead)).toBe(1);
    await expect(accept(good)).rejects.toThrow(InvalidInputError);
    expect(await list(2020)).toHaveLength(1);
    const acts = await db.read('audit_entries').where({ kind: 'publication.imported' }).select('subject', 'data');
    expect(acts.map(({ subject }) => subject)).toContain(good.id);
  });

  it('is for those who may register a publication, and is not found when thrown away', async () => {
    const file = await draft('甲-9,庚办法,2021-01-02,一,政府网站,,2021-01-10');
    await expect(accept(file, secrecyReviewer)).rejects.toThrow(StepRefusedError);
    await expect(dropCatalogue(db, file, step(secrecyReviewer))).rejects.toThrow(StepRefusedError);
    expect(await dropCatalogue(db, file, step())).toBe(true);
    expect(await dropCatalogue(db, file, step())).toBe(false);
    const acts = await db.read('audit_entries').where({ kind: 'publication.importDropped' }).select('subject');
    expect(acts.map(({ subject }) => subject)).toEqual([file.id]);
    expect(await findCatalogueImport(db.write, file)).toBeUndefined();
    await expect(accept(file)).rejects.toThrow(InvalidInputError);
  });

  it('says where the ledger has figures of the same year, which would count twice', async () => {
    const entry = { id: 'ledger-2016', organId: office.organ.id, indicator: 'publicity.total', onDay: '2016-12-31', amount: '12' };
    const by = { recordedBy: 'u', recordedByName: '员工', recordedAt: '2024-03-04T00:00:00.000Z' };
    const row = { ...entry, ...by, what: '全年', source: '统计表', voids: null, reason: null, importId: null };
    await withTransaction(db, (trx) => createReportEntryStore(trx).append([{ ...row, onDay: civilDate(row.onDay) }]));
    const { outcome } = await draft('甲-16,辛办法,2016-01-02,一,政府网站,,2016-01-10', '甲-17,壬办法,2015-01-02,一,政府网站,,2015-01-10');
    expect(outcome.remarks).toMatchObject([{ level: 'finding', zh: expect.stringContaining('2016 年的统计台账') }]);
  });

  it('does not give a number again that was typed in', async () => {
    const open = async (data: object) => {
      office.time.set(DAY);
      const { caseId } = await office.engine.open(
        { ...office.event('publication.created', DAY, { ...data }), organId: office.organ.id },
        officer,
      );
      const row = await db.read('cases').where({ id: caseId }).first('figures');
      return (typeof row.figures === 'string' ? JSON.parse(row.figures) : row.figures).indexNo;
    };
    await open({ title: '手编', category: 'item9', indexNo: '甲政/09/2024/00001' });
    expect(await open({ title: '自动', category: 'item9' })).toBe('甲政/09/2024/00002');
  });
});
