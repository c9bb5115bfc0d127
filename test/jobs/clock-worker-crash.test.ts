import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkHistories } from '../../src/engine/check-histories.ts';
import { stateCalendar } from '../../src/law/state-calendar.ts';
import { createHistoryStore } from '../../src/store/history-store.ts';
import { getProjectRoot } from '../../src/store/project-root.ts';
import { buildProgram } from '../support/built-program.ts';
import { openCasesToLapse } from '../support/cases-to-lapse.ts';
import { databases, openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { createOffice } from '../support/office.ts';

const CASES = 60;
const KILLS = 6;
const WORKERS = [0, 1];
/** Events that one may record before it is killed. */
const MOST = 6;
const TIMEOUT_MS = 120_000;
/** Longer than a lease: the next run finds what the killed ones held. */
const STEP_MS = 120_000;
const LATE = Date.parse('2024-05-06T08:00:00+08:00');

let program: ReturnType<typeof buildProgram>;
beforeAll(() => {
  program = buildProgram();
}, TIMEOUT_MS);
afterAll(() => program.remove());

describe.each(databases)('clock workers that are killed, on $kind', ({ kind }) => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await openTestDatabase(kind);
  });
  afterAll(() => db.close());

  const start = (run: number): ChildProcessWithoutNullStreams => {
    const script = join(getProjectRoot(), 'test', 'support', 'clock-runner.js');
    return spawn(process.execPath, [script, program.directory, db.url, new Date(LATE + run * STEP_MS).toISOString()]);
  };

  it('two at a time lose no lapse and record none twice', { timeout: TIMEOUT_MS }, async () => {
    const ids = await openCasesToLapse(await createOffice(db), CASES);
    for (let run = 0; run < KILLS; run += 1) await Promise.all(WORKERS.map(() => killedOnTheWay(start(run))));
    await Promise.all(WORKERS.map(() => toTheEnd(start(KILLS))));
    await toTheEnd(start(KILLS + 1)); // what a killed one was still writing when the two looked
    expect(await lapsesOf(db, ids)).toEqual({ 'deadline.passed 2024-04-02': CASES / 2, 'correction.lapsed 2024-03-28': CASES / 2 });
    for await (const { fault } of checkHistories(db, stateCalendar)) expect(fault).toBeUndefined();
  });
});

/** Kills it as soon as it has recorded some events, most likely before it has marked the last of them. */
async function killedOnTheWay(child: ChildProcessWithoutNullStreams): Promise<void> {
  const most = 1 + Math.floor(Math.random() * MOST);
  let recorded = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    recorded += String(chunk).split('\n').length - 1;
    if (recorded >= most) child.kill('SIGKILL');
  });
  await once(child, 'close');
}

async function toTheEnd(child: ChildProcessWithoutNullStreams): Promise<void> {
  let err = '';
  child.stdout.resume();
  child.stderr.on('data', (chunk: Buffer) => {
    err += String(chunk);
  });
  await once(child, 'close');
  expect(err).toBe('');
}

async function lapsesOf(db: TestDatabase, ids: readonly string[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const caseId of ids) {
    for (const { actorKind, type, effectiveOn } of await createHistoryStore(db.read).list(caseId)) {
      if (actorKind === 'clock') counts[`${type} ${effectiveOn}`] = (counts[`${type} ${effectiveOn}`] ?? 0) + 1;
    }
  }
  return counts;
}
