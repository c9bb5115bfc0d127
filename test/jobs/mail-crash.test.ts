import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOutboxStore, type NewMail } from '../../src/store/outbox-store.ts';
import { getProjectRoot } from '../../src/store/project-root.ts';
import { buildProgram } from '../support/built-program.ts';
import { databases, openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { openPostOffice, type PostOffice } from '../support/post-office.ts';

const MAILS = 1_000;
const KILLS = 10;
/** Each process has one mail in hand on each of so many connections. */
const LANES = 3;
const MAX_RUN_MS = 350;
const TIMEOUT_MS = 120_000;
const START_MS = Date.parse('2026-03-02T02:00:00.000Z');
/** Longer than a lease: what a killed process had in hand is free again for the next. */
const BETWEEN_MS = 20 * 60_000;

let program: ReturnType<typeof buildProgram>;
let post: PostOffice;
beforeAll(async () => {
  program = buildProgram();
  post = await openPostOffice();
}, TIMEOUT_MS);
afterAll(async () => {
  await post.close();
  program.remove();
});

describe.each(databases)('a process killed while it sends mail on $kind', ({ kind }) => {
  let db: TestDatabase;
  let kills = 0;
  beforeAll(async () => {
    db = await openTestDatabase(kind);
    post.received.length = 0;
    await putAll(db);
    for (let run = 0; run < KILLS; run += 1) if (await sendUntilKilled(run)) kills += 1;
    await sendToTheEnd(KILLS);
  }, TIMEOUT_MS);
  afterAll(() => db.close());

  function start(run: number): ChildProcessWithoutNullStreams {
    const script = join(getProjectRoot(), 'test', 'support', 'mail-sender.js');
    const now = new Date(START_MS + run * BETWEEN_MS).toISOString();
    return spawn(process.execPath, [script, program.directory, db.url, post.url, now]);
  }

  /** @returns false when it was done before it could be killed. */
  async function sendUntilKilled(run: number): Promise<boolean> {
    const child = start(run);
    const closed = once(child, 'close');
    await once(child.stdout, 'data');
    await Promise.race([closed, wait(Math.random() * MAX_RUN_MS)]);
    child.kill('SIGKILL');
    await closed;
    return child.signalCode === 'SIGKILL';
  }

  async function sendToTheEnd(run: number): Promise<void> {
    const child = start(run);
    const said: string[] = [];
    child.stderr.on('data', (chunk: Buffer) => said.push(String(chunk)));
    await once(child, 'close');
    expect([child.exitCode, said.join('')]).toEqual([0, '']);
  }

  it('was killed in the middle of it, again and again', () => {
    expect(kills).toBe(KILLS);
  });

  it('has lost no mail, and says of each that it was sent', async () => {
    const arrived = new Set(post.received.flatMap(({ to }) => to));
    expect(arrived.size).toBe(MAILS);
    expect(await db.read('outbox').select('state').count({ n: '*' }).groupBy('state')).toEqual([
      { state: 'sent', n: kind === 'postgres' ? String(MAILS) : MAILS },
    ]);
  });

  it('has sent again at most what it had in hand when it was killed, under the same Message-ID', () => {
    const idsOf = new Map<string, string[]>();
    for (const { to, raw } of post.received) {
      const [address = ''] = to;
      idsOf.set(address, [...(idsOf.get(address) ?? []), /^Message-ID: (\S+)/im.exec(raw)?.[1] ?? 'none']);
    }
    const repeated = post.received.length - MAILS;
    process.stdout.write(`${kind}: ${MAILS} mails, ${kills} kills, ${repeated} sent twice\n`);
    expect(repeated).toBeLessThanOrEqual(kills * LANES);
    expect([...idsOf.values()].filter((ids) => new Set(ids).size > 1)).toEqual([]);
  });
});

async function putAll(db: TestDatabase): Promise<void> {
  const mails = Array.from(
    { length: MAILS },
    (_, i): NewMail => ({
      messageKey: `mail-${i}`,
      caseId: null,
      organId: null,
      kind: 'test',
      recipient: { kind: 'address', address: `mail-${i}@example.org` },
      language: 'zh',
      data: { title: `邮件 ${i}` },
    }),
  );
  for (let from = 0; from < MAILS; from += 50)
    await createOutboxStore(db.write).put(mails.slice(from, from + 50), new Date(START_MS).toISOString());
}
