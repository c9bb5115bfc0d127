import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CLOCK, keepAct } from '../../../src/engine/audit/audit-log.ts';
import { recordFaults } from '../../../src/engine/integrity/check-seals.ts';
import { digestOfList, sealHeads } from '../../../src/engine/integrity/seal-heads.ts';
import { civilDate } from '../../../src/law/civil-date.ts';
import { withTransaction } from '../../../src/store/database.ts';
import { createSealStore, type SealedCase, sealedCasesOf } from '../../../src/store/seal-store.ts';
import { databases, openTestDatabase, type TestDatabase } from '../../support/databases.ts';
import { createOffice, registrar } from '../../support/office.ts';

const ON = civilDate('2024-03-05');
const NOW = new Date('2024-03-04T18:00:00Z');

describe.each(databases)('heads sealed on $kind', ({ kind }) => {
  let db: TestDatabase;
  let office: Awaited<ReturnType<typeof createOffice>>;
  beforeEach(async () => {
    db = await openTestDatabase(kind);
    office = await createOffice(db, '2024-03-04');
  });
  afterEach(() => db.close());

  const keep = (what: string) =>
    withTransaction(db, (trx) => keepAct(trx, { kind: 'mail.tested', actor: CLOCK, organId: null, subject: what }, { at: NOW }));
  const listed = async (organId?: number) => {
    const list: SealedCase[] = [];
    for await (const one of sealedCasesOf(db.read, ON, organId)) list.push(one);
    return list;
  };
  const versions = async () => (await listed()).map(({ version }) => version);

  it('let others record and keep acts while their digest is taken, and hold none of it', async () => {
    const { caseId } = await office.open('2024-03-04');
    const sealed = await sealHeads(db, {
      on: ON,
      now: NOW,
      digestOf: async (list) => {
        await keep('meanwhile');
        await office.carry(caseId, 1, [[registrar, 'receipt.confirmed', '2024-03-04', { contactPerson: '某甲', method: 'phone' }]]);
        await office.open('2024-03-04');
        return digestOfList(list);
      },
    });
    expect(sealed).toMatchObject({ cases: 1, logSeq: 1 });
    expect(await versions()).toEqual([1]);
    expect(await recordFaults(db)).toEqual([]);
    expect(await sealHeads(db, { on: civilDate('2024-03-06'), now: NOW })).toMatchObject({ cases: 2, prevHash: sealed.hash });
    expect(await recordFaults(db)).toEqual([]);
  });

  it('take their digest again when another node has added to the list', async () => {
    await office.open('2024-03-04');
    let digests = 0;
    const sealed = await sealHeads(db, {
      on: ON,
      now: NOW,
      digestOf: async (list) => {
        const digest = await digestOfList(list);
        digests += 1;
        if (digests > 1) return digest;
        await office.open('2024-03-04');
        await withTransaction(db, (trx) => createSealStore(trx).addMoved(ON));
        return digest;
      },
    });
    expect([digests, sealed.cases]).toEqual([2, 2]);
    expect(await recordFaults(db)).toEqual([]);
  });

  it('are of the node that was first; its list stays as it is', async () => {
    await office.open('2024-03-04');
    const first: string[] = [];
    const sealed = await sealHeads(db, {
      on: ON,
      now: NOW,
      digestOf: async (list) => {
        if (first.length === 0) first.push('', (await sealHeads(db, { on: ON, now: NOW })).hash);
        return digestOfList(list);
      },
    });
    expect(sealed.hash).toBe(first[1]);
    await office.open('2024-03-04');
    await withTransaction(db, (trx) => createSealStore(trx).addMoved(ON));
    expect(await versions()).toEqual([1]);
    expect(await recordFaults(db)).toEqual([]);
  });

  it('belong together however many nodes seal while cases are recorded', async () => {
    const opened = Promise.all(Array.from({ length: 6 }, () => office.open('2024-03-04')));
    const sealed = await Promise.all(Array.from({ length: 3 }, () => sealHeads(db, { on: ON, now: NOW })));
    await opened;
    expect(new Set(sealed.map(({ hash }) => hash)).size).toBe(1);
    expect(await recordFaults(db)).toEqual([]);
  });

  it('list the cases of one organ alone', async () => {
    const own = await office.open('2024-03-04');
    const other = await office.open('2024-03-04');
    await db.write('organs').insert({ ...(await db.read('organs').first('*')), id: 99, name: '乙区人民政府', short_name: '乙政' });
    await db.write('cases').where({ id: other.caseId }).update({ organ_id: 99 });
    await sealHeads(db, { on: ON, now: NOW });
    const of = async (organId?: number) => (await listed(organId)).map(({ caseId }) => caseId);
    expect(await of(office.organ.id)).toEqual([own.caseId]);
    expect(await of(99)).toEqual([other.caseId]);
    expect(await of()).toEqual([own.caseId, other.caseId].sort());
  });
});
