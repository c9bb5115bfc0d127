import { createEngine } from '../src/engine/engine.ts';
import { searchWords } from '../src/engine/search-words.ts';
import { addDays, type CivilDate } from '../src/law/civil-date.ts';
import { stateCalendar } from '../src/law/state-calendar.ts';
import { createCaseStore } from '../src/store/case-store.ts';
import { type Database, withTransaction } from '../src/store/database.ts';
import { createOrganStore } from '../src/store/organ-store.ts';
import type { CaseRow, HistoryRow } from '../src/store/rows.ts';
import { createStepStore } from '../src/store/step-store.ts';
import { ARRIVAL, COURSE_NOW } from './ordinary-course.ts';

const BATCH = 1000;
const STATES = ['registered', 'examining', 'processing', 'drafting', 'legalReview', 'approval', 'issued'];
const CHANNELS = ['inPerson', 'online', 'mailSigned', 'fax'];
const PLACES = ['道路', '公园', '学校', '医院', '桥梁', '河道', '地块', '管网'];
const PAPERS = ['验收报告', '招标文件', '规划许可', '环评报告', '预算明细', '会议纪要', '征收补偿方案'];

/** Words that one case in seven has. */
export const WORDS_FOUND = '验收报告';

/** People and units among whom the cases are shared: a case in a hundred is each person's. */
const PEOPLE = 100;
const UNITS = 10;

/**
 * Fills an organ with open cases, as a busy office has them: one is recorded by the engine, the others are copies that differ in what
 * the queue looks at.
 *
 * @returns the id of the organ.
 */
export async function fillQueue(db: Database, count: number): Promise<number> {
  const organ = await createOrganStore(db.write).ensure({ name: '甲区人民政府', shortName: '甲政' });
  const engine = createEngine({ db, now: () => COURSE_NOW, calendar: () => stateCalendar });
  const { caseId } = await engine.open({ ...ARRIVAL.event, organId: organ.id }, ARRIVAL.actor);
  const model = await createCaseStore(db.read).findById(caseId);
  if (model === undefined) throw new Error('The model of the cases is missing');
  for (let from = 1; from < count; from += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, count - from) }, (_, index) => copyOfCase(model, from + index));
    const steps = rows.map((caseRow) => ({ caseRow, expectedVersion: 0, entries: [entryOf(caseRow)], jobs: [], breaches: [] }));
    await withTransaction(db, (trx) => createStepStore(db).commitAll(trx, steps));
  }
  return organ.id;
}

function copyOfCase(model: CaseRow, n: number): CaseRow {
  const paused = n % 11 === 0;
  const title = `${PLACES[n % PLACES.length]}第${n}标段${PAPERS[n % PAPERS.length]}`;
  const arrivedOn = addDays(model.arrivedOn as CivilDate, -(n % 40));
  return {
    ...model,
    id: `case-${String(n).padStart(7, '0')}`,
    caseNo: `甲政公开申〔2023〕${n}号`,
    title,
    searchText: searchWords(`${title} 甲政公开申〔2023〕${n}号 某甲`).join(' '),
    channel: CHANNELS[n % CHANNELS.length] ?? null,
    arrivedOn,
    receivedOn: arrivedOn,
    dueOn: paused ? null : addDays(arrivedOn, 28),
    clockState: paused ? 'paused' : 'running',
    handlingState: STATES[n % STATES.length] ?? 'examining',
    waitingFor: paused ? 'thirdParty' : 'officer',
    breachCount: n % 500 === 0 ? 1 : 0,
    assignedTo: `person-${n % PEOPLE}`,
    unit: `unit-${n % UNITS}`,
    updatedAt: new Date(COURSE_NOW.getTime() - n * 1000).toISOString(),
    version: 1,
  };
}

function entryOf(row: CaseRow): HistoryRow {
  return {
    caseId: row.id,
    version: 1,
    type: 'application.arrived',
    effectiveOn: row.arrivedOn as CivilDate,
    recordedAt: row.createdAt,
    actorKind: 'staff',
    actorId: 'officer',
    actorName: '某员',
    data: {},
    instance: null,
    provenance: 'recorded',
    assumed: [],
    machine: 'disclosureRequest',
    machineVersion: '1',
    judged: {},
    extra: null,
    prevHash: null,
    hash: row.headHash,
  };
}
