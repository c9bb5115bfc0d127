import { simpleParser } from 'mailparser';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { StaffRole } from '../../src/law/roles.ts';
import { createOrganStore } from '../../src/store/organ-store.ts';
import type { UserRow } from '../../src/store/rows.ts';
import { createUserStore } from '../../src/store/user-store.ts';
import { databases, openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { createMailDesk, HOUR_MS, MINUTE_MS } from '../support/mail-desk.ts';
import { openPostOffice, type PostOffice } from '../support/post-office.ts';

let post: PostOffice;
beforeAll(async () => {
  post = await openPostOffice();
});
afterAll(() => post.close());

describe.each(databases)('sending mail on $kind', ({ kind }) => {
  let db: TestDatabase;
  let desk: ReturnType<typeof createMailDesk>;
  beforeEach(async () => {
    db = await openTestDatabase(kind);
    desk = createMailDesk(db, post.url);
    post.received.length = 0;
    for (const key of Object.keys(post.mood)) delete post.mood[key as keyof typeof post.mood];
  });
  afterEach(() => db.close());

  async function addPerson(id: string, roles: readonly StaffRole[], changes: Partial<UserRow> = {}): Promise<number> {
    const organ = await createOrganStore(db.write).ensure({ name: '甲区人民政府' });
    const account = { id, login: id, name: `员工${id}`, passwordHash: 'x', unit: null, disabledAt: null };
    await createUserStore(db.write).create({ ...account, roles, organId: organ.id, email: `${id}@gov.example.cn`, ...changes });
    return organ.id;
  }

  it('sends a mail once, keeps what it said and how it was answered, and forgets the secret', async () => {
    await desk.put('receipt', { data: { title: '回执', secrets: { code: 'ABCD-EFGH-JK' } } });
    expect(await desk.worker().runDue()).toBe(1);
    expect(await desk.worker().runDue()).toBe(0);
    expect(post.received).toHaveLength(1);
    expect((await simpleParser(post.received[0]?.raw ?? '')).text).toContain('ABCD-EFGH-JK');
    const row = await desk.row('receipt');
    expect(row).toMatchObject({ state: 'sent', stateAt: desk.time.now().toISOString(), attempts: 1, error: null });
    expect(row.serverAnswer).toMatch(/^250 /);
    expect(row.message).toMatchObject({ to: 'receipt@example.org', subject: 'test 回执', text: '查询码 ••••' });
    expect(JSON.stringify(row)).not.toContain('ABCD');
    expect(row.data).toEqual({ title: '回执', secretsRemoved: true });
  });

  it('lets workers share the work without sending anything twice', async () => {
    for (let i = 0; i < 12; i += 1) await desk.put(`shared-${i}`);
    const sent = await Promise.all([desk.worker().runDue(), desk.worker().runDue(), desk.worker().runDue()]);
    expect(sent.reduce((sum, count) => sum + count, 0)).toBe(12);
    expect(new Set(post.received.flatMap(({ to }) => to)).size).toBe(12);
    expect(post.received).toHaveLength(12);
  });

  it('makes one mail for each active person of a role with an address, once, whoever is quicker', async () => {
    const organId = await addPerson('a', ['officer']);
    await addPerson('b', ['officer', 'registrar'], { language: 'en' });
    await addPerson('left', ['officer'], { disabledAt: '2026-01-01T00:00:00.000Z' });
    await addPerson('mute', ['officer'], { email: null });
    await addPerson('head', ['officeHead']);
    await desk.put('news', { organId, recipient: { kind: 'role', role: 'officer' }, language: null });
    await Promise.all([desk.worker().runDue(), desk.worker().runDue()]);
    await desk.worker().runDue();
    expect(post.received.flatMap(({ to }) => to).sort()).toEqual(['a@gov.example.cn', 'b@gov.example.cn']);
    expect((await desk.row('news')).state).toBe('expanded');
    expect(await desk.row('news:b')).toMatchObject({ state: 'sent', recipient: { kind: 'user', userId: 'b' } });
  });

  it('lets a mail be when there is nobody to send it to', async () => {
    const organId = await addPerson('gone', ['officer'], { disabledAt: '2026-01-01T00:00:00.000Z' });
    await desk.put('role', { organId, recipient: { kind: 'role', role: 'leader' } });
    await desk.put('person', { organId, recipient: { kind: 'user', userId: 'gone' } });
    await addPerson('moved', ['admin', 'statistician']);
    await desk.put('reads no cases any more', { organId, recipient: { kind: 'user', userId: 'moved' } });
    expect(await desk.worker().runDue()).toBe(0);
    for (const key of ['role', 'person', 'reads no cases any more']) expect((await desk.row(key)).state).toBe('skipped');
  });

  it('keeps mail here while no server is configured, ready to be read and without its secret', async () => {
    await desk.put('local', { data: { secrets: { code: 'ABCD-EFGH-JK' } } });
    expect(await desk.worker({ settings: undefined }).runDue()).toBe(0);
    const row = await desk.row('local');
    expect(row).toMatchObject({ state: 'kept', attempts: 0, message: { text: '查询码 ••••' } });
    expect(JSON.stringify(row)).not.toContain('ABCD');
    expect(await desk.worker().runDue()).toBe(0);
    expect(post.received).toEqual([]);
  });

  it('tries again ever more slowly what is refused for now, under the same Message-ID, and gives up after about three days', async () => {
    await desk.put('later');
    post.mood.data = 451;
    const start = desk.time.now().getTime();
    for (let waits = 0; (await desk.row('later')).state === 'waiting'; waits += 1) {
      expect(waits).toBeLessThan(30);
      desk.time.pass(Date.parse((await desk.row('later')).nextAt) - desk.time.now().getTime());
      await desk.worker().runDue();
      expect(await desk.worker().runDue()).toBe(0); // not a moment before its time
    }
    const days = (desk.time.now().getTime() - start) / (24 * HOUR_MS);
    expect(days).toBeGreaterThan(2.5);
    expect(days).toBeLessThan(3.5);
    expect(await desk.row('later')).toMatchObject({ state: 'failed', attempts: 20, error: { code: '451' } });
  });

  it('sends what was refused for now once it is taken, and counts the attempts', async () => {
    await desk.put('grey');
    const { messageId } = await desk.row('grey');
    post.mood.data = 451;
    await desk.worker().runDue();
    desk.time.pass(MINUTE_MS);
    await desk.worker().runDue();
    delete post.mood.data;
    desk.time.pass(2 * MINUTE_MS);
    expect(await desk.worker().runDue()).toBe(1);
    expect(await desk.row('grey')).toMatchObject({ state: 'sent', attempts: 3 });
    expect(post.received.map(({ raw }) => raw.includes(`Message-ID: <${messageId}@example.gov.cn>`))).toEqual([true]);
  });

  it('gives up at once what is refused for good, goes on with the rest, and keeps the answer without the address', async () => {
    post.mood.rcpt = (address) => (address.startsWith('unknown') ? 550 : 250);
    await desk.put('unknown');
    await desk.put('known');
    expect(await desk.worker().runDue()).toBe(1);
    const row = await desk.row('unknown');
    expect(row).toMatchObject({ state: 'failed', attempts: 1, error: { code: '550', answer: '550 no mail for u***@example.org' } });
    expect(desk.failures.map(({ about }) => about)).toEqual([{ mailId: row.id, caseId: null }]);
  });

  it('gives up a mail whose address is none', async () => {
    await desk.put('nobody', { recipient: { kind: 'address', address: '' } });
    await desk.worker().runDue();
    expect(await desk.row('nobody')).toMatchObject({ state: 'failed', error: { code: 'EENVELOPE' } });
  });

  it('lets a mail whose text cannot be made wait, and sends the others', async () => {
    await desk.put('broken', { kind: 'broken' });
    await desk.put('sound');
    const compose = desk.worker({
      compose: ({ kind: name }, { address }) => {
        if (name === 'broken') throw new Error('no text');
        return { to: address, subject: 's', text: 't', html: '<p>h</p>' };
      },
    });
    expect(await compose.runDue()).toBe(1);
    expect(await desk.row('broken')).toMatchObject({ state: 'waiting', attempts: 1 });
  });

  it('takes over from a worker that died, once its lease is over', async () => {
    await desk.put('orphan');
    await desk.outbox.claimDue({ now: desk.time.now(), leaseMs: 300_000, limit: 5 });
    expect(await desk.worker().runDue()).toBe(0);
    desk.time.pass(300_000);
    expect(await desk.worker().runDue()).toBe(1);
  });

  it('does not send what somebody cancelled, and cannot call back what is on its way', async () => {
    await desk.put('cancelled', { data: { secrets: { code: 'ABCD' } } });
    const { id } = await desk.row('cancelled');
    expect(await desk.outbox.cancel(id, desk.time.now().toISOString())).toBe(true);
    expect(await desk.worker().runDue()).toBe(0);
    expect(JSON.stringify(await desk.row('cancelled'))).not.toContain('ABCD');
    await desk.put('underway');
    const [claimed] = await desk.outbox.claimDue({ now: desk.time.now(), leaseMs: 300_000, limit: 1 });
    expect(await desk.outbox.cancel(claimed?.id ?? 0, desk.time.now().toISOString())).toBe(false);
  });

  it('sends a mail that failed once more as a new one, but none whose secret is gone', async () => {
    post.mood.rcpt = () => 550;
    await desk.put('again');
    await desk.put('secret', { data: { secrets: { code: 'ABCD' } } });
    await desk.worker().runDue();
    delete post.mood.rcpt;
    const before = await desk.row('again');
    const now = desk.time.now().toISOString();
    const recipient = { kind: 'address', address: 'right@example.org' } as const;
    expect(await desk.outbox.revive(before.id, { now, recipient })).toBe(true);
    expect(await desk.outbox.revive(before.id, { now })).toBe(false);
    expect(await desk.outbox.revive((await desk.row('secret')).id, { now })).toBe(false);
    expect(await desk.worker().runDue()).toBe(1);
    expect(post.received.flatMap(({ to }) => to)).toEqual(['right@example.org']);
    const after = await desk.row('again');
    expect(after).toMatchObject({ state: 'sent', attempts: 1, message: { to: 'right@example.org' } });
    expect(after.messageId).not.toBe(before.messageId);
  });
});
