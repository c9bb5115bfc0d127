import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OutboxRow } from '../../src/store/outbox-store.ts';
import { outboxTable } from '../../src/store/outbox-store.ts';
import { databases, openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { createMailDesk } from '../support/mail-desk.ts';
import { createOffice, officer } from '../support/office.ts';
import { openPostOffice, type PostOffice } from '../support/post-office.ts';

describe.each(databases)('a mail that does not get there on $kind', ({ kind }) => {
  let db: TestDatabase;
  let post: PostOffice;
  let desk: ReturnType<typeof createMailDesk>;
  beforeEach(async () => {
    [db, post] = [await openTestDatabase(kind), await openPostOffice()];
    desk = createMailDesk(db, post.url);
    post.mood.rcpt = (address) => (address.startsWith('gone') ? 550 : 250);
  });
  afterEach(async () => {
    await post.close();
    await db.close();
  });
  const notes = async (): Promise<OutboxRow[]> =>
    (await db.read('outbox').where({ kind: 'mailBounced' }).orderBy('id')).map(outboxTable.fromRow);

  async function openCase() {
    const office = await createOffice(db);
    const { caseId } = await office.open('2024-03-04');
    await db.write('outbox').delete();
    return { caseId, organId: office.organ.id };
  }

  it('is told to the officers while nobody has the case, once for each time it was sent', async () => {
    const { caseId, organId } = await openCase();
    await desk.put('gone', { caseId, organId, kind: 'registered' });
    await desk.worker().runDue();
    const [note, ...others] = await notes();
    expect(others).toEqual([]);
    expect(note).toMatchObject({ caseId, organId, recipient: { kind: 'role', role: 'officer' } });
    expect(note?.data).toEqual({
      caseId,
      caseNo: expect.stringContaining('号'),
      title: '某道路工程的验收报告',
      organName: '甲区人民政府',
      mailKind: 'registered',
      address: 'g***@example.org',
      code: '550',
      answer: '550 no mail for g***@example.org',
    });
    await desk.outbox.revive((await desk.row('gone')).id, { now: desk.time.now().toISOString() });
    await desk.worker().runDue();
    expect(await notes()).toHaveLength(2);
  });

  it('is told to whoever has the case', async () => {
    const { caseId, organId } = await openCase();
    await db.write('cases').where({ id: caseId }).update({ assigned_to: officer.id });
    await desk.put('gone', { caseId, organId, kind: 'registered' });
    await desk.worker().runDue();
    expect((await notes()).map(({ recipient }) => recipient)).toEqual([{ kind: 'user', userId: officer.id }]);
  });

  it('is told to nobody when it went to nobody outside, or is about no case', async () => {
    await desk.put('gone');
    await desk.worker().runDue();
    expect((await desk.row('gone')).state).toBe('failed');
    expect(await notes()).toEqual([]);
  });
});
