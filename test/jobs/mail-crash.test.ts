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
/** At the worst moment a process is killed with one of its first so many mails. */
const MAX_SENT = 40;
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

/** Half of the processes are killed at any moment, half at the worst one: the server has taken a mail and has not said so yet. */
type Moment = 'any' | 'worst';
const momentOf = (run: number): Moment => (run % 2 === 0 ? 'any' : 'worst');

describe.each(databases)('a process killed while it sends mail on $kind', ({ kind }) => {
  let db: TestDatabase;
  /** How many mails had arrived when each process began. */
  const begins: number[] = [];
  const kills: Moment[] = [];
  beforeAll(async () => {
    db = await openTestDatabase(kind);
    post.received.length = 0;
    await putAll(db);
    for (let run = 0; run < KILLS; run += 1) await sendUntilKilled(run);
    await sendToTheEnd(KILLS);
  }, TIMEOUT_MS);
  afterAll(() => db.close());

  function start(run: number): ChildProcessWithoutNullStreams {
    const script = join(getProjectRoot(), 'test', 'support', 'mail-sender.js');
    const now = new Date(START_MS + run * BETWEEN_MS).toISOString();
    begins.push(post.received.length);
    return spawn(process.execPath, [script, program.directory, db.url, post.url, now]);
  }

  async function sendUntilKilled(run: number): Promise<void> {
    const child = start(run);
    const closed = once(child, 'close');
    await once(child.stdout, 'data');
    if (momentOf(run) === 'any') {
      await Promise.race([closed, wait(Math.random() * MAX_RUN_MS)]);
      child.kill('SIGKILL');
    } else {
      let left = 1 + Math.floor(Math.random() * MAX_SENT);
      post.mood.onTaken = () => void (--left === 0 && child.kill('SIGKILL'));
    }
    await closed;
    delete post.mood.onTaken;
    if (child.signalCode === 'SIGKILL') kills.push(momentOf(run));
  }

  async function sendToTheEnd(run: number): Promise<void> {
    const child = start(run);
    const said: string[] = [];
    child.stderr.on('data', (chunk: Buffer) => said.push(String(chunk)));
    await once(child, 'close');
    expect([child.exitCode, said.join('')]).toEqual([0, '']);
  }

  /** Mails that a process sent and a later one sent again. */
  function repeatedAfter(moment: Moment): number {
    const later = (from: number) => new Set(post.received.slice(from).flatMap(({ to }) => to));
    const ofRun = (run: number) => post.received.slice(begins[run], begins[run + 1]).flatMap(({ to }) => to);
    const runs = Array.from({ length: KILLS }, (_, run) => run).filter((run) => momentOf(run) === moment);
    return runs.reduce((sum, run) => sum + ofRun(run).filter((address) => later(begins[run + 1] ?? 0).has(address)).length, 0);
  }

  it('was killed in the middle of it, again and again', () => {
    expect(kills).toEqual(Array.from({ length: KILLS }, (_, run) => momentOf(run)));
  });

  it('has lost no mail, and says of each that it was sent', async () => {
    expect(new Set(post.received.flatMap(({ to }) => to)).size).toBe(MAILS);
    expect(await db.read('outbox').distinct('state').pluck('state')).toEqual(['sent']);
  });

  it('has sent again at most what it had in hand when it was killed, and the mail that had just been taken for certain', () => {
    const repeated = { any: repeatedAfter('any'), worst: repeatedAfter('worst') };
    expect(post.received.length - MAILS).toBe(repeated.any + repeated.worst);
    expect(repeated.any).toBeLessThanOrEqual((KILLS / 2) * LANES);
    expect(repeated.worst).toBeLessThanOrEqual((KILLS / 2) * LANES);
    expect(repeated.worst).toBeGreaterThanOrEqual(KILLS / 2);
    if (process.env.YISHEN_MEASURE !== undefined) process.stdout.write(`${kind} ${JSON.stringify(repeated)}\n`);
  });

  it('has given each mail one Message-ID, however often it was sent', () => {
    const ids = post.received.map(({ to, raw }) => `${to[0]} ${/^Message-ID: (\S+)/im.exec(raw)?.[1]}`);
    expect(new Set(ids).size).toBe(MAILS);
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
