import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOrganStore } from '../../src/store/organ-store.ts';
import { getProjectRoot } from '../../src/store/project-root.ts';
import { buildProgram } from '../support/built-program.ts';
import { openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { type Dovecot, hasDovecot, startDovecot } from '../support/dovecot.ts';
import { rawMail } from '../support/raw-mails.ts';

const MAILS = 60;
const KILLS = 6;
const MAX_RUN_MS = 500;
const TIMEOUT_MS = 120_000;
const START_MS = Date.parse('2026-03-04T02:00:00.000Z');
/** Longer than a lease: the mailbox of a killed process is free again for the next. */
const BETWEEN_MS = 10 * 60_000;

describe.skipIf(!hasDovecot)('a process killed while it fetches from Dovecot', () => {
  let program: ReturnType<typeof buildProgram>;
  let dovecot: Dovecot;
  let db: TestDatabase;
  let kills = 0;
  const dataDir = mkdtempSync(join(tmpdir(), 'yishen-fetcher-'));

  function start(run: number): ChildProcessWithoutNullStreams {
    const script = join(getProjectRoot(), 'test', 'support', 'mail-fetcher.js');
    const now = new Date(START_MS + run * BETWEEN_MS).toISOString();
    return spawn(process.execPath, [script, program.directory, db.url, dataDir, dovecot.url, now]);
  }

  async function fetchUntilKilled(run: number): Promise<void> {
    const child = start(run);
    const closed = once(child, 'close');
    await once(child.stdout, 'data');
    await Promise.race([closed, wait(Math.random() * MAX_RUN_MS)]);
    child.kill('SIGKILL');
    await closed;
    if (child.signalCode === 'SIGKILL') kills += 1;
  }

  beforeAll(async () => {
    program = buildProgram();
    [dovecot, db] = await Promise.all([startDovecot(), openTestDatabase('sqlite')]);
    await createOrganStore(db.write).ensure({ name: '甲区人民政府', shortName: '甲政' });
    const mails = Array.from({ length: MAILS }, (_, at) => rawMail({ subject: `申请 ${at}`, from: `a${at}@example.org` }));
    await dovecot.appendAll(mails, new Date('2026-03-02T20:00:00Z'));
    for (let run = 0; run < KILLS; run += 1) await fetchUntilKilled(run);
    const last = start(KILLS);
    const said: string[] = [];
    last.stderr.on('data', (chunk: Buffer) => said.push(String(chunk)));
    await once(last, 'close');
    expect([last.exitCode, said.join('')]).toEqual([0, '']);
  }, TIMEOUT_MS);
  afterAll(async () => {
    await dovecot?.close();
    await db?.close();
    program?.remove();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('was killed before it was done', () => {
    expect(kills).toBeGreaterThan(0);
  });

  it('has opened one case for each mail', async () => {
    const titles: string[] = await db.read('cases').pluck('title');
    expect(titles.sort()).toEqual(Array.from({ length: MAILS }, (_, at) => `申请 ${at}`).sort());
    expect(await db.read('inbound_mails').distinct('state').pluck('state')).toEqual(['opened']);
  });

  it('has told the server of each', async () => {
    const flags = await dovecot.flags();
    expect(flags.filter((of) => of.includes('\\Seen'))).toHaveLength(MAILS);
  });
});
