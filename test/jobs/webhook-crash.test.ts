import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { getProjectRoot } from '../../src/store/project-root.ts';
import { buildProgram } from '../support/built-program.ts';
import { databases, openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { createWebhookOffice } from '../support/webhook-office.ts';
import { openReceiver, type Receiver } from '../support/webhook-receiver.ts';

const EVENTS = 100;
const PATHS = ['a', 'b'];
const MOST_CALLS_A_LIFE = 40;
/** Longer than a lease: who comes next may take over. */
const REBIRTH_MS = 120_000;
const TIMEOUT_MS = 90_000;

let program: ReturnType<typeof buildProgram>;
beforeAll(() => {
  program = buildProgram();
});
afterAll(() => program.remove());

describe.each(databases)('a worker killed while it tells on $kind', ({ kind }) => {
  let db: TestDatabase;
  let receiver: Receiver;
  beforeEach(async () => {
    [db, receiver] = [await openTestDatabase(kind), await openReceiver()];
  });
  afterEach(async () => {
    await receiver.close();
    await db.close();
  });

  /** A worker that is killed as the receiver takes its n-th call, before or after that is answered. @returns whether it lived to the end. */
  async function live(calls: number, time: Date): Promise<boolean> {
    const child = spawn(process.execPath, [
      join(getProjectRoot(), 'test', 'support', 'webhook-run.js'),
      program.directory,
      db.url,
      time.toISOString(),
    ]);
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said += String(chunk);
    });
    let left = calls;
    receiver.answerWith((res) => {
      left -= 1;
      if (left > 0) return res.writeHead(200).end();
      if (Math.random() < 0.5) child.kill('SIGKILL');
      res.writeHead(200).end(() => setTimeout(() => child.kill('SIGKILL'), Math.random() * 4));
    });
    await once(child, 'close');
    expect(said).toBe('');
    return child.signalCode === null;
  }

  it(
    'has lost nothing: what it may have told twice has one id',
    async () => {
      const office = await createWebhookOffice(db);
      const hooks = [];
      for (const path of PATHS) hooks.push(await office.add(`${receiver.url}/${path}`));
      await office.tell(EVENTS);
      let kills = 0;
      while (!(await live(1 + Math.floor(Math.random() * MOST_CALLS_A_LIFE), office.now()))) {
        kills += 1;
        office.pass(REBIRTH_MS);
      }
      expect(kills).toBeGreaterThan(2);
      for (const [i, hook] of hooks.entries()) {
        const calls = receiver.received.filter(({ path }) => path === `/hook/${PATHS[i]}`);
        const firsts = calls.filter(({ id }, at) => calls.findIndex((call) => call.id === id) === at);
        expect(firsts.map(({ data }) => data.n)).toEqual(Array.from({ length: EVENTS }, (_, n) => n + 1));
        expect(calls.length - EVENTS).toBeLessThanOrEqual(kills); // at most the one that was under way
        expect((await office.deliveries(hook)).every(({ state }) => state === 'delivered')).toBe(true);
      }
    },
    TIMEOUT_MS,
  );
});
