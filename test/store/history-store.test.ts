import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StaleVersionError } from '../../src/law/errors.ts';
import { withTransaction } from '../../src/store/database.ts';
import { createHistoryStore, listAllCaseIds } from '../../src/store/history-store.ts';
import { createOrganStore } from '../../src/store/organ-store.ts';
import { createStepStore } from '../../src/store/step-store.ts';
import { historyTable } from '../../src/store/tables.ts';
import type { TestDatabase } from '../support/databases.ts';
import { databases, openTestDatabase } from '../support/databases.ts';
import { firstStep, sampleEntry } from '../support/sample-rows.ts';

const { columns } = historyTable;
const REPLACE = `insert or replace into history (${columns.join(', ')})
  select ${columns.map((column) => (column === 'actor_name' ? "'forged'" : column)).join(', ')} from history where case_id = 'b'`;

describe.each(databases)('the history on $kind', ({ kind }) => {
  let db: TestDatabase;

  beforeAll(async () => {
    db = await openTestDatabase(kind);
    await createOrganStore(db.write).ensure({ name: '甲区人民政府' });
    await withTransaction(db, (trx) =>
      createStepStore(db).commitAll(
        trx,
        ['b', 'a', 'c'].map((id) => firstStep({ id })),
      ),
    );
  });
  afterAll(() => db.close());

  it('is listed oldest first, as it was appended', async () => {
    const history = createHistoryStore(db.write);
    const entry = sampleEntry({ caseId: 'a', version: 2, data: { b: 1, a: [{ z: null }] }, prevHash: 'hash-1', hash: 'hash-2' });
    await history.append(entry);
    expect(await history.list('a')).toEqual([sampleEntry({ caseId: 'a' }), entry]);
    expect(Object.keys((await history.list('a'))[1]?.data ?? {})).toEqual(['b', 'a']);
    const many = await history.listMany(['a', 'b', 'nobody']);
    expect([...many].map(([caseId, entries]) => [caseId, entries.length])).toEqual([
      ['a', 2],
      ['b', 1],
      ['nobody', 0],
    ]);
  });

  it('takes each version once', async () => {
    const again = createHistoryStore(db.write).append(sampleEntry({ caseId: 'b', data: { secret: '身份证' } }));
    await expect(again).rejects.toThrow(StaleVersionError);
  });

  it('lists all cases page by page', async () => {
    const history = createHistoryStore(db.read);
    expect(await history.listCaseIds({ limit: 2 })).toEqual(['a', 'b']);
    expect(await history.listCaseIds({ after: 'b', limit: 2 })).toEqual(['c']);
    const all: string[] = [];
    for await (const caseId of listAllCaseIds(db.read)) all.push(caseId);
    expect(all).toEqual(['a', 'b', 'c']);
  });

  it.each([
    ['update', "update history set actor_name = 'forged' where case_id = 'b'"],
    ['delete', "delete from history where case_id = 'b'"],
    ...(kind === 'postgres' ? [['truncate', 'truncate history cascade']] : [['replace', REPLACE]]),
  ])('refuses to %s an entry, and says why', async (_verb, statement) => {
    await expect(db.write.raw(statement)).rejects.toThrow(/只增不改.*insert-only/);
    expect(await createHistoryStore(db.read).list('b')).toEqual([sampleEntry({ caseId: 'b' })]);
  });

  it('refuses an entry of a case that does not exist', async () => {
    await expect(createHistoryStore(db.write).append(sampleEntry({ caseId: 'nobody' }))).rejects.toMatchObject({ code: 'STORE_FAILED' });
  });
});
