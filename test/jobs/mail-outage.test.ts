import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MAIL_TIMEOUTS } from '../../src/jobs/mail/mail-transport.ts';
import { createServiceStateStore } from '../../src/store/service-state-store.ts';
import { databases, openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { createMailDesk, DAY_MS, MINUTE_MS } from '../support/mail-desk.ts';
import { openPostOffice, type PostOffice } from '../support/post-office.ts';

const MAILS = 8;
/** Where the server is silent on purpose; real waits are as long as RFC 5321 asks for. */
const IMPATIENT = { connect: { connect: 200, answer: 60_000 }, data: { connect: 60_000, answer: 400 } } as const;

describe.each(databases)('an outage of the mail server on $kind', ({ kind }) => {
  let db: TestDatabase;
  let post: PostOffice;
  let desk: ReturnType<typeof createMailDesk>;
  beforeEach(async () => {
    db = await openTestDatabase(kind);
    post = await openPostOffice();
    desk = createMailDesk(db, post.url);
    for (let i = 0; i < MAILS; i += 1) await desk.put(`mail-${i}`);
  });
  afterEach(async () => {
    await post.close();
    await db.close();
  });

  let timeouts = MAIL_TIMEOUTS;
  const worker = () => desk.worker({ timeouts });
  const smtp = () => createServiceStateStore(db.read).find('smtp');

  /** Workers go on for days, `every` so often; then the server is back. */
  async function lastFor(ms: number, every: number): Promise<void> {
    for (let passed = 0; passed < ms; passed += every) {
      await Promise.all([worker().runDue(), worker().runDue()]);
      desk.time.pass(every);
    }
  }

  async function sendsAllOnce(): Promise<void> {
    desk.time.pass(11 * MINUTE_MS); // the longest pause between two looks at the server
    const sent = await Promise.all([worker().runDue(), worker().runDue()]);
    desk.time.pass(11 * MINUTE_MS);
    sent.push(await worker().runDue());
    expect(sent.reduce((sum, count) => sum + count, 0)).toBe(MAILS);
    expect(post.received.flatMap(({ to }) => to).sort()).toEqual(Array.from({ length: MAILS }, (_, i) => `mail-${i}@example.org`));
    expect(await smtp()).toMatchObject({ failingSince: null, error: null });
    for (let i = 0; i < MAILS; i += 1) expect(await desk.row(`mail-${i}`)).toMatchObject({ state: 'sent', attempts: 1 });
  }

  it('delays mail for more than a week and loses none while nobody answers at the port', async () => {
    const start = desk.time.now().toISOString();
    await post.stop();
    await lastFor(9 * DAY_MS, 3 * 3_600_000);
    expect(await smtp()).toMatchObject({ failingSince: start, error: 'ECONNREFUSED' });
    expect(desk.failures.length).toBeLessThanOrEqual(2); // in the log once a worker
    await post.start();
    await sendsAllOnce();
  });

  it('tries one mail now and then meanwhile, and leaves the others alone', async () => {
    await post.stop();
    await lastFor(MINUTE_MS, 5_000);
    const touched = await db.read('outbox').whereNotNull('error').count({ n: '*' }).first();
    const first = await desk.row('mail-0');
    expect(first).toMatchObject({ state: 'waiting', attempts: 0, error: { code: 'ECONNREFUSED', answer: null } });
    expect(Number(touched?.n)).toBeLessThanOrEqual(4);
    await post.start();
    await sendsAllOnce();
  });

  it.each([
    ['says nothing when one connects', { silent: 'connect' }, 'GREETING_TIMEOUT'],
    ['says nothing after the text', { silent: 'data' }, 'SOCKET_TIMEOUT'],
    ['hangs up after the text', { drops: 'refused' }, 'ECONNECTION'],
  ] as const)('delays mail and loses none while the server %s', async (_name, mood, code) => {
    Object.assign(post.mood, mood);
    if ('silent' in mood) timeouts = IMPATIENT[mood.silent];
    await lastFor(40 * MINUTE_MS, 10 * MINUTE_MS);
    timeouts = MAIL_TIMEOUTS;
    expect(await smtp()).toMatchObject({ error: code });
    for (const key of Object.keys(mood)) delete post.mood[key as keyof typeof post.mood];
    await sendsAllOnce();
  });

  it('delays mail and loses none while the server is closing for everybody (421)', async () => {
    post.mood.rcpt = () => 421;
    await lastFor(4 * DAY_MS, 6 * 3_600_000);
    expect(await smtp()).toMatchObject({ error: '421' });
    delete post.mood.rcpt;
    await sendsAllOnce();
  });

  it.each([
    ['hangs up', { drops: 'refused' }, 'ECONNECTION'],
    ['says that it is closing (421)', { rcpt: (): number => 421 }, '421'],
    ['will not relay to its receiver (454)', { rcpt: (): number => 454 }, '454'],
  ] as const)('gives up one mail on which the server %s for days while it takes others', async (_name, mood, code) => {
    await worker().runDue();
    post.received.length = 0;
    await desk.put('poison');
    for (let hours = 0; (await desk.row('poison')).state === 'waiting'; hours += 7) {
      expect(hours).toBeLessThan(14 * 24);
      Object.assign(post.mood, mood);
      await worker().runDue();
      for (const key of Object.keys(mood)) delete post.mood[key as keyof typeof post.mood];
      desk.time.pass(11 * MINUTE_MS);
      await desk.put(`other-${hours}`);
      await db
        .write('outbox')
        .where({ message_key: 'poison', state: 'waiting' })
        .update({ next_at: new Date(desk.time.now().getTime() + MINUTE_MS).toISOString() });
      await worker().runDue();
      desk.time.pass(7 * 3_600_000);
    }
    expect(await desk.row('poison')).toMatchObject({ state: 'failed', error: { code } });
  });

  it('sends again, under the same Message-ID, what was taken without an answer that was heard', async () => {
    await db.write('outbox').whereNot({ message_key: 'mail-0' }).delete();
    post.mood.drops = 'taken';
    await worker().runDue();
    delete post.mood.drops;
    desk.time.pass(11 * MINUTE_MS);
    expect(await worker().runDue()).toBe(1);
    const ids = post.received.map(({ raw }) => /^Message-ID: (.+)$/im.exec(raw)?.[1]);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  it('finds out by itself that the server is back when no mail is left to find out by', async () => {
    await post.stop();
    await worker().runDue();
    await db.write('outbox').delete();
    await post.start();
    desk.time.pass(11 * MINUTE_MS);
    await worker().runDue();
    expect(await smtp()).toMatchObject({ failingSince: null });
    expect(post.received).toEqual([]);
  });
});
