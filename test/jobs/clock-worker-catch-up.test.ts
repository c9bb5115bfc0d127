import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkHistories } from '../../src/engine/check-histories.ts';
import type { Engine } from '../../src/engine/engine.ts';
import type { NewEvent } from '../../src/engine/engine-types.ts';
import { createClockWorker } from '../../src/jobs/clock-worker.ts';
import { addDays, type CivilDate, civilDate } from '../../src/law/civil-date.ts';
import { stateCalendar } from '../../src/law/state-calendar.ts';
import { createCaseStore } from '../../src/store/case-store.ts';
import { createHistoryStore } from '../../src/store/history-store.ts';
import { databases, openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { MISSED_LAPSES, MISSED_WEEKS } from '../support/missed-weeks.ts';
import { createOffice } from '../support/office.ts';
import { COURSE_KINDS, type CoursePlan, courseOf } from '../support/shifted-courses.ts';

const TIMEOUT_MS = 120_000;

describe.each(databases)('six weeks without a server, on $kind', ({ kind }) => {
  it('are made up in order, each lapse on its own day', { timeout: TIMEOUT_MS }, async () => {
    const db = await openTestDatabase(kind);
    const office = await createOffice(db);
    const names = new Map<string, string>();
    for (const { name, opened, steps } of MISSED_WEEKS.cases) {
      const { caseId, version } = await office.open(opened);
      names.set(caseId, name);
      await office.carry(caseId, version, steps);
    }
    const recorded: string[] = [];
    const engine = listenedTo(office.engine, (caseId, { on, type }) => recorded.push(`${on} ${names.get(caseId)}: ${type}`));
    office.time.set(MISSED_WEEKS.until);
    await createClockWorker({ db, engine, now: office.time.now, reportFailure: rethrow }).runDue();
    expect(recorded).toEqual(MISSED_LAPSES.map(({ on, name, event }) => `${on} ${name}: ${event}`));
    expect(MISSED_LAPSES.map(({ lastDay }) => addDays(civilDate(lastDay), 1))).toEqual(MISSED_LAPSES.map(({ on }) => on));
    for await (const { fault } of checkHistories(db, stateCalendar)) expect(fault).toBeUndefined();
    await db.close();
  });
});

function listenedTo(engine: Engine, tell: (caseId: string, event: NewEvent) => void): Engine {
  return {
    ...engine,
    record(caseId, event, ask) {
      tell(caseId, event);
      return engine.record(caseId, event, ask);
    },
  };
}

/** What the clock did to a case, and where that left it. */
interface Fate {
  readonly lapses: readonly string[];
  readonly left: object;
}

const plans = fc.array(
  fc.record({
    kind: fc.constantFrom(...COURSE_KINDS),
    openedBefore: fc.integer({ min: 6, max: 75 }),
    workingDays: fc.integer({ min: 5, max: 20 }),
  }),
  { minLength: 2, maxLength: 6 },
);
const absences = fc.record({
  /** Over Spring Festival, National Day, Qingming, the change of the year, and days of no note. */
  from: fc.constantFrom('2024-01-31', '2024-03-27', '2024-09-25', '2025-01-15', '2025-07-07', '2026-02-04'),
  days: fc.integer({ min: 1, max: 60 }),
});

describe.each([
  { kind: 'sqlite', runs: 6 },
  { kind: 'postgres', runs: 2 },
] as const)('a server that was away, on $kind', ({ kind, runs }) => {
  it('records what one that ran every day records, on the same days', { timeout: TIMEOUT_MS }, async () => {
    await fc.assert(
      fc.asyncProperty(plans, absences, async (courses, { from, days }) => {
        const until = addDays(civilDate(from), days);
        const everyDay = await fatesOf(kind, { courses, from: civilDate(from), until, daily: true });
        const onceLate = await fatesOf(kind, { courses, from: civilDate(from), until, daily: false });
        expect(onceLate).toEqual(everyDay);
      }),
      { numRuns: runs },
    );
  });
});

async function fatesOf(
  kind: 'sqlite' | 'postgres',
  { courses, from, until, daily }: { courses: readonly CoursePlan[]; from: CivilDate; until: CivilDate; daily: boolean },
): Promise<readonly Fate[]> {
  const db = await openTestDatabase(kind);
  try {
    const office = await createOffice(db);
    const ids: string[] = [];
    for (const plan of courses) {
      const { opened, steps } = courseOf(plan, from);
      const { caseId, version } = await office.open(opened);
      await office.carry(caseId, version, steps);
      ids.push(caseId);
    }
    const worker = createClockWorker({ db, engine: office.engine, now: office.time.now, reportFailure: rethrow });
    for (let day = daily ? from : until; day <= until; day = addDays(day, 1)) {
      office.time.set(day);
      await worker.runDue();
    }
    return await Promise.all(ids.map((id) => fateOf(db, id)));
  } finally {
    await db.close();
  }
}

/** Warnings apart: those of days that are over help nobody. */
async function fateOf(db: TestDatabase, caseId: string): Promise<Fate> {
  const history = await createHistoryStore(db.read).list(caseId);
  const row = await createCaseStore(db.read).findById(caseId);
  const { state, clock, handlingState, clockState, dueOn, decisionCode, closedOn, waitingFor, openProceedings } = row ?? {};
  return {
    lapses: history
      .filter(({ actorKind, type }) => actorKind === 'clock' && type !== 'deadline.neared')
      .map(({ type, effectiveOn, instance, data }) => `${effectiveOn} ${type} ${instance ?? ''} ${JSON.stringify(data)}`),
    left: { state, clock: { ...clock, facts: 0 }, handlingState, clockState, dueOn, decisionCode, closedOn, waitingFor, openProceedings },
  };
}

function rethrow(error: unknown): void {
  throw error;
}
