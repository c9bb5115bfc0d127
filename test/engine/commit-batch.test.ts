import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commitBatch, type PreparedRequest } from '../../src/engine/commit-batch.ts';
import { sha256 } from '../../src/engine/hash-chain.ts';
import { civilDate } from '../../src/law/civil-date.ts';
import { stateCalendar } from '../../src/law/state-calendar.ts';
import type { Database } from '../../src/store/database.ts';
import { createDocumentNumberStore } from '../../src/store/document-number-store.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { databases, openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { createOffice, officer } from '../support/office.ts';

const BREAK: Readonly<Record<Database['dialect'], string>> = {
  sqlite: "create trigger broken before insert on document_numbers begin select raise(abort, 'broken'); end",
  postgres: 'alter table document_numbers add constraint broken check (version < 0) not valid',
};
const MEND: Readonly<Record<Database['dialect'], string>> = {
  sqlite: 'drop trigger broken',
  postgres: 'alter table document_numbers drop constraint broken',
};

describe.each(databases)('a database that fails on $kind', ({ kind }) => {
  let db: TestDatabase;
  beforeEach(async () => {
    db = await openTestDatabase(kind);
  });
  afterEach(() => db.close());

  it('gives back a number that was taken before it failed', async () => {
    const office = await createOffice(db);
    const { caseId, version } = await office.open('2024-03-04');
    const at = await office.carry(caseId, version, [[officer, 'examination.started', '2024-03-05']]);
    const event = office.event('correction.requested', '2024-03-05', { points: '内容不明确', workingDays: 15, servedOn: '2024-03-05' });
    const ask = () => office.engine.record(caseId, event, { actor: officer, expectedVersion: at });
    await db.write.raw(BREAK[kind]);
    const [failed, other] = await Promise.allSettled([ask(), office.open('2024-03-05')]);
    expect(failed).toMatchObject({ status: 'rejected', reason: { constructor: StoreError } });
    expect(other.status).toBe('fulfilled');
    await db.write.raw(MEND[kind]);
    await ask();
    const numbers = await createDocumentNumberStore(db.read).listByCase(caseId);
    expect(numbers.map(({ number }) => number)).toEqual([1]);
  });
});

describe('a database out of reach', () => {
  it('is asked once for a batch, not once for every event of it', async () => {
    let asked = 0;
    const transaction = (): Promise<never> => {
      asked += 1;
      return Promise.reject(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }));
    };
    const db = { dialect: 'postgres', write: { transaction } } as unknown as Database;
    const fact = { type: 'examination.started', on: civilDate('2024-03-05'), data: {} };
    const requests = ['a', 'b', 'c'].map((caseId): PreparedRequest => ({ caseId, fact, actor: officer, expectedVersion: 1 }));
    const outcomes = await commitBatch(db, requests, { calendar: stateCalendar, recordedAt: '2024-03-05T04:00:00.000Z', digest: sha256 });
    expect(outcomes).toMatchObject(requests.map(() => ({ ok: false, error: { constructor: StoreError } })));
    expect(asked).toBe(1);
  });
});
