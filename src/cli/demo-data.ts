import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createCalendarService } from '../engine/calendar-service.ts';
import { createEngine } from '../engine/engine.ts';
import { createImportService, type ImportResult } from '../engine/import-service.ts';
import { createLetterDesk } from '../engine/letters/letter-desk.ts';
import { createLetterPress } from '../engine/letters/letter-press.ts';
import { loadFonts } from '../engine/letters/load-fonts.ts';
import { PLAIN_SIGNER } from '../engine/letters/signer.ts';
import type { Actor, StaffRole } from '../law/roles.ts';
import type { Database } from '../store/database.ts';
import { openVault } from '../store/open-vault.ts';
import { getProjectRoot } from '../store/project-root.ts';
import type { UserRow } from '../store/rows.ts';
import { createDemoAccounts } from './demo-accounts.ts';
import { demoTimelines } from './demo-cases.ts';
import { publishDemoGuide } from './demo-guide.ts';
import { carryDemoCases, type DemoPeople, type ImportedDemoCase, remakeDemoLetters, saveDemoLetterhead } from './demo-letters.ts';
import { addDemoPublications } from './demo-publications.ts';
import { lastYearsTimelines } from './demo-report-figures.ts';
import { addDemoReports } from './demo-reports.ts';
import type { Environment } from './environment.ts';
import { lineBatches } from './source-lines.ts';

/** The organ of the example, so that one account sees both the history of 2017 and the invented open cases. */
export const DEMO_ORGAN = '东胜区人民政府';
const EXAMPLE = 'examples/dongsheng-2017.jsonl';

/** Fills a fresh database: the cases of 2017, invented cases of today and of last year, accounts, a case that these people handle, and reports. */
export async function fillDemo(
  db: Database,
  { now, environment }: { readonly now: () => Date; readonly environment: Environment },
): Promise<{ cases: number }> {
  const calendars = await createCalendarService({ db, now });
  const vault = await openVault({ db, dataDir: environment.dataDir, place: environment.files?.place, now });
  const press = createLetterPress({ vault, fonts: await loadFonts(environment.fonts), signer: PLAIN_SIGNER });
  const engine = createEngine({ db, now, calendar: calendars.current, press });
  const service = createImportService({ db, now, calendar: calendars.current });
  const invented = demoTimelines(DEMO_ORGAN, { today: engine.today(), calendar: calendars.current() });
  const older = lastYearsTimelines(DEMO_ORGAN, engine.today());
  const results: ImportResult[] = [];
  for (const lines of [exampleLines(), invented, older]) results.push(await service.importLines(lines, { dryRun: false }));
  results.forEach(requireComplete);
  const users = await createDemoAccounts(db, DEMO_ORGAN, now());
  await handleOneCase(engine, users);
  const people = { officer: actorOf(users, 'officer'), secrecyReviewer: actorOf(users, 'secrecyReviewer') };
  const publications = await addDemoPublications(engine, { organId: users[0]?.organId ?? 0, ...people });
  await publishDemoGuide(db, { organId: users[0]?.organId ?? 0, savedBy: actorOf(users, 'officeHead').id, now: now() });
  const desk = createLetterDesk({ db, press, now, calendar: calendars.current });
  const office = { db, engine, desk, organId: users[0]?.organId ?? 0, organName: DEMO_ORGAN, people: peopleOf(users) };
  await saveDemoLetterhead(office, now());
  await remakeDemoLetters(office, importedCases(results[0]));
  const carried = await carryDemoCases(office);
  const organ = { id: office.organId, name: DEMO_ORGAN };
  const staff = { statistician: actorOf(users, 'statistician'), leader: actorOf(users, 'leader') };
  await addDemoReports({ db, organ, now: now(), today: engine.today(), ...staff });
  return { cases: results.reduce((sum, { imported }) => sum + imported.length, 1 + publications + carried) };
}

async function* exampleLines(): AsyncGenerator<string> {
  for await (const batch of lineBatches(createReadStream(join(getProjectRoot(), EXAMPLE)))) for (const { text } of batch) yield text;
}

function peopleOf(users: readonly UserRow[]): DemoPeople {
  const [registrar, officer, secrecyReviewer] = [actorOf(users, 'registrar'), actorOf(users, 'officer'), actorOf(users, 'secrecyReviewer')];
  const [legalReviewer, leader, officeHead] = [actorOf(users, 'legalReviewer'), actorOf(users, 'leader'), actorOf(users, 'officeHead')];
  return { registrar, officer, secrecyReviewer, legalReviewer, leader, officeHead };
}

function importedCases(result: ImportResult | undefined): readonly ImportedDemoCase[] {
  return (result?.imported ?? []).flatMap(({ caseId, entries }) => (caseId === null ? [] : [{ caseId, entries }]));
}

/** A case as people record it: its history names them. */
async function handleOneCase(engine: ReturnType<typeof createEngine>, users: readonly UserRow[]): Promise<void> {
  const [registrar, officer] = [actorOf(users, 'registrar'), actorOf(users, 'officer')];
  const on = engine.today();
  const organId = users[0]?.organId ?? 0;
  const { caseId, version } = await engine.open({ type: 'application.arrived', on, organId, data: APPLICATION }, registrar);
  const started = await engine.record(caseId, { type: 'examination.started', on, data: {} }, { actor: officer, expectedVersion: version });
  const assigned = { type: 'unit.assigned', on, data: { unit: '自然资源科' } };
  await engine.record(caseId, assigned, { actor: officer, expectedVersion: started.version });
}

const APPLICATION = {
  channel: 'inPerson',
  applicant: { type: 'citizen', class: 'naturalPerson', name: '某丙', idType: 'passport', idNumber: 'P0000000', phone: '000-0000000' },
  title: '【演示】某地块国有建设用地使用权出让合同',
  description: '某地块的出让合同及宗地图。',
  media: ['paper'],
  obtainWay: ['pickUp'],
};

function actorOf(users: readonly UserRow[], role: StaffRole): Actor {
  const user = users.find(({ roles }) => roles.includes(role));
  if (user === undefined) throw new Error(`The demonstration has no ${role}`);
  const { id, name, roles } = user;
  return { kind: 'staff', id, name, roles };
}

/** The data are ours: a line that is refused is a fault of the program. */
function requireComplete({ refused }: ImportResult): void {
  const problems = refused.flatMap((line) => line.problems.map(({ en }) => `line ${line.line}: ${en}`));
  if (problems.length > 0) throw new Error(`The demonstration's cases were refused: ${problems.join('; ')}`);
}
