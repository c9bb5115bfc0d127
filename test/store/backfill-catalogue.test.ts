import { afterEach, describe, expect, it } from 'vitest';
import { migrate, migrationConfig } from '../../src/store/migrate.ts';
import { databases, openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { createOffice, officer, ordinaryCourse, secrecyReviewer } from '../support/office.ts';

const DAY = '2024-03-04';
const BACKFILL = '20261128090110';

describe.each(databases)('an upgrade from before the catalogue on $kind', ({ kind }) => {
  let db: TestDatabase;
  afterEach(() => db.close());

  const newest = async () => String((await db.write('knex_migrations').orderBy('id', 'desc').first('name'))?.name);
  const entries = async () => {
    const rows = await db.read('cases').where({ kind: 'publication' }).orderBy('id').select('id', 'figures');
    return rows.map(({ id, figures }) => [id, typeof figures === 'string' ? JSON.parse(figures) : figures]);
  };
  const keys = () => db.read('conversion_keys').orderBy(['info_key', 'case_id']);
  const takenBack = async () => {
    while ((await newest()) >= BACKFILL) await db.write.migrate.down(migrationConfig());
  };
  /** As a program stored it that knew of no catalogue. */
  const forget = async () => {
    await db.write('cases').where({ kind: 'publication' }).update({ figures: '{"replies":[]}' });
    await db.write('conversion_keys').delete();
  };

  it('gives every publication its entry and every reply its key, as the program does', async () => {
    db = await openTestDatabase(kind);
    const office = await createOffice(db, DAY);
    const open = async (data: object) => {
      office.time.set(DAY);
      return (await office.engine.open({ ...office.event('publication.created', DAY, { ...data }), organId: office.organ.id }, officer))
        .caseId;
    };
    const shown = await open({ title: '某规划', category: 'item3', summary: '概述', documentNo: '甲发1号', normativeDocument: true });
    await office.carry(shown, 1, [
      [secrecyReviewer, 'publication.cleared', DAY],
      [officer, 'publication.published', '2024-03-05', { channel: 'website', link: 'https://example.gov.cn/a' }],
      [officer, 'publication.published', '2024-03-06', { channel: 'wechat' }],
      [officer, 'publication.catalogued', '2024-03-07', { validity: 'repealed' }],
    ]);
    const changed = await open({ title: '某办法', fromCase: '甲依申', text: '正文' });
    await office.carry(changed, 1, [
      [secrecyReviewer, 'publication.cleared', DAY],
      [officer, 'publication.published', '2024-03-05', { channel: 'gazette' }],
      [officer, 'publication.amended', '2024-03-06', { change: '修订', summary: '新' }],
    ]);
    const exempt = await open({ title: '过程稿' });
    await office.carry(exempt, 1, [[secrecyReviewer, 'publication.exempted', DAY, { ground: 'processInformation' }]]);
    await open({ title: '待审' });
    for (const title of ['甲村征地补偿标准', '关于甲村征地补偿标准的申请']) {
      const { caseId, version } = await office.open(DAY, { title });
      await office.carry(caseId, version, ordinaryCourse({ start: '2024-03-05', draft: '2024-03-11', serve: '2024-03-15' }));
    }
    const before = { entries: await entries(), keys: await keys() };
    expect([before.entries.length, before.keys.length]).toEqual([4, 2]);
    await takenBack();
    await forget();
    expect(await migrate(db)).toContain('20261128090110_backfill_catalogue.js');
    expect({ entries: await entries(), keys: await keys() }).toEqual(before);
  });

  it('leaves alone what has its entry and key already', async () => {
    db = await openTestDatabase(kind);
    const office = await createOffice(db, DAY);
    await office.engine.open({ ...office.event('publication.created', DAY, { title: '某规划' }), organId: office.organ.id }, officer);
    const { caseId, version } = await office.open(DAY);
    await office.carry(caseId, version, ordinaryCourse({ start: '2024-03-05', draft: '2024-03-11', serve: '2024-03-15' }));
    const before = { entries: await entries(), keys: await keys() };
    await takenBack();
    await migrate(db);
    expect({ entries: await entries(), keys: await keys() }).toEqual(before);
  });
});
