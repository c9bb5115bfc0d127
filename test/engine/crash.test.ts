import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkHistories, rebuildCase } from '../../src/engine/check-histories.ts';
import { sha256 } from '../../src/engine/hash-chain.ts';
import { verifyAll } from '../../src/engine/verify-histories.ts';
import { stateCalendar } from '../../src/law/state-calendar.ts';
import { createCaseStore } from '../../src/store/case-store.ts';
import { getProjectRoot } from '../../src/store/project-root.ts';
import { buildProgram } from '../support/built-program.ts';
import { databases, openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { createOffice, officer } from '../support/office.ts';

const KILLS = 8;
const MAX_RUN_MS = 350;
const TIMEOUT_MS = 90_000;
const DAY = '2024-03-04';
/** Cases whose whole projection is compared: all would take too long. */
const REBUILT = 40;

/** Each event whose recording was acknowledged before the kill, as `case version`; a line cut short was not read by anybody. */
async function recordUntilKilled(directory: string, url: string): Promise<string[]> {
  const script = join(getProjectRoot(), 'test', 'support', 'endless-recorder.js');
  const child = spawn(process.execPath, [script, directory, url]);
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    said.out += String(chunk);
  });
  child.stderr.on('data', (chunk: Buffer) => {
    said.err += String(chunk);
  });
  const closed = once(child, 'close');
  await untilReady(child, said);
  await wait(Math.random() * MAX_RUN_MS);
  child.kill('SIGKILL');
  await closed;
  expect(said.err).toBe('');
  expect(child.signalCode).toBe('SIGKILL');
  return said.out.split('\n').slice(1, -1);
}

async function untilReady(child: ChildProcessWithoutNullStreams, said: { out: string; err: string }): Promise<void> {
  while (!said.out.includes('\n')) {
    if (child.exitCode !== null) throw new Error(`The recorder ended: ${said.err}`);
    await wait(5);
  }
}

/** A PostgreSQL server ends what a killed client had sent; only then does the database stand still. */
async function untilStill(db: TestDatabase): Promise<void> {
  if (db.dialect === 'sqlite') return;
  const others = "select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'";
  while ((await db.write.raw(others)).rows.length > 0) await wait(10);
}

/** Of the texts' running numbers, in order. */
function numbersIn(texts: readonly string[]): number[] {
  return texts.map((text) => Number(/(\d+)号$/.exec(text)?.[1])).sort((a, b) => a - b);
}

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i + 1);
}

let program: ReturnType<typeof buildProgram>;
beforeAll(() => {
  program = buildProgram();
});
afterAll(() => program.remove());

describe.each(databases)('a process killed while it records on $kind', ({ kind }) => {
  let db: TestDatabase;
  const acknowledged: string[] = [];
  beforeAll(async () => {
    db = await openTestDatabase(kind);
    for (let kill = 0; kill < KILLS; kill += 1) acknowledged.push(...(await recordUntilKilled(program.directory, db.url)));
    await untilStill(db);
  }, TIMEOUT_MS);
  afterAll(() => db.close());

  it('has lost nothing that was acknowledged', async () => {
    const entries: { case_id: string; version: number }[] = await db.read('history').select('case_id', 'version');
    const stored = new Set(entries.map(({ case_id, version }) => `${case_id} ${version}`));
    expect(acknowledged.length).toBeGreaterThan(0);
    expect(acknowledged.filter((event) => !stored.has(event))).toEqual([]);
  });

  it('has recorded nothing twice', async () => {
    expect(new Set(acknowledged).size).toBe(acknowledged.length);
    expect(await db.read('history').select('case_id').groupBy('case_id', 'type').havingRaw('count(*) > 1')).toEqual([]);
    const pending = db.read('jobs').whereNull('done_at');
    expect(await pending.select('case_id').groupBy('case_id', 'kind', 'instance', 'run_on').havingRaw('count(*) > 1')).toEqual([]);
  });

  it('leaves histories that verify, and projections that are what the history gives', async () => {
    for await (const { caseId, fault } of verifyAll(db)) expect(fault, caseId).toBeUndefined();
    for await (const { caseId, fault } of checkHistories(db, stateCalendar)) expect(fault, caseId).toBeUndefined();
    const cases = createCaseStore(db.read);
    const rows = await db.read('cases').orderBy('case_no', 'desc').limit(REBUILT).pluck('id');
    for (const id of rows) {
      const before = await cases.findById(id);
      await rebuildCase(db, id, { calendar: stateCalendar, recordedAt: before?.updatedAt ?? '', digest: sha256 });
      expect(await cases.findById(id)).toEqual(before);
    }
  });

  it('leaves no gap in the numbers of cases and letters', async () => {
    const cases: string[] = await db.read('cases').pluck('case_no');
    expect(numbersIn(cases)).toEqual(upTo(cases.length));
    const series: { kind: string; last_number: number }[] = await db.read('counters').select('kind', 'last_number').orderBy('kind');
    expect(series.map(({ last_number }) => last_number)).toContain(cases.length);
    for (const letters of series.slice()) {
      const numbers: number[] = await db.read('document_numbers').where({ kind: letters.kind }).orderBy('number').pluck('number');
      if (numbers.length > 0) expect(numbers).toEqual(upTo(letters.last_number));
    }
  });

  it('lets recording go on with the next number', async () => {
    const count = (await db.read('cases').pluck('id')).length;
    const office = await createOffice(db);
    const { caseId, version } = await office.open(DAY);
    expect(await office.carry(caseId, version, [[officer, 'examination.started', DAY]])).toBe(2);
    const row = await createCaseStore(db.read).findById(caseId);
    expect(numbersIn([row?.caseNo ?? ''])).toEqual([count + 1]);
  });
});
