import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyAuditLog } from '../../src/engine/audit/verify-audit-log.ts';
import { runCheck } from '../../src/engine/integrity/run-check.ts';
import { sealHeads } from '../../src/engine/integrity/seal-heads.ts';
import { createIntegrityWorker } from '../../src/jobs/integrity-worker.ts';
import { civilDate } from '../../src/law/civil-date.ts';
import { createAuditStore } from '../../src/store/audit-store.ts';
import { createIntegrityStore } from '../../src/store/integrity-store.ts';
import { createOrganStore } from '../../src/store/organ-store.ts';
import { outboxTable } from '../../src/store/outbox-store.ts';
import { createSealStore } from '../../src/store/seal-store.ts';
import { createUserStore } from '../../src/store/user-store.ts';
import { databases, openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { createOffice } from '../support/office.ts';
import { openPressRoom } from '../support/press-room.ts';
import { disarm, rewriteHistory } from '../support/rewrite-history.ts';

const room = await openPressRoom();
afterAll(() => room.close());

describe.each(databases)('the nightly check on $kind', ({ kind }) => {
  let db: TestDatabase;
  let at: string;
  const now = () => new Date(at);
  const worker = () => createIntegrityWorker({ db, vault: room.vault, now });
  const latest = () => createIntegrityStore(db.read).latest();
  const faults = async () => createIntegrityStore(db.read).faults((await latest())?.id ?? 0, { organId: null, limit: 100 });
  const acts = async (what: 'integrity.checked' | 'heads.sealed') => createAuditStore(db.read).find({ kinds: [what] }, 10);

  beforeEach(async () => {
    db = await openTestDatabase(kind);
    at = '2024-03-05T20:00:00Z'; // four in the morning of the 6th
  });
  afterEach(() => db.close());

  const openCases = async (count: number) => {
    const office = await createOffice(db, '2024-03-04', room.press);
    const opened = [];
    for (let i = 0; i < count; i += 1) opened.push(await office.open('2024-03-04'));
    return { office, caseIds: opened.map(({ caseId }) => caseId).sort() };
  };

  it('runs once a day, from two in the night on, and says so in the audit log', async () => {
    await openCases(3);
    const daily = worker();
    at = '2024-03-05T17:59:00Z';
    expect(await daily.runDue()).toBe(false);
    expect(await latest()).toBeUndefined();
    at = '2024-03-05T18:00:00Z';
    expect(await daily.runDue()).toBe(true);
    expect(await daily.runDue()).toBe(false);
    expect(await worker().runDue()).toBe(false);
    expect(await latest()).toMatchObject({ runOn: '2024-03-06', cases: 3, entries: 3, letters: 3, faults: 0, logEntries: 1 });
    expect(await acts('integrity.checked')).toMatchObject([{ actorKind: 'clock', data: { on: '2024-03-06', cases: 3, faults: 0 } }]);
    at = '2024-03-09T18:00:00Z';
    expect(await daily.runDue()).toBe(true);
    expect((await createIntegrityStore(db.read).list(9)).map(({ runOn }) => runOn)).toEqual(['2024-03-10', '2024-03-06']);
    expect(await acts('heads.sealed')).toHaveLength(2);
    expect((await verifyAuditLog(db)).fault).toBeUndefined();
  });

  it('names the case, the first bad entry and the letter that was altered', async () => {
    const { office, caseIds } = await openCases(2);
    await disarm(db);
    await db.write('history').where({ case_id: caseIds[0], version: 1 }).update({ actor_name: '某乙' });
    await worker().runDue();
    expect(await latest()).toMatchObject({ cases: 2, faults: 1 });
    expect(await faults()).toEqual([
      {
        ...{ number: 1, kind: 'history', caseId: caseIds[0], caseName: expect.stringContaining('甲政公开申'), organId: office.organ.id },
        ...{ entry: 1, letter: null, textZh: expect.stringContaining('改动'), textEn: expect.stringContaining('altered') },
      },
    ]);
    expect(await createIntegrityStore(db.read).faults((await latest())?.id ?? 0, { organId: office.organ.id + 1, limit: 9 })).toEqual([]);
  });

  it('finds a history that was rewritten with all its hashes, by what was sealed the night before', async () => {
    const { caseIds } = await openCases(2);
    await worker().runDue();
    await rewriteHistory(db, caseIds[1] ?? '', (entry) => ({ ...entry, actorName: '某乙' }));
    at = '2024-03-06T20:00:00Z';
    await worker().runDue();
    expect(await faults()).toMatchObject([{ kind: 'seal', caseId: caseIds[1], entry: 1, textEn: expect.stringContaining('rewritten') }]);
  });

  it('finds a case that was removed altogether, and records of seals that were changed', async () => {
    const { caseIds } = await openCases(2);
    await worker().runDue();
    await disarm(db);
    await removeCase(db, caseIds[0] ?? '');
    await db.write('sealed_heads').update({ cases: 1 });
    at = '2024-03-06T20:00:00Z';
    await worker().runDue();
    const found = await faults();
    expect(found).toContainEqual(expect.objectContaining({ kind: 'seal', caseId: caseIds[0], textEn: expect.stringContaining('gone') }));
    expect(found).toContainEqual(expect.objectContaining({ kind: 'heads', caseId: null, textEn: expect.stringContaining('2024-03-06') }));
  });

  it('finds an audit log that was changed', async () => {
    await openCases(1);
    await worker().runDue();
    await disarm(db);
    await db.write('audit_entries').where({ seq: 1 }).update({ data: '{"on":"2024-03-06","cases":7}' });
    at = '2024-03-06T20:00:00Z';
    await worker().runDue();
    expect(await faults()).toMatchObject([{ kind: 'log', entry: 1 }]);
  });

  it('mails a fault once, by number alone, to auditors and administrators who may know of it', async () => {
    const { office, caseIds } = await openCases(2);
    const other = await createOrganStore(db.write).ensure({ name: '丙县人民政府', shortName: '丙政' });
    const person = { passwordHash: '-', unit: null, disabledAt: null };
    const people = { listener: ['auditor'], keeper: ['admin'], worker: ['officer'], far: ['auditor'] } as const;
    for (const [id, roles] of Object.entries(people)) {
      const organId = id === 'far' ? other.id : office.organ.id;
      await createUserStore(db.write).create({ ...person, id, login: id, name: id, roles, organId, email: `${id}@example.gov.cn` });
    }
    const mails = async () => (await db.read('outbox').where({ kind: 'integrityFaults' }).orderBy('id')).map(outboxTable.fromRow);
    await disarm(db);
    await db.write('history').where({ case_id: caseIds[0], version: 1 }).update({ actor_name: '某乙' });
    await worker().runDue();
    expect((await mails()).map(({ recipient }) => recipient)).toEqual([
      { kind: 'user', userId: 'keeper' },
      { kind: 'user', userId: 'listener' },
    ]);
    expect((await mails())[1]?.data).toEqual({
      ...{ on: '2024-03-06', organName: '甲区人民政府', readerName: 'listener', total: 1, isAuditor: true },
      faults: [{ kind: 'history', caseName: expect.stringContaining('甲政公开申'), entry: 1 }],
    });
    at = '2024-03-06T20:00:00Z';
    await worker().runDue();
    expect(await latest()).toMatchObject({ faults: 1 });
    expect(await mails()).toHaveLength(2);
    await db.write('audit_entries').where({ seq: 1 }).update({ data: '{"on":"2024-03-06","cases":7}' });
    at = '2024-03-07T20:00:00Z';
    await worker().runDue();
    const last = (await mails()).slice(2);
    expect(last.map(({ recipient, data }) => [recipient, data.total])).toEqual(
      ['far', 'keeper', 'listener'].map((userId) => [{ kind: 'user', userId }, 1]),
    );
  });

  it('is done by one node, and another goes on where that one died', async () => {
    const { caseIds } = await openCases(60);
    const day = civilDate('2024-03-06');
    let asked = 0;
    // The first node dies after the first fifty cases: it neither stops nor lets go.
    const dying = { db, vault: room.vault, now, ticket: 'node-1', isStopping: () => (asked++ > 0 ? fail() : false) };
    await expect(runCheck(dying, day)).rejects.toThrow('died');
    const [half] = await createIntegrityStore(db.read).list(1);
    expect(half).toMatchObject({ cases: 50, finishedAt: null, afterCase: caseIds[49] });
    const other = { ...dying, ticket: 'node-2', isStopping: () => false };
    expect(await runCheck(other, day)).toBeUndefined();
    at = '2024-03-05T20:11:00Z';
    expect(await runCheck(other, day)).toMatchObject({ cases: 60, entries: 60, letters: 60, faults: 0 });
    expect(await runCheck({ ...dying, isStopping: () => false }, day)).toBeUndefined();
    expect(await acts('integrity.checked')).toHaveLength(1);
  });

  it('lets go when the server stops, and goes on at once when it is back', async () => {
    await openCases(1);
    const stopping = { db, vault: room.vault, now, ticket: 'node-1', isStopping: () => true };
    expect(await runCheck(stopping, civilDate('2024-03-06'))).toBeUndefined();
    expect(await worker().runDue()).toBe(true);
  });

  it('seals once a day, and what is sealed cannot be changed', async () => {
    await openCases(1);
    const ask = { on: civilDate('2024-03-06'), now: now() };
    expect((await sealHeads(db, ask)).hash).toBe((await sealHeads(db, ask)).hash);
    expect(await acts('heads.sealed')).toHaveLength(1);
    await expect(db.write('sealed_heads').update({ cases: 9 })).rejects.toThrow();
    await expect(db.write('sealed_cases').delete()).rejects.toThrow();
    expect(await createSealStore(db.read).latest()).toMatchObject({ cases: 1, prevHash: null, logSeq: 0, logHash: null });
  });
});

function fail(): never {
  throw new Error('died');
}

/** With everything that hangs on it, and around whatever would hold it back. */
async function removeCase(db: TestDatabase, caseId: string): Promise<void> {
  if (db.dialect === 'sqlite') await db.write.raw('pragma foreign_keys = off');
  for (const table of ['letters', 'history']) await db.write(table).where({ case_id: caseId }).delete();
  await db.write.transaction(async (trx) => {
    if (db.dialect === 'postgres') await trx.raw("set local session_replication_role = 'replica'");
    await trx('cases').where({ id: caseId }).delete();
  });
}
