import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { COMMAND_LINE, keepAct, NOBODY } from '../../../src/engine/audit/audit-log.ts';
import { verifyAuditLog } from '../../../src/engine/audit/verify-audit-log.ts';
import { createAuditStore } from '../../../src/store/audit-store.ts';
import { withTransaction } from '../../../src/store/database.ts';
import { databases, openTestDatabase, type TestDatabase } from '../../support/databases.ts';

const AT = { at: new Date('2026-03-02T01:00:00Z') };
const failed = (login: string) => ({ kind: 'signIn.failed', actor: NOBODY, organId: null, data: { login, reason: 'password' } }) as const;

describe.each(databases)('the audit log on $kind', ({ kind }) => {
  let db: TestDatabase;
  beforeEach(async () => {
    db = await openTestDatabase(kind);
  });
  afterEach(() => db.close());
  const keep = (login: string) => withTransaction(db, (trx) => keepAct(trx, failed(login), AT));

  it('is one chain, also when many write at once', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, i) => keep(`login${i}`)));
    const rows = await createAuditStore(db.read).page({ after: 0, limit: 100 });
    expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    expect(rows.slice(1).every((row, i) => row.prevHash === rows[i]?.hash)).toBe(true);
    expect(await verifyAuditLog(db)).toEqual({ entries: 20, headHash: rows[19]?.hash });
  });

  it('keeps nothing of an act that did not happen', async () => {
    const act = withTransaction(db, async (trx) => {
      await keepAct(trx, failed('somebody'), AT);
      throw new Error('no');
    });
    await expect(act).rejects.toThrow('no');
    expect(await verifyAuditLog(db)).toEqual({ entries: 0, headHash: null });
  });

  it('refuses to be changed, and shows when it was', async () => {
    for (const login of ['a', 'b', 'c']) await keep(login);
    await expect(db.write('audit_entries').where({ seq: 2 }).update({ actor_name: 'x' })).rejects.toThrow(/insert-only/);
    await expect(db.write('audit_entries').where({ seq: 3 }).delete()).rejects.toThrow(/insert-only/);
    const drop =
      kind === 'sqlite' ? ['drop trigger audit_entries_refuse_update'] : ['drop trigger audit_entries_refuse_change on audit_entries'];
    for (const statement of drop) await db.write.raw(statement);
    await db.write('audit_entries').where({ seq: 2 }).update({ actor_name: 'x' });
    expect((await verifyAuditLog(db)).fault?.seq).toBe(2);
  });

  it('shows when its end was cut off', async () => {
    for (const login of ['a', 'b', 'c']) await keep(login);
    const drop =
      kind === 'sqlite' ? 'drop trigger audit_entries_refuse_delete' : 'drop trigger audit_entries_refuse_change on audit_entries';
    await db.write.raw(drop);
    await db.write('audit_entries').where({ seq: 3 }).delete();
    expect((await verifyAuditLog(db)).fault?.seq).toBe(3);
  });

  it('is searched by organ, kind, person, subject and period, newest first', async () => {
    await keep('a');
    const act = {
      kind: 'account.created',
      actor: COMMAND_LINE,
      organId: 7,
      subject: 'u1',
      data: { login: 'l', name: 'n', roles: 'officer' },
    } as const;
    await withTransaction(db, (trx) => keepAct(trx, act, { at: new Date('2026-03-03T01:00:00Z') }));
    const seqs = async (filter: object) => (await createAuditStore(db.read).find(filter, 10)).map(({ seq }) => seq);
    expect(await seqs({})).toEqual([2, 1]);
    expect(await seqs({ organId: 7 })).toEqual([2, 1]);
    expect(await seqs({ organId: 8 })).toEqual([1]);
    expect(await seqs({ kinds: ['account.created'] })).toEqual([2]);
    expect(await seqs({ subject: 'u1' })).toEqual([2]);
    expect(await seqs({ to: '2026-03-03T00:00:00.000Z' })).toEqual([1]);
    expect(await seqs({ before: 2 })).toEqual([1]);
  });
});
