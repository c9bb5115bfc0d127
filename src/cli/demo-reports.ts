import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { change } from '../engine/administration/administrator.ts';
import { changeSetting } from '../engine/administration/settings.ts';
import { recordEntry } from '../engine/annual-report/entries.ts';
import { ENTRIES_BY_COMMAND } from '../engine/annual-report/entries-actor.ts';
import { acceptImport, compareImport, draftImport, findImport } from '../engine/annual-report/entries-import.ts';
import { doReportDeed } from '../engine/annual-report/report-desk.ts';
import type { ReportActor } from '../engine/annual-report/report-stream.ts';
import { importReportTexts } from '../engine/annual-report/text-import.ts';
import { beginReportTexts, writeReportText } from '../engine/annual-report/text-writing.ts';
import { type CivilDate, civilDate } from '../law/civil-date.ts';
import type { ReportActType } from '../law/report/report-acts.ts';
import { readTextFile } from '../law/report/text-file.ts';
import type { Actor } from '../law/roles.ts';
import { type Database, withTransaction } from '../store/database.ts';
import { getProjectRoot } from '../store/project-root.ts';
import { type DemoEntry, entriesOfYear, PROBLEMS } from './demo-report-figures.ts';

interface DemoReports {
  readonly db: Database;
  readonly organ: { readonly id: number; readonly name: string };
  readonly now: Date;
  readonly today: CivilDate;
  readonly statistician: Actor;
  readonly leader: Actor;
}

const EXAMPLES = join(getProjectRoot(), 'examples');

/** The report of 2017 and that of last year as they were published, and this year's as far as it has got. */
export async function addDemoReports(demo: DemoReports): Promise<void> {
  const { db, organ, now, today } = demo;
  const by = { actor: { kind: 'command', id: 'command', name: '命令行' } as const, organId: null };
  await change({ db, now: () => now }, by, (made) =>
    changeSetting(made, { organId: organ.id, name: 'reportingBody', value: 'government' }),
  );
  await addReportOf2017(demo);
  const year = Number(today.slice(0, 4));
  await recordEntries(demo, entriesOfYear(year - 1, civilDate(`${year - 1}-12-31`)));
  await act(demo, year - 1, 'report.opened', { basis: 'computed', covers: 'own' });
  await withTransaction(db, async (trx) => {
    const step = { key: { organId: organ.id, year: year - 1 }, actor: actorOf(demo.statistician), at: now };
    await beginReportTexts(trx, step);
    await writeReportText(trx, { part: 'five', text: PROBLEMS }, step);
  });
  await publish(demo, year - 1, earlier(civilDate(`${year}-03-20`), today));
  await recordEntries(demo, entriesOfYear(year, today));
  await act(demo, year, 'report.opened', { basis: 'computed', covers: 'own' });
}

/** From the same files that a user has. */
async function addReportOf2017(demo: DemoReports): Promise<void> {
  const { db, organ, now, today } = demo;
  const fileName = 'dongsheng-2017-entries.csv';
  const step = { organId: organ.id, actor: ENTRIES_BY_COMMAND, at: now, today };
  const file = { year: 2017, fileName, bytes: await readFile(join(EXAMPLES, fileName)), kind: 'csv', source: '' } as const;
  const key = { id: await draftImport(db, file, step), organId: organ.id };
  await compareImport(db, key);
  const draft = await findImport(db.write, key);
  if (draft === undefined) throw new Error('The entries of 2017 were not read');
  await withTransaction(db, (trx) => acceptImport(trx, draft, step));
  const { texts } = readTextFile('T2014', await readFile(join(EXAMPLES, 'dongsheng-2017-text.md'), 'utf8'));
  const writing = { key: { organId: organ.id, year: 2017 }, actor: actorOf(demo.statistician), at: now };
  await withTransaction(db, (trx) => importReportTexts(trx, { texts, replace: false }, writing));
  await publish(demo, 2017, civilDate('2018-03-30'));
}

async function recordEntries({ db, organ, now, today, statistician }: DemoReports, entries: readonly DemoEntry[]): Promise<void> {
  const step = { organId: organ.id, actor: actorOf(statistician), at: now, today };
  await withTransaction(db, async (trx) => {
    for (const [index, { indicator, on, amount, what }] of entries.entries())
      await recordEntry(trx, { id: `demo-${on.slice(0, 4)}-${index}`, indicator, on, amount, what, source: '【演示】工作记录' }, step);
  });
}

/** Figures first, then another person's approval. */
async function publish(demo: DemoReports, year: number, on: CivilDate): Promise<void> {
  await act(demo, year, 'report.frozen');
  await act(demo, year, 'report.submitted');
  await act(demo, year, 'report.approved', {}, demo.leader);
  await act(demo, year, 'report.published', { on });
}

async function act(demo: DemoReports, year: number, type: ReportActType, given = {}, actor: Actor = demo.statistician): Promise<void> {
  const { db, organ, now: at, today } = demo;
  await doReportDeed(db, { organ, year, type, given, actor: actorOf(actor), at, today });
}

function actorOf(actor: Actor): ReportActor {
  return { kind: 'staff', id: actor.id, name: actor.name, roles: 'roles' in actor ? actor.roles : null };
}

function earlier(one: CivilDate, other: CivilDate): CivilDate {
  return one < other ? one : other;
}
