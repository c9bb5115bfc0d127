import { createEngine, type Engine } from '../src/engine/engine.ts';
import { stateCalendar } from '../src/law/state-calendar.ts';
import type { Database } from '../src/store/database.ts';
import { createOrganStore } from '../src/store/organ-store.ts';
import { againstBareDriver } from './driver-comparison.ts';
import type { Comparison } from './measure.ts';
import { ARRIVAL, COURSE_NOW, ORDINARY_COURSE } from './ordinary-course.ts';
import { fileIn, prepareFile, type Workplace } from './temporary-database.ts';

/** Clients that record at one moment. */
const CONCURRENT = 64;

/** Whole courses recorded one event after the other, and by 64 clients at once, each with a case of its own. */
export async function recordEvents(
  size: { sequentialCases: number; waves: number; rounds: number },
  workplace: Workplace,
): Promise<Comparison[]> {
  const file = fileIn(workplace, 'cases.sqlite');
  const concurrentCases = CONCURRENT * size.waves;
  const ids = await prepareFile(file, (db) => openCases(db, size.sequentialCases + concurrentCases));
  const [sequential, concurrent] = [ids.slice(0, size.sequentialCases), ids.slice(size.sequentialCases)];
  const { rounds } = size;
  const common = { unit: 'events', rounds };
  return [
    await againstBareDriver(
      { ...common, name: 'recording, one after the other', count: sequential.length * ORDINARY_COURSE.length },
      { workplace, file },
      (db) => recordOneByOne(createBenchEngine(db), sequential),
    ),
    await againstBareDriver(
      { ...common, name: `recording, ${CONCURRENT} at once`, count: concurrent.length * ORDINARY_COURSE.length },
      { workplace, file },
      (db) => recordAtOnce(createBenchEngine(db), concurrent),
    ),
  ];
}

function createBenchEngine(db: Database): Engine {
  return createEngine({ db, now: () => COURSE_NOW, calendar: () => stateCalendar });
}

async function openCases(db: Database, count: number): Promise<string[]> {
  const organ = await createOrganStore(db.write).ensure({ name: '甲区人民政府', shortName: '甲政' });
  const engine = createBenchEngine(db);
  const opened = Array.from({ length: count }, () => engine.open({ ...ARRIVAL.event, organId: organ.id }, ARRIVAL.actor));
  return (await Promise.all(opened)).map(({ caseId }) => caseId);
}

async function recordOneByOne(engine: Engine, caseIds: readonly string[]): Promise<void> {
  for (const caseId of caseIds) await recordCourse(engine, caseId);
}

async function recordAtOnce(engine: Engine, caseIds: readonly string[]): Promise<void> {
  for (let from = 0; from < caseIds.length; from += CONCURRENT) {
    await Promise.all(caseIds.slice(from, from + CONCURRENT).map((caseId) => recordCourse(engine, caseId)));
  }
}

async function recordCourse(engine: Engine, caseId: string): Promise<void> {
  for (const [i, { actor, event }] of ORDINARY_COURSE.entries()) await engine.record(caseId, event, { actor, expectedVersion: i + 1 });
}
