// @ts-check
// Records events as fast as it can until it is killed. Run by node itself, on the program built in the directory given first; the
// second argument names the database. Prints `ready`, then each event that was acknowledged as `case version`.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [root = '', url = ''] = process.argv.slice(2);
/** @param {string} path */
const load = (path) => import(pathToFileURL(join(root, 'dist', 'src', path)).href);
const { openDatabase } = await load('store/database.js');
const { createEngine } = await load('engine/engine.js');
const { createOrganStore } = await load('store/organ-store.js');
const { stateCalendar } = await load('law/state-calendar.js');

/** Cases that are carried on side by side, so that commits are shared. */
const HANDS = 12;
const DAY = '2024-03-04';
const ACTOR = { kind: 'staff', id: 'registrar', name: '员工', roles: ['registrar', 'officer'] };
const APPLICATION = {
  channel: 'inPerson',
  title: '某道路工程的验收报告',
  description: '申请公开某道路工程的竣工验收报告。',
  applicant: {
    type: 'citizen',
    class: 'naturalPerson',
    name: '某甲',
    idType: 'residentId',
    idNumber: '11010519491231002X',
    phone: '13800000000',
    address: '某市某区',
    postcode: '017000',
  },
  media: ['paper'],
  obtainWay: ['pickUp'],
};
const STEPS = [
  { type: 'examination.started', data: {} },
  { type: 'correction.requested', data: { points: '内容不明确', workingDays: 15, servedOn: DAY } },
];

const db = openDatabase({ url, dataDir: root });
const engine = createEngine({ db, now: () => new Date(`${DAY}T12:00:00+08:00`), calendar: () => stateCalendar });
const organ = await createOrganStore(db.write).ensure({ name: '甲区人民政府', shortName: '甲政' });

/** @param {{ caseId: string, version: number }} recorded */
function acknowledge(recorded) {
  process.stdout.write(`${recorded.caseId} ${recorded.version}\n`); // to a pipe node writes at once: what was printed was acknowledged
  return recorded;
}

async function carryOn() {
  for (;;) {
    const event = { type: 'application.arrived', on: DAY, data: APPLICATION, organId: organ.id };
    let { caseId, version } = acknowledge(await engine.open(event, ACTOR));
    for (const { type, data } of STEPS) {
      ({ version } = acknowledge(await engine.record(caseId, { type, on: DAY, data }, { actor: ACTOR, expectedVersion: version })));
    }
  }
}

process.stdout.write('ready\n');
await Promise.all(Array.from({ length: HANDS }, carryOn));
