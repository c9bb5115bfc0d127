// @ts-check
// Records events with letters until it is killed. Run by node itself, on the program built in the directory given first; the second argument
// names the database, the third the directory of the vault. Prints `ready`, then each event that was acknowledged as `case version`.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [root = '', url = '', dataDir = ''] = process.argv.slice(2);
/** @param {string} path */
const load = (path) => import(pathToFileURL(join(root, 'dist', 'src', path)).href);
const { openDatabase } = await load('store/database.js');
const { createEngine } = await load('engine/engine.js');
const { createOrganStore } = await load('store/organ-store.js');
const { createFileVault } = await load('store/file-vault.js');
const { createLetterPress } = await load('engine/letters/letter-press.js');
const { loadFonts } = await load('engine/letters/load-fonts.js');
const { PLAIN_SIGNER } = await load('engine/letters/signer.js');
const { stateCalendar } = await load('law/state-calendar.js');

const DAY = '2024-03-04';
const ACTOR = { kind: 'staff', id: 'registrar', name: '员工', roles: ['registrar', 'officer'] };
const APPLICATION = {
  channel: 'inPerson',
  title: '某道路工程的验收报告',
  description: '申请公开某道路工程的竣工验收报告。',
  applicant: { type: 'citizen', class: 'naturalPerson', name: '某甲', idType: 'passport', idNumber: 'P0000000', phone: '13800000000' },
  media: ['paper'],
  obtainWay: ['pickUp'],
};
const STEPS = [
  { type: 'examination.started', data: {} },
  { type: 'correction.requested', data: { points: '内容不明确', workingDays: 15, servedOn: DAY } },
];

const db = openDatabase({ url, dataDir: root });
const press = createLetterPress({ vault: createFileVault(dataDir), fonts: await loadFonts(), signer: PLAIN_SIGNER });
const engine = createEngine({ db, now: () => new Date(`${DAY}T12:00:00+08:00`), calendar: () => stateCalendar, press });
const organ = await createOrganStore(db.write).ensure({ name: '甲区人民政府', shortName: '甲政' });

/** @param {{ caseId: string, version: number }} recorded */
function acknowledge(recorded) {
  process.stdout.write(`${recorded.caseId} ${recorded.version}\n`);
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
await Promise.all([carryOn(), carryOn()]);
