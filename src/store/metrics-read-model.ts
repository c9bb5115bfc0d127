import type { Knex } from 'knex';
import type { CivilDate } from '../law/civil-date.ts';
import { guardStore } from './guard-store.ts';
import { createJobOverview } from './job-overview.ts';

type Counts = ReadonlyMap<string, number>;

/** Numbers for whoever watches the servers. */
export function createMetricsReadModel(db: Knex) {
  return guardStore({
    casesByState: (): Promise<Counts> => countBy(db, 'cases', 'handling_state'),
    outbox: (): Promise<Counts> => countBy(db, 'outbox', 'state'),
    jobs: async (today: CivilDate): Promise<Counts> => new Map(Object.entries(await createJobOverview(db).counts(today))),
  });
}

async function countBy(db: Knex, table: 'cases' | 'outbox', column: string): Promise<Counts> {
  const rows: readonly Record<string, unknown>[] = await db(table).groupBy(column).select({ key: column }).count({ count: '*' });
  return new Map(rows.map((row) => [String(row.key), Number(row.count)]));
}
