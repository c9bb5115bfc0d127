import type { Knex } from 'knex';
import type { CivilDate } from '../law/civil-date.ts';
import { guardStore } from './guard-store.ts';
import type { Instant } from './rows.ts';
import { defineTable } from './table.ts';

/** A pending job as administrators see it: the number of the case, nothing of what it is about. */
export interface JobLine {
  readonly id: number;
  readonly caseNo: string | null;
  readonly kind: string;
  readonly runOn: CivilDate;
  readonly attempts: number;
  readonly leasedUntil: Instant | null;
  readonly failedAt: Instant | null;
  readonly error: string | null;
}

export interface JobCounts {
  /** Due by today. */
  readonly due: number;
  readonly failing: number;
  readonly later: number;
}

const table = defineTable<JobLine>('jobs', {
  id: 'integer',
  caseNo: 'text',
  kind: 'text',
  runOn: 'text',
  attempts: 'integer',
  leasedUntil: 'text',
  failedAt: 'text',
  error: 'text',
});

export interface JobQuery {
  readonly today: CivilDate;
  /** Null: of every organ. */
  readonly organId: number | null;
  readonly limit: number;
}

/** What the clock has to do, for those who see that it does. */
export function createJobOverview(db: Knex) {
  return guardStore({
    async counts(today: CivilDate): Promise<JobCounts> {
      const pending = () => db('jobs').whereNull('done_at');
      const count = async (query: Knex.QueryBuilder) => Number((await query.count({ count: '*' }).first())?.count ?? 0);
      return {
        due: await count(pending().where('run_on', '<=', today)),
        failing: await count(pending().whereNotNull('failed_at')),
        later: await count(pending().where('run_on', '>', today)),
      };
    },
    /** Pending ones by kind: how many, and the first day. */
    async kinds(): Promise<readonly { readonly kind: string; readonly count: number; readonly first: CivilDate }[]> {
      const rows: readonly Record<string, unknown>[] = await db('jobs')
        .whereNull('done_at')
        .groupBy('kind')
        .orderBy('kind')
        .select('kind')
        .count({ count: '*' })
        .min({ first: 'run_on' });
      return rows.map((row) => ({ kind: String(row.kind), count: Number(row.count), first: String(row.first) as CivilDate }));
    },
    /** Those that failed, and those that are due, the earliest first. */
    async urgent({ today, organId, limit }: JobQuery): Promise<JobLine[]> {
      const query = lines(db).where((either) => either.whereNotNull('jobs.failed_at').orWhere('jobs.run_on', '<=', today));
      if (organId !== null) query.where({ 'cases.organ_id': organId });
      const rows = await query.orderBy(['jobs.run_on', 'jobs.id']).limit(limit);
      return rows.map(table.fromRow);
    },
    async find(id: number): Promise<(JobLine & { readonly organId: number }) | undefined> {
      const row = await lines(db).where({ 'jobs.id': id }).select({ organ_id: 'cases.organ_id' }).first();
      return row === undefined ? undefined : { ...table.fromRow(row), organId: Number(row.organ_id) };
    },
    /** A worker may claim it again at once. @returns false when it is done, or gone. */
    async release(id: number): Promise<boolean> {
      return (await db('jobs').where({ id }).whereNull('done_at').update({ leased_until: null })) === 1;
    },
    /** `error` is a kind without personal data. */
    async markFailed(id: number, { at, error }: { readonly at: Instant; readonly error: string }): Promise<void> {
      await db('jobs').where({ id }).whereNull('done_at').update({ failed_at: at, error });
    },
  });
}

function lines(db: Knex): Knex.QueryBuilder {
  return db('jobs').join('cases', 'cases.id', 'jobs.case_id').whereNull('jobs.done_at').select({
    id: 'jobs.id',
    case_no: 'cases.case_no',
    kind: 'jobs.kind',
    run_on: 'jobs.run_on',
    attempts: 'jobs.attempts',
    leased_until: 'jobs.leased_until',
    failed_at: 'jobs.failed_at',
    error: 'jobs.error',
  });
}
