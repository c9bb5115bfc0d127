import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClockWorker } from '../../src/jobs/clock-worker.ts';
import { addDays, civilDate } from '../../src/law/civil-date.ts';
import { EVENTS } from '../../src/law/events/catalogue.ts';
import type { EventDefinition } from '../../src/law/events/define-event.ts';
import { createHistoryStore } from '../../src/store/history-store.ts';
import { openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { LAPSE_COURSES, type LapseCourse } from '../support/lapse-courses.ts';
import { createOffice } from '../support/office.ts';

/** Raised by no limit: a notice of holidays, and the warnings. */
const WITHOUT_LIMIT = ['calendar.amended', 'deadline.neared'];

const byClock = Object.values<EventDefinition>(EVENTS).filter((definition) => definition.byClock === true);

describe('what the clock records by itself', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await openTestDatabase('sqlite');
  });
  afterAll(() => db.close());

  async function historyAfter({ opened, steps }: LapseCourse, day: string): Promise<readonly { type: string; effectiveOn: string }[]> {
    const office = await createOffice(db);
    const { caseId, version } = await office.open(opened);
    await office.carry(caseId, version, steps);
    office.time.set(day);
    const { engine, time } = office;
    await createClockWorker({ db, engine, now: time.now, reportFailure: rethrow }).runDue();
    return createHistoryStore(db.read).list(caseId);
  }

  it('has a course for every event of the catalogue that the clock records, of whatever chart', () => {
    const expected = byClock.map(({ type }) => type).filter((type) => !WITHOUT_LIMIT.includes(type));
    expect(LAPSE_COURSES.map(({ event }) => event).sort()).toEqual(expected.sort());
  });

  it.each(LAPSE_COURSES)('raises $event on $lapsesOn: $because', async (course) => {
    const dayBefore = addDays(civilDate(course.lapsesOn), -1);
    expect((await historyAfter(course, dayBefore)).map(({ type }) => type)).not.toContain(course.event);
    expect((await historyAfter(course, course.lapsesOn)).filter(({ type }) => type === course.event)).toMatchObject([
      { effectiveOn: course.lapsesOn, actorKind: 'clock' },
    ]);
  });
});

function rethrow(error: unknown): void {
  throw error;
}
