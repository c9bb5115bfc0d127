import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DigestFacts } from '../../src/engine/digest-facts.ts';
import { heldMail } from '../../src/engine/digest-inbound.ts';
import { createDigestWorker } from '../../src/jobs/digest-worker.ts';
import { stateCalendar } from '../../src/law/state-calendar.ts';
import { openDatabase } from '../../src/store/database.ts';
import { createInboundStore, type NewInboundMail } from '../../src/store/inbound-store.ts';
import { createOrganStore } from '../../src/store/organ-store.ts';
import { type OutboxRow, outboxTable } from '../../src/store/outbox-store.ts';
import type { UserRow } from '../../src/store/rows.ts';
import { createServiceStateStore } from '../../src/store/service-state-store.ts';
import { createUserStore } from '../../src/store/user-store.ts';
import { databases, openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { ANSWERED } from '../support/lapse-courses.ts';
import { createOffice, officeHead, officer, registrar, staff } from '../support/office.ts';

describe.each(databases)('the digest worker on $kind', ({ kind }) => {
  let db: TestDatabase;
  let office: Awaited<ReturnType<typeof createOffice>>;
  let clock: Date;
  beforeEach(async () => {
    db = await openTestDatabase(kind);
    office = await createOffice(db);
  });
  afterEach(() => db.close());

  const workerOn = (each: Pick<TestDatabase, 'read' | 'write' | 'dialect' | 'close'>) =>
    createDigestWorker({ db: each, now: () => clock, calendar: () => stateCalendar });
  /** Runs one worker at a time of a day in Shanghai. */
  const runAt = (time: string): Promise<number> => {
    clock = new Date(`${time}+08:00`);
    return workerOn(db).runDue();
  };
  const mails = async (): Promise<OutboxRow[]> =>
    (await db.read('outbox').where({ kind: 'digest' }).orderBy('id')).map(outboxTable.fromRow);
  const toldTo = async (userId: string): Promise<DigestFacts | undefined> =>
    (await mails()).find(({ recipient }) => recipient.kind === 'user' && recipient.userId === userId)?.data as DigestFacts | undefined;

  function addUser(id: string, more: Partial<UserRow> = {}): Promise<boolean> {
    const row: UserRow = {
      id,
      login: id,
      name: `员工${id}`,
      passwordHash: '-',
      roles: ['officer'],
      organId: office.organ.id,
      unit: '一科',
      disabledAt: null,
      email: `${id}@example.gov.cn`,
      language: 'zh',
      digestOff: 0,
      ...more,
    };
    return createUserStore(db.write).create(row);
  }

  async function assignedCase(on: string, user: string, by = registrar): Promise<string> {
    const { caseId, version } = await office.open(on);
    await office.carry(caseId, version, [[by, 'handler.assigned', on, { user, name: `员工${user}` }]]);
    return caseId;
  }

  it('waits until half past eight and then tells each once a day', async () => {
    await addUser('a');
    const caseId = await assignedCase('2024-03-04', 'a');
    expect(await runAt('2024-03-29T08:29:59')).toBe(0);
    expect(await runAt('2024-03-29T08:30:00')).toBe(1);
    expect(await runAt('2024-03-29T17:00:00')).toBe(0);
    expect(await runAt('2024-04-01T08:29:00')).toBe(0);
    expect(await runAt('2024-04-01T08:31:00')).toBe(1);
    expect((await mails()).map(({ messageKey, organId, language }) => [messageKey, organId, language])).toEqual([
      ['digest:2024-03-29:a', office.organ.id, null],
      ['digest:2024-04-01:a', office.organ.id, null],
    ]);
    expect(await toldTo('a')).toMatchObject({
      day: '2024-03-29',
      workingDay: true,
      scope: 'own',
      organName: '甲区人民政府',
      readerName: '员工a',
      sections: [{ id: 'dueSoon', total: 1, items: [{ caseId, dueOn: '2024-04-01', remainingWorkingDays: 1 }] }],
    });
  });

  it('writes to active people with an address who want it', async () => {
    await addUser('a');
    await addUser('off', { digestOff: 1 });
    await addUser('gone', { disabledAt: '2024-01-01T00:00:00.000Z' });
    await addUser('mute', { email: null });
    for (const user of ['a', 'off', 'gone', 'mute']) await assignedCase('2024-03-04', user);
    expect(await runAt('2024-03-29T09:00:00')).toBe(1);
  });

  it('never tells of a day that is over: a server that was down for days sends the digest of today', async () => {
    await addUser('a');
    await assignedCase('2024-03-04', 'a');
    await runAt('2024-03-26T09:00:00');
    expect(await runAt('2024-03-29T23:00:00')).toBe(1);
    expect((await mails()).map(({ messageKey, state }) => [messageKey, state])).toEqual([
      ['digest:2024-03-26:a', 'cancelled'],
      ['digest:2024-03-29:a', 'waiting'],
    ]);
  });

  it('comes on days of rest only where something is overdue', async () => {
    await addUser('a');
    await addUser('b');
    await assignedCase('2024-03-04', 'a');
    await assignedCase('2024-03-15', 'b');
    expect(await runAt('2024-04-06T09:00:00')).toBe(1);
    expect(await toldTo('a')).toMatchObject({ workingDay: false, sections: [{ id: 'overdue' }] });
    expect(await toldTo('b')).toBeUndefined();
  });

  it('tells what others have given to somebody since the last working day', async () => {
    for (const user of ['a', 'b', 'c']) await addUser(user);
    const given = await assignedCase('2024-03-08', 'a');
    await assignedCase('2024-03-07', 'b');
    await assignedCase('2024-03-08', 'c', staff('c', 'officer'));
    expect(await runAt('2024-03-11T08:30:00')).toBe(3);
    expect(await toldTo('a')).toMatchObject({ sections: [{ id: 'newlyAssigned', items: [{ caseId: given }] }] });
    for (const user of ['b', 'c']) expect(await toldTo(user)).toMatchObject({ sections: [{ id: 'waiting', total: 1 }] });
  });

  it('puts before reviewers and heads what waits for them, from the charts as they stand', async () => {
    await addUser('secrecy', { roles: ['secrecyReviewer'] });
    await addUser('legal', { roles: ['legalReviewer'] });
    await addUser('head', { roles: ['officeHead'] });
    const { caseId, version } = await office.open('2024-03-04');
    await office.carry(caseId, version, ANSWERED.slice(0, 3));
    const answered = await office.open('2024-03-04');
    await office.carry(answered.caseId, answered.version, [
      ...ANSWERED,
      [officer, 'review.filed', '2024-03-18', { filedBy: 'applicant', reviewOrgan: '某市人民政府' }],
      [officer, 'review.accepted', '2024-03-18', { procedure: 'ordinary' }],
      [officer, 'review.noticeReceived', '2024-03-18', { procedure: 'ordinary' }],
    ]);
    await createServiceStateStore(db.write).markFailed('smtp', { now: '2024-03-18T00:00:00.000Z', error: 'ECONNREFUSED' });
    expect(await runAt('2024-03-19T09:00:00')).toBe(3);
    const limit = { caseId: answered.caseId, dueOn: '2024-04-01', limit: { kind: 'review.answer', instance: 'reviewCase-1' } };
    expect(await toldTo('secrecy')).toMatchObject({ sections: [{ id: 'waiting', items: [{ caseId }] }], services: [] });
    expect(await toldTo('legal')).toMatchObject({ sections: [{ id: 'limits', items: [limit] }] });
    expect(await toldTo('head')).toMatchObject({
      scope: 'organ',
      sections: [{ id: 'limits', items: [limit] }],
      services: [{ name: 'smtp', failingSince: '2024-03-18T00:00:00.000Z', error: 'ECONNREFUSED' }],
    });
  });

  it('tells nobody of the cases of another organ, and holds nothing of the applicant', async () => {
    await addUser('head', { roles: ['officeHead'] });
    const elsewhere = await createOrganStore(db.write).ensure({ name: '乙区人民政府', shortName: '乙政' });
    await addUser('other', { roles: ['officeHead'], organId: elsewhere.id });
    const { caseId, version } = await office.open('2024-03-04');
    await office.carry(caseId, version, [[officeHead, 'handler.assigned', '2024-03-04', { user: 'x', name: '员工x' }]]);
    await runAt('2024-03-29T09:00:00');
    expect((await mails()).map(({ recipient }) => recipient)).toEqual([{ kind: 'user', userId: 'head' }]);
    expect(JSON.stringify((await mails()).map(({ data }) => data))).not.toMatch(/某甲|11010519|13800000000/);
  });

  it('tells those who handle cases of mail that is held, the oldest first, and of no other', async () => {
    await addUser('a');
    await addUser('legal', { roles: ['legalReviewer'] });
    const arrived = [mailIn(1, office.organ.id), mailIn(2, office.organ.id), mailIn(3, null)];
    for (const each of arrived) await createInboundStore(db.write).add(each);
    await db.write('inbound_mails').update({ state: 'held' });
    await db.write('inbound_mails').where({ uid: 1 }).update({ subject: '申请公开预算' });
    await createInboundStore(db.write).add(mailIn(4, office.organ.id));
    clock = new Date('2024-03-29T08:30:00+08:00');
    await createDigestWorker({ db, now: () => clock, calendar: () => stateCalendar, inbound: heldMail(db) }).runDue();
    expect(await toldTo('a')).toMatchObject({ sections: [{ id: 'inbound', total: 3, items: [{ title: '申请公开预算' }, {}, {}] }] });
    expect(await toldTo('legal')).toBeUndefined();
  });

  it('gives each one mail when two servers come up at once', async () => {
    for (const user of ['a', 'b', 'c']) {
      await addUser(user);
      await assignedCase('2024-03-04', user);
    }
    clock = new Date('2024-03-29T08:30:00+08:00');
    const other = openDatabase({ url: db.url, dataDir: '.' });
    const put = await Promise.all([db, other, db, other].map((each) => workerOn(each).runDue()));
    await other.close();
    expect(put.sort()).toEqual([0, 0, 0, 3]);
    expect(await mails()).toHaveLength(3);
  });

  it('puts in all of a day or nothing: a crash in the middle is made good by the next run', async () => {
    for (const user of ['a', 'b']) {
      await addUser(user);
      await assignedCase('2024-03-04', user);
    }
    await db.write.schema.renameTable('outbox', 'outbox_away');
    await expect(runAt('2024-03-29T08:30:00')).rejects.toThrow();
    await db.write.schema.renameTable('outbox_away', 'outbox');
    expect(await runAt('2024-03-29T08:31:00')).toBe(2);
  });
});

function mailIn(uid: number, organId: number | null): NewInboundMail {
  return {
    organId,
    mailbox: 'INBOX',
    uidValidity: '1',
    uid,
    digest: `digest-${uid}`,
    fileId: `file-${uid}`,
    bytes: 100,
    omitted: null,
    receivedAt: '2024-03-28T00:00:00.000Z',
    storedAt: '2024-03-28T00:00:00.000Z',
    newCaseId: `case-${uid}`,
  };
}
