import { setTimeout as wait } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withTransaction } from '../../src/store/database.ts';
import { createOrganStore } from '../../src/store/organ-store.ts';
import { createWebhookDeliveryStore } from '../../src/store/webhook-delivery-store.ts';
import { createWebhookSendingStore } from '../../src/store/webhook-sending-store.ts';
import { createWebhookStore } from '../../src/store/webhook-store.ts';
import { databases, openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { createWebhookOffice } from '../support/webhook-office.ts';
import { openReceiver, type Receiver } from '../support/webhook-receiver.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Attempts after the first failure, in minutes, until the webhook is parked. */
const ATTEMPTS = [0, 1, 6, 21, 51, 111, 231, 471, 711, 951, 1191, 1431, 1440];

describe.each(databases)('webhooks on $kind', ({ kind }) => {
  let db: TestDatabase;
  let receiver: Receiver;
  let office: Awaited<ReturnType<typeof createWebhookOffice>>;
  beforeEach(async () => {
    [db, receiver] = [await openTestDatabase(kind), await openReceiver()];
    office = await createWebhookOffice(db);
  });
  afterEach(async () => {
    expect(office.failures).toEqual([]);
    await receiver.close();
    await db.close();
  });

  /** Minutes from now at which the receiver was called, of all at which a worker ran. */
  async function callsAt(minutes: readonly number[]): Promise<number[]> {
    const calls: number[] = [];
    let passed = 0;
    for (const minute of minutes) {
      office.pass((minute - passed) * MINUTE_MS);
      passed = minute;
      const before = receiver.received.length;
      await office.worker().runDue();
      if (receiver.received.length > before) calls.push(minute);
    }
    return calls;
  }

  it('are told each event once, in order, by a post that the library of receivers verifies', async () => {
    const hook = await office.add(receiver.url);
    await office.tell(5);
    expect(await office.worker().runDue()).toBe(5);
    expect(await office.worker().runDue()).toBe(0);
    expect(receiver.numbers()).toEqual([1, 2, 3, 4, 5]);
    for (const { headers, body } of receiver.received) {
      const timestamp = office.now().toISOString();
      expect(new Webhook(hook.secret).verify(body, { ...headers })).toEqual({
        type: 'reply.served',
        timestamp,
        data: JSON.parse(body).data,
      });
      expect(headers).toMatchObject({ 'user-agent': 'Yishen', 'content-type': 'application/json' });
    }
    expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(5);
    expect(await office.deliveries(hook)).toMatchObject(
      Array(5).fill({ state: 'delivered', attempts: 1, lastStatus: 200, lastError: null }),
    );
  });

  it('are told the types they listen to, of their own organ', async () => {
    const other = await createOrganStore(db.write).ensure({ name: '乙区人民政府', shortName: '乙政' });
    const choosy = await office.add(`${receiver.url}/choosy`, { eventTypes: ['fee.paid', 'reply.served'] });
    await office.add(`${receiver.url}/other`, { organId: other.id });
    await office.tell(1, { type: 'fee.paid' });
    await office.tell(1, { type: 'fee.noticed' });
    await office.tell(1, { organId: other.id });
    await office.worker().runDue();
    expect(receiver.received.map(({ path, data }) => `${path} ${data.n}`).sort()).toEqual(['/hook/choosy 1', '/hook/other 3']);
    await office.settings.remove(choosy.id, office.now().toISOString());
    await office.tell(1);
    expect(await office.worker().runDue()).toBe(0);
  });

  it('get the same id when they share an event', async () => {
    for (const path of ['a', 'b']) await office.add(`${receiver.url}/${path}`);
    await office.tell(1);
    await office.worker().runDue();
    expect(receiver.received).toHaveLength(2);
    expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(1);
  });

  it('hear nothing of a transaction that was rolled back', async () => {
    const hook = await office.add(receiver.url);
    const announcement = { organId: office.organ.id, type: 'reply.served', payload: {} };
    const rolledBack = withTransaction(db, async (trx) => {
      await createWebhookStore(trx).announce([announcement], office.now().toISOString());
      throw new Error('changed my mind');
    });
    await expect(rolledBack).rejects.toThrow('changed my mind');
    expect(await office.deliveries(hook)).toEqual([]);
  });

  it('are tried ever more slowly for a day, then parked, and told everything once, in order, when resumed', async () => {
    const hook = await office.add(receiver.url);
    await office.tell(3);
    receiver.answerStatus(500);
    const around = new Set(ATTEMPTS.flatMap((minute) => [minute - 1, minute, minute + 1]).filter((minute) => minute >= 0));
    expect(await callsAt([...around, 1500, 2000])).toEqual(ATTEMPTS);
    expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(1);
    expect((await office.find(hook.id)).parkedAt).not.toBeNull();
    const [first, ...others] = await office.deliveries(hook);
    expect(first).toMatchObject({ state: 'waiting', attempts: ATTEMPTS.length, lastStatus: 500 });
    expect(others).toMatchObject([{ attempts: 0 }, { attempts: 0 }]);

    await office.tell(2);
    receiver.answerOk();
    receiver.received.length = 0;
    office.pass(5 * DAY_MS);
    expect(await office.worker().runDue()).toBe(0);
    expect(await office.settings.resume(hook.id)).toBe(true);
    expect(await office.settings.resume(hook.id)).toBe(false);
    expect(await office.worker().runDue()).toBe(5);
    expect(receiver.numbers()).toEqual([1, 2, 3, 4, 5]);
    expect(await office.find(hook.id)).toMatchObject({ parkedAt: null, failingSince: null, failures: 0 });
  });

  it('begin anew with the waits after each success', async () => {
    const hook = await office.add(receiver.url);
    for (let hour = 0; hour < 30; hour += 1) {
      await office.tell(1);
      receiver.answerStatus(503);
      await office.worker().runDue();
      receiver.answerOk();
      office.pass(MINUTE_MS);
      expect(await office.worker().runDue()).toBe(1);
      office.pass(HOUR_MS);
    }
    expect(await office.find(hook.id)).toMatchObject({ parkedAt: null, failingSince: null, failures: 0 });
  });

  it('are parked at once when the receiver says that it is gone', async () => {
    const hook = await office.add(receiver.url);
    await office.tell(2);
    receiver.answerStatus(410);
    await office.worker().runDue();
    expect(receiver.received).toHaveLength(1);
    expect((await office.find(hook.id)).parkedAt).toBe(office.now().toISOString());
  });

  it('tell what failed when nothing was answered', async () => {
    const hook = await office.add(`http://127.0.0.1:${receiver.port}/`);
    receiver.answerWith((res) => res.socket?.destroy());
    await office.tell(1);
    await office.worker().runDue();
    expect(await office.deliveries(hook)).toMatchObject([{ state: 'waiting', attempts: 1, lastStatus: null, lastError: 'cutOff' }]);
  });

  it('are sent to side by side: a slow one holds up no other', async () => {
    const slow = await office.add(`${receiver.url}/slow`);
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    receiver.answerWith(async (res, { path }) => {
      if (path === '/hook/slow') await held;
      res.writeHead(200).end();
    });
    await office.tell(2);
    const run = office.worker().runDue();
    while (receiver.received.length < 1) await wait(5);
    await office.add(`${receiver.url}/fast`);
    await office.tell(3);
    while (receiver.received.filter(({ path }) => path === '/hook/fast').length < 3) await wait(5);
    expect(receiver.received.filter(({ path }) => path === '/hook/slow')).toHaveLength(1);
    release();
    expect(await run).toBe(8);
    expect((await office.deliveries(slow)).map(({ state }) => state)).toEqual(Array(5).fill('delivered'));
  });

  it('are told once, in order, however many workers there are', async () => {
    for (const path of ['a', 'b', 'c']) await office.add(`${receiver.url}/${path}`);
    await office.tell(15);
    const delivered = await Promise.all([office.worker(), office.worker(), office.worker()].map((worker) => worker.runDue()));
    expect(delivered.reduce((sum, count) => sum + count, 0)).toBe(45);
    for (const path of ['a', 'b', 'c']) {
      const numbers = receiver.received.filter((call) => call.path === `/hook/${path}`).map(({ data }) => data.n);
      expect(numbers).toEqual(Array.from({ length: 15 }, (_, i) => i + 1));
    }
  });

  it('wait for the lease of a worker that died, and no longer', async () => {
    await office.add(receiver.url);
    await office.tell(2);
    await createWebhookSendingStore(db.write).claimDue({ now: office.now(), leaseMs: MINUTE_MS, limit: 10 });
    expect(await office.worker().runDue()).toBe(0);
    office.pass(MINUTE_MS);
    expect(await office.worker().runDue()).toBe(2);
  });

  it('are left alone once the server stops, between two events', async () => {
    const hook = await office.add(receiver.url);
    const stopping = new AbortController();
    receiver.answerWith((res) => {
      stopping.abort();
      res.writeHead(200).end();
    });
    await office.tell(3);
    expect(await office.worker({ stopping: stopping.signal }).runDue()).toBe(1);
    expect((await office.deliveries(hook)).map(({ state }) => state)).toEqual(['delivered', 'waiting', 'waiting']);
    expect(await office.worker().runDue()).toBe(2); // the claim was given back
  });

  it('get nothing that was dropped, and what is sent again under its old id', async () => {
    const hook = await office.add(receiver.url);
    await office.tell(3);
    const [first, second] = await office.deliveries(hook);
    const log = createWebhookDeliveryStore(db.write);
    expect(await log.drop(hook.id, first!.id, office.now().toISOString())).toBe(true);
    await office.worker().runDue();
    expect(receiver.numbers()).toEqual([2, 3]);
    expect(await log.drop(hook.id, second!.id, office.now().toISOString())).toBe(false);
    expect(await log.again(hook.id, second!.id)).toBe(true);
    expect(await log.again('another', second!.id)).toBe(false);
    await office.worker().runDue();
    expect(receiver.received.at(-1)).toMatchObject({ id: second!.messageId, data: { n: 2 } });
  });

  it('are signed with both secrets for as long as the old one counts', async () => {
    const { id, secret: old } = await office.add(receiver.url);
    const secret = `whsec_${Buffer.from('another secret of 32 bytes, more').toString('base64')}`;
    await office.settings.rotate(id, { secret, oldUntil: new Date(office.now().getTime() + DAY_MS).toISOString(), by: 'admin' });
    await office.tell(1);
    await office.worker().runDue();
    const [both] = receiver.received;
    expect(both!.headers['webhook-signature']!.split(' ')).toHaveLength(2);
    for (const known of [old, secret]) expect(() => new Webhook(known).verify(both!.body, { ...both!.headers })).not.toThrow();
    office.pass(DAY_MS);
    await office.tell(1);
    await office.worker().runDue();
    const one = receiver.received.at(-1)!;
    const signature = new Webhook(secret).sign(one.id, office.now(), one.body);
    expect(one.headers['webhook-signature']).toBe(signature);
  });

  it('forget what they were told after 90 days', async () => {
    const hook = await office.add(receiver.url);
    await office.tell(1);
    await office.worker().runDue();
    office.pass(89 * DAY_MS);
    const worker = office.worker();
    await worker.runDue();
    expect(await office.deliveries(hook)).toHaveLength(1);
    office.pass(2 * DAY_MS);
    await worker.runDue();
    expect(await office.deliveries(hook)).toEqual([]);
  });
});
