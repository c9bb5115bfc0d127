import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databases, openEmptyTestDatabase, type TestDatabase } from '../support/databases.ts';
import { objects, type Ran, run } from './run-test-cli.ts';

const LINES = ['a', 'b'].map((ref) =>
  JSON.stringify({
    ref,
    organ: '甲区人民政府',
    channel: 'inPerson',
    title: '某文件',
    events: [
      { type: 'application.arrived', on: '2026-03-02' },
      { type: 'reply.served', on: '2026-03-10', decisionCode: 'G2' },
    ],
  }),
);
const DISARM = {
  sqlite: ['drop trigger history_refuse_update', 'drop trigger history_refuse_delete'],
  postgres: ['drop trigger history_refuse_change on history'],
};
const OF_CASE_B = "case_id = (select id from cases where ref = 'b')";

describe.each(databases)('yishen verify and yishen check after someone reached behind the engine on $kind', ({ kind }) => {
  let db: TestDatabase;
  const yishen = (...argv: string[]): Promise<Ran> => run(argv, { env: { DATABASE_URL: db.url } });

  beforeEach(async () => {
    db = await openEmptyTestDatabase(kind);
    expect((await run(['import', '-'], { env: { DATABASE_URL: db.url }, stdin: LINES.join('\n') })).code).toBe(0);
    for (const statement of DISARM[kind]) await db.write.raw(statement);
  });
  afterEach(() => db.close());

  it('names the case and the entry that was altered', async () => {
    await db.write.raw(`update history set data = replace(data, 'G2', 'D1') where ${OF_CASE_B} and type = 'reply.served'`);
    const [{ version }] = await db.write('history').select('version').whereRaw(OF_CASE_B).where({ type: 'reply.served' });
    const ran = await yishen('verify');
    expect(ran.code).toBe(1);
    expect(ran.err).toContain(`案件 甲政公开申〔2026〕2号 第 ${version} 条历史记录不可信`);
    expect(ran.err).toContain(`Entry ${version} of case 甲政公开申〔2026〕2号 cannot be trusted`);
    expect(objects(ran).filter(({ ok }) => ok === false)).toMatchObject([{ case: '甲政公开申〔2026〕2号', firstBadEntry: version }]);
    expect((await yishen('verify', 'a')).code).toBe(0);
    expect((await yishen('verify', 'b')).code).toBe(1);
  });

  it('names the entry that is missing', async () => {
    await db.write.raw(`delete from history where ${OF_CASE_B} and version = 2`);
    expect(objects(await yishen('verify', 'b'))).toMatchObject([{ ok: false, firstBadEntry: 2 }]);
  });

  it('rebuilds the state of a case that differs from its history', async () => {
    await db.write.raw(`update cases set state = replace(state, 'delivering', 'examining') where ref = 'b'`);
    const found = await yishen('check');
    expect(found).toMatchObject({ code: 1, err: expect.stringContaining('2 histories replayed, 1 with faults, 0 rebuilt') });
    expect(objects(found)).toMatchObject([{ case: '甲政公开申〔2026〕2号', rebuilt: false }]);
    expect(await yishen('check', '--rebuild')).toMatchObject({ code: 0, err: expect.stringContaining('1 with faults, 1 rebuilt') });
    expect((await yishen('check')).code).toBe(0);
    expect((await yishen('verify')).code).toBe(0);
  });

  it('lists a case whose history no longer replays and leaves it alone', async () => {
    await db.write.raw(`update history set type = 'reply.givenOnTheSpot' where ${OF_CASE_B} and type = 'reply.served'`);
    const ran = await yishen('check', '--rebuild');
    expect(ran).toMatchObject({ code: 1, err: expect.stringContaining('no longer replays') });
    expect(objects(ran)).toMatchObject([{ rebuilt: false }]);
  });

  it('does not know a case that is not there', async () => {
    expect(await yishen('verify', 'c')).toMatchObject({ code: 2, out: '', err: expect.stringContaining("reference or id 'c'") });
    expect(await yishen('export', 'c')).toMatchObject({ code: 2, out: '', err: expect.stringContaining("reference or id 'c'") });
  });
});
