import { createImportService } from '../src/engine/import-service.ts';
import { stateCalendar } from '../src/law/state-calendar.ts';
import type { Database } from '../src/store/database.ts';
import { casesTable } from '../src/store/tables.ts';
import { timelineLines } from './timelines.ts';

const NOW = new Date('2026-03-02T04:00:00.000Z');
const MODELS = 500;
/** Of a hundred cases, those with a review or a suit: as in the report of a large city for 2025. */
const WITH_REMEDY = 7;

/**
 * Fills a database with closed cases of 14 years: histories that were imported, and copies of them in the shares that an office has. Copies
 * leave out charts and clock, which no report reads: the narrower the rows, the faster whatever goes through them all.
 *
 * @returns how many there are.
 */
export async function fillForReport(db: Database, count: number): Promise<number> {
  const service = createImportService({ db, now: () => NOW, calendar: () => stateCalendar });
  const models = Math.min(MODELS, Math.ceil(count / 4));
  const { refused } = await service.importLines(timelineLines(models), { dryRun: false });
  if (refused.length > 0) throw new Error(`A history of the benchmark was refused: ${JSON.stringify(refused[0])}`);
  const remedies = Math.round((count * WITH_REMEDY) / 100);
  await copyCases(db, { where: 'figures_more is not null', count: remedies });
  await copyCases(db, { where: 'figures_more is null', count: count - remedies });
  await db.write.raw('analyze');
  return Number((await db.read('cases').count({ n: '*' }).first())?.n ?? 0);
}

async function copyCases(db: Database, { where, count }: { readonly where: string; readonly count: number }): Promise<void> {
  const models = Number((await db.write('cases').whereRaw(where).whereNotNull('ref').count({ n: '*' }).first())?.n ?? 0);
  const left: Readonly<Record<string, string>> = {
    id: `'copy-' || copies.n || '-' || cases.id`,
    ...{ ref: 'null', case_no: 'null', state: `'{}'`, clock: `'{}'` },
  };
  const columns = casesTable.columns.map((column) => left[column] ?? `cases.${column}`);
  await db.write.raw(
    `insert into cases (${casesTable.columns.join(', ')})
     with recursive copies (n) as (select 1 union all select n + 1 from copies where n < ?)
     select ${columns.join(', ')} from copies, cases where cases.ref is not null and ${where}`,
    [Math.max(1, Math.round(count / models) - 1)],
  );
}
