import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEngine, type Engine } from '../../src/engine/engine.ts';
import { createClockWorker } from '../../src/jobs/clock-worker.ts';
import { stateCalendar } from '../../src/law/state-calendar.ts';
import { openDatabase } from '../../src/store/database.ts';
import { createHistoryStore } from '../../src/store/history-store.ts';
import { openCasesToLapse } from '../support/cases-to-lapse.ts';
import { databases, openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { createOffice } from '../support/office.ts';

const CASES = 50;
/** Both limits are over by then. */
const LATE = '2024-05-06';

describe.each(databases)('several clock workers on one database, on $kind', ({ kind }) => {
  let db: TestDatabase;
  let office: Awaited<ReturnType<typeof createOffice>>;
  beforeEach(async () => {
    db = await openTestDatabase(kind);
    office = await createOffice(db);
  });
  afterEach(() => db.close());

  async function openCases(count: number): Promise<readonly string[]> {
    const ids = await openCasesToLapse(office, count);
    office.time.set(LATE);
    return ids;
  }

  async function recordedBy(ids: readonly string[]): Promise<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const caseId of ids) {
      for (const { actorKind, type, effectiveOn } of await createHistoryStore(db.read).list(caseId)) {
        if (actorKind === 'clock') counts[`${type} ${effectiveOn}`] = (counts[`${type} ${effectiveOn}`] ?? 0) + 1;
      }
    }
    return counts;
  }

  it('record each lapse once', async () => {
    const ids = await openCases(CASES);
    const others = [db, openDatabase({ url: db.url, dataDir: '.' })];
    const workers = others.map((each) =>
      createClockWorker({
        db: each,
        engine: createEngine({ db: each, now: office.time.now, calendar: () => stateCalendar }),
        now: office.time.now,
        reportFailure: rethrow,
      }),
    );
    const recorded = await Promise.all(workers.map((worker) => worker.runDue()));
    await others[1]?.close();
    expect(recorded.reduce((sum, each) => sum + each, 0)).toBe(CASES);
    expect(await recordedBy(ids)).toEqual({ 'deadline.passed 2024-04-02': CASES / 2, 'correction.lapsed 2024-03-28': CASES / 2 });
  });

  it('repeat nothing after one that died between the record and its mark', async () => {
    const ids = await openCases(6);
    const reported: unknown[] = [];
    const dying = createClockWorker({
      db,
      engine: thatDiesAfterRecording(office.engine),
      now: office.time.now,
      reportFailure: (error) => reported.push(error),
    });
    expect(await dying.runDue()).toBe(0);
    expect(reported).toHaveLength(6);
    const later = () => new Date(office.time.now().getTime() + 120_000); // the leases of the dead are over
    expect(await createClockWorker({ db, engine: office.engine, now: later, reportFailure: rethrow }).runDue()).toBe(0);
    expect(await recordedBy(ids)).toEqual({ 'deadline.passed 2024-04-02': 3, 'correction.lapsed 2024-03-28': 3 });
  });
});

/** What was recorded stays; the worker hears of it no more. */
function thatDiesAfterRecording(engine: Engine): Engine {
  return {
    ...engine,
    async record(...ask) {
      await engine.record(...ask);
      throw new Error('killed');
    },
  };
}

function rethrow(error: unknown): void {
  throw error;
}
