import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMailWorker } from '../../src/jobs/mail-worker.ts';
import { createOutboxStore } from '../../src/store/outbox-store.ts';
import { databases, openTestDatabase, type TestDatabase } from '../support/databases.ts';

const HOUR_MS = 3_600_000;

/** A mail server that keeps what it gets and refuses as it is told. */
async function openPostOffice() {
  const received: string[] = [];
  const refusal: { code: number | null; drop: boolean } = { code: null, drop: false };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) => {
      if (refusal.code === null) return done();
      done(Object.assign(new Error('refused'), { responseCode: refusal.code }));
    },
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        received.push(Buffer.concat(chunks).toString('utf8'));
        done(refusal.drop ? Object.assign(new Error('later'), { responseCode: 451 }) : null);
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as { port: number };
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { url: `smtp://127.0.0.1:${port}`, received, refusal, close };
}

describe.each(databases)('sending mail on $kind', ({ kind }) => {
  let db: TestDatabase;
  let post: Awaited<ReturnType<typeof openPostOffice>>;
  let clockMs = Date.parse('2026-03-02T02:00:00Z');
  const now = () => new Date(clockMs);
  const failures: unknown[] = [];
  const worker = (smtpUrl = post.url) =>
    createMailWorker({
      db,
      now,
      compose: () => message,
      settings: { smtpUrl, from: '政务公开办 <open@example.gov.cn>' },
      reportFailure: (error) => failures.push(error),
    });
  const message = { to: 'applicant@example.org', subject: '回执', text: '查询码：ABCD-EFGH-JK', html: '<p>ABCD-EFGH-JK</p>' };
  const put = (messageKey: string) =>
    createOutboxStore(db.write).put(
      [
        {
          messageKey,
          caseId: null,
          organId: null,
          kind: 'test',
          recipient: { kind: 'address', address: message.to },
          language: 'zh',
          data: {},
        },
      ],
      now().toISOString(),
    );
  const row = async (messageKey: string) => (await db.read('outbox').where({ message_key: messageKey }))[0];

  beforeAll(async () => {
    [db, post] = [await openTestDatabase(kind), await openPostOffice()];
  });
  afterAll(async () => {
    await post.close();
    await db.close();
  });

  it('sends a mail once and then keeps neither address nor text', async () => {
    expect(await put('receipt-1')).toBe(true);
    expect(await put('receipt-1')).toBe(false);
    expect(await worker().runDue()).toBe(1);
    expect(await worker().runDue()).toBe(0);
    expect(post.received).toHaveLength(1);
    expect(post.received[0]).toContain('Message-ID: <receipt-1@example.gov.cn>');
    expect(post.received[0]).toContain('To: applicant@example.org');
    expect(await row('receipt-1')).toMatchObject({ message: null, sent_at: now().toISOString() });
  });

  it('lets several workers share the work without sending twice', async () => {
    const before = post.received.length;
    for (let i = 0; i < 12; i++) await put(`shared-${i}`);
    const sent = await Promise.all([worker().runDue(), worker().runDue(), worker().runDue()]);
    expect(sent.reduce((sum, count) => sum + count, 0)).toBe(12);
    expect(post.received).toHaveLength(before + 12);
  });

  it('tries again later, ever more slowly, when the server has no time, under the same Message-ID', async () => {
    await put('later-1');
    post.refusal.drop = true;
    expect(await worker().runDue()).toBe(0);
    expect(await worker().runDue()).toBe(0);
    clockMs += 60_000;
    expect(await worker().runDue()).toBe(0);
    clockMs += 60_000;
    const before = post.received.length;
    expect(await worker().runDue()).toBe(0);
    expect(post.received).toHaveLength(before);
    post.refusal.drop = false;
    clockMs += 60_000;
    expect(await worker().runDue()).toBe(1);
    expect(post.received.slice(-3).every((mail) => mail.includes('<later-1@example.gov.cn>'))).toBe(true);
  });

  it('keeps mail while the server is out of reach', async () => {
    for (const key of ['down-1', 'down-2', 'down-3']) await put(key);
    const reported = failures.length;
    expect(await worker('smtp://127.0.0.1:9').runDue()).toBe(0);
    expect(failures).toHaveLength(reported + 1); // the others are not even tried: each try may take long
    for (const key of ['down-1', 'down-2', 'down-3']) expect((await row(key)).message).toContain('ABCD-EFGH-JK');
    clockMs += HOUR_MS;
    expect(await worker().runDue()).toBe(3);
  });

  it('gives up what the server refuses for good', async () => {
    await put('unknown-1');
    post.refusal.code = 550;
    expect(await worker().runDue()).toBe(0);
    post.refusal.code = null;
    expect(await row('unknown-1')).toMatchObject({ message: null, sent_at: null, failed_at: now().toISOString() });
    clockMs += HOUR_MS;
    expect(await worker().runDue()).toBe(0);
  });

  it('takes over from a worker that died, once its lease is over', async () => {
    await put('orphan-1');
    await createOutboxStore(db.write).claimDue({ now: now(), leaseMs: 300_000, limit: 5 });
    expect(await worker().runDue()).toBe(0);
    clockMs += 300_000;
    expect(await worker().runDue()).toBe(1);
  });
});
