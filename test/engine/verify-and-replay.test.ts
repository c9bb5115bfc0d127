import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkHistories, rebuildCase } from '../../src/engine/check-histories.ts';
import { sha256 } from '../../src/engine/hash-chain.ts';
import { type Verified, verifyAll, verifyCase } from '../../src/engine/verify-histories.ts';
import { stateCalendar } from '../../src/law/state-calendar.ts';
import { createCaseStore } from '../../src/store/case-store.ts';
import { databases, openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { createOffice, officer, ordinaryCourse } from '../support/office.ts';

const COURSE = ordinaryCourse({ start: '2024-03-05', draft: '2024-03-11', serve: '2024-03-15' });

/** What an administrator of the database can do and the engine never does. */
async function behindTheBack(db: TestDatabase, statement: string): Promise<void> {
  const table = db.dialect === 'postgres' ? ' on history' : '';
  const triggers: { name: string }[] =
    db.dialect === 'postgres'
      ? (await db.write.raw("select tgname as name from pg_trigger where tgrelid = 'history'::regclass and not tgisinternal")).rows
      : await db.write.raw("select name from sqlite_master where type = 'trigger' and tbl_name = 'history'");
  for (const { name } of triggers) await db.write.raw(`drop trigger ${name}${table}`);
  await db.write.raw(statement);
}

async function faultsOf(db: TestDatabase): Promise<Verified[]> {
  const faults: Verified[] = [];
  for await (const verified of verifyAll(db)) if (verified.fault !== undefined) faults.push(verified);
  return faults;
}

describe.each(databases)('a history on $kind', ({ kind }) => {
  let db: TestDatabase;
  let caseId: string;
  beforeAll(async () => {
    db = await openTestDatabase(kind);
    const office = await createOffice(db);
    const opened = await office.open('2024-03-04');
    caseId = opened.caseId;
    await office.carry(caseId, opened.version, COURSE);
    await office.open('2024-03-18');
  });
  afterAll(() => db.close());

  it('verifies as it was recorded, and replays on the charts to the state that is stored', async () => {
    expect(await faultsOf(db)).toEqual([]);
    for await (const { fault } of checkHistories(db, stateCalendar)) expect(fault).toBeUndefined();
  });

  it('verifies while it is being recorded on', async () => {
    const office = await createOffice(db);
    const opened = await office.open('2024-03-04');
    let recording = true;
    const recorded = office.carry(opened.caseId, opened.version, COURSE).finally(() => {
      recording = false;
    });
    while (recording) expect(await verifyCase(db, opened.caseId)).not.toHaveProperty('fault');
    await recorded;
  });

  it('gives back every projection when rebuilt', async () => {
    const cases = createCaseStore(db.read);
    const before = await cases.findById(caseId);
    await db.write('cases').where({ id: caseId }).update({
      state: '{"charts":{"main":{"machine":"disclosureRequest","snapshot":{}}}}',
      due_on: '1999-01-01',
      title: 'x',
      figures: '{}',
    });
    const found: string[] = [];
    for await (const { caseId: id, fault } of checkHistories(db, stateCalendar)) if (fault !== undefined) found.push(id);
    expect(found).toEqual([caseId]);
    await rebuildCase(db, caseId, { calendar: stateCalendar, recordedAt: before?.updatedAt ?? '', digest: sha256 });
    expect(await cases.findById(caseId)).toEqual(before);
  });

  it.each([
    {
      what: 'a changed day',
      statement: "update history set effective_on = '2024-03-06' where version = 3 and type = 'unit.assigned'",
      version: 3,
    },
    { what: 'a changed person', statement: "update history set actor_name = '另一人' where version = 10", version: 10 },
    { what: 'a removed last entry', statement: 'delete from history where version = 13', version: 13 },
    { what: 'a removed entry', statement: 'delete from history where version = 5', version: 5 },
  ])('names the entry when it was edited behind the engine: $what', async ({ statement, version }) => {
    const copy = await openTestDatabase(kind);
    const office = await createOffice(copy);
    const opened = await office.open('2024-03-04');
    await office.carry(opened.caseId, opened.version, COURSE);
    await behindTheBack(copy, statement);
    expect(await verifyCase(copy, opened.caseId)).toMatchObject({ fault: { version } });
    await copy.close();
  });

  it('names the entry that follows when one was replaced together with its hash', async () => {
    const copy = await openTestDatabase(kind);
    const office = await createOffice(copy);
    const opened = await office.open('2024-03-04');
    await office.carry(opened.caseId, opened.version, [
      [officer, 'examination.started', '2024-03-05'],
      [officer, 'unit.assigned', '2024-03-05', { unit: '某科室' }],
    ]);
    await behindTheBack(copy, "update history set hash = 'f00d' where version = 2");
    expect(await verifyCase(copy, opened.caseId)).toMatchObject({ fault: { version: 2 } });
    await copy.close();
  });
});
