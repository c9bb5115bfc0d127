import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { CivilDate } from '../law/civil-date.ts';
import { dialectOf, skipLocked } from './dialect.ts';
import { guardStore } from './guard-store.ts';
import { changesOfJobs } from './job-changes.ts';
import type { ClaimedJob, Instant, JobRow, PendingJob } from './rows.ts';
import { claimedJobsTable, newJobsTable, pendingJobsTable } from './tables.ts';

export interface Claim {
  /** Jobs of this day and of earlier ones are due. */
  readonly today: CivilDate;
  readonly now: Date;
  readonly leaseMs: number;
  readonly limit: number;
}

/** Of the index jobs_pending_unique. */
const PENDING_KEY = "(case_id, kind, coalesce(instance, ''), run_on) where done_at is null";

/** `db` may be a transaction: inside one, build every store from it. */
export function createJobStore(db: Knex) {
  return guardStore({
    /** Makes `jobs` the pending ones of the case; needs a transaction. Recording an event does this through the step store. */
    async replacePending(caseId: string, jobs: readonly JobRow[], now: Instant): Promise<void> {
      const jobsBefore = await listPending(db, caseId);
      const { dropped, put } = changesOfJobs([{ jobs, jobsBefore, caseRow: { updatedAt: now } }]);
      await db('jobs')
        .whereIn('id', [...dropped])
        .whereNull('done_at')
        .delete();
      for (const job of put) {
        await db('jobs').insert(newJobsTable.toRow(job)).onConflict(db.raw(PENDING_KEY)).merge(['effective_on', 'data']);
      }
    },
    listPending: (caseId: string): Promise<PendingJob[]> => listPending(db, caseId),
    claimDue: (claim: Claim): Promise<ClaimedJob[]> => claimDue(db, claim),
    /**
     * Marks the job as done; in the transaction that records its event, both happen or neither.
     *
     * @returns false when the claim was lost: another worker has it, or the case has moved on and needs it no longer.
     */
    async complete(id: number, ticket: string, now: Instant): Promise<boolean> {
      return (await db('jobs').where({ id, ticket }).whereNull('done_at').update({ done_at: now })) === 1;
    },
    /** Whether the claim still holds: the case may have moved on, or its days been counted anew, and the job with it. */
    async isClaimed(id: number, ticket: string): Promise<boolean> {
      return (await db('jobs').where({ id, ticket }).whereNull('done_at').first('id')) !== undefined;
    },
    /** Gives the claim back, to be claimed again from `at` on. Returns false when it was lost. */
    async postpone(id: number, ticket: string, at: Instant): Promise<boolean> {
      return (await db('jobs').where({ id, ticket }).whereNull('done_at').update({ leased_until: at })) === 1;
    },
  });
}

/**
 * Claims due jobs that nobody holds: those of the earliest day alone, so that weeks that were missed are made up day by day, and of each case
 * only the first: what happens to it decides on the next.
 *
 * @returns in the order in which they are to be done.
 */
async function claimDue(db: Knex, { today, now, leaseMs, limit }: Claim): Promise<ClaimedJob[]> {
  const claimable = `from jobs as due where done_at is null and run_on <= ? and (leased_until is null or leased_until <= ?)
    and not exists (select 1 from jobs as earlier where earlier.case_id = due.case_id and earlier.done_at is null
      and (earlier.run_on < due.run_on or (earlier.run_on = due.run_on and earlier.id < due.id)))`;
  const statement = `update jobs set ticket = ?, leased_until = ?, attempts = attempts + 1
    where id in (select id ${claimable} and run_on = (select run_on ${claimable} order by run_on limit 1)
      order by run_on, id limit ? ${skipLocked(dialectOf(db))})
    returning *`;
  const leasedUntil = new Date(now.getTime() + leaseMs).toISOString();
  const at = [today, now.toISOString()];
  const answer = await db.raw(statement, [randomUUID(), leasedUntil, ...at, ...at, limit]);
  const records: Record<string, unknown>[] = dialectOf(db) === 'postgres' ? answer.rows : answer;
  return records.map(claimedJobsTable.fromRow).sort((a, b) => (a.runOn === b.runOn ? a.id - b.id : a.runOn < b.runOn ? -1 : 1));
}

async function listPending(db: Knex, caseId: string): Promise<PendingJob[]> {
  return (await db('jobs').where({ case_id: caseId }).whereNull('done_at').orderBy(['run_on', 'id'])).map(pendingJobsTable.fromRow);
}
