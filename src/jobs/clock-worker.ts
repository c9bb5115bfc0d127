import type { Engine } from '../engine/engine.ts';
import type { CivilDate } from '../law/civil-date.ts';
import { StaleVersionError, StepRefusedError } from '../law/errors.ts';
import { CLOCK_ACTOR } from '../law/roles.ts';
import { createCaseStore } from '../store/case-store.ts';
import type { Database } from '../store/database.ts';
import { createHistoryStore } from '../store/history-store.ts';
import { createJobOverview } from '../store/job-overview.ts';
import { createJobStore } from '../store/job-store.ts';
import type { ClaimedJob } from '../store/rows.ts';
import { kindOf } from './node-beat.ts';

const LEASE_MS = 60_000;
const CLAIM_JOBS = 50;
/** After so many failures in one run it is the database that fails, not a job. */
const MAX_FAILURES = 50;
const PAIR_FIELDS: Readonly<Record<string, 'party' | 'organ'>> = { 'thirdParty.lapsed': 'party', 'organ.lapsed': 'organ' };

export interface ClockWorkerDeps {
  readonly db: Database;
  readonly engine: Engine;
  readonly now: () => Date;
  readonly reportFailure: (error: unknown, about: { readonly jobId: number; readonly caseId: string }) => void;
  /** Aborted when the server stops: the job under way is the last. */
  readonly stopping?: AbortSignal | undefined;
}

/**
 * Records what the clock has to record: lapses, passed deadlines and warnings, each with its own effective day, however late the run. Any number
 * of workers may run; a job is claimed with a ticket and a lease. A job that fails is reported, keeps its
 * lease and is tried again by a later run; the others are done all the same.
 */
export function createClockWorker({ db, engine, now, reportFailure, stopping }: ClockWorkerDeps) {
  const jobs = createJobStore(db.write);
  const isStopping = (): boolean => stopping?.aborted === true;
  const runDue = async (): Promise<number> => {
    let recorded = 0;
    for (let failed = 0; failed < MAX_FAILURES && !isStopping(); ) {
      const claimed = await jobs.claimDue({ today: engine.today(), now: now(), leaseMs: LEASE_MS, limit: CLAIM_JOBS });
      if (claimed.length === 0) break;
      for (const job of claimed) {
        if (isStopping()) break; // the claims end by themselves
        try {
          recorded += await runJob({ db, engine, now }, job);
        } catch (error) {
          failed += 1;
          await noteFailure(db, job.id, { at: now().toISOString(), error: kindOf(error) });
          reportFailure(error, { jobId: job.id, caseId: job.caseId });
        }
      }
    }
    return recorded;
  };
  return { runDue };
}

/** For administrators to see. When the database itself is away nothing can be noted, and the failure is reported all the same. */
async function noteFailure(db: Database, id: number, failure: { readonly at: string; readonly error: string }): Promise<void> {
  await createJobOverview(db.write)
    .markFailed(id, failure)
    .catch(() => {});
}

/** @returns how many events were recorded: 1 or 0. */
async function runJob({ db, engine, now }: Pick<ClockWorkerDeps, 'db' | 'engine' | 'now'>, job: ClaimedJob): Promise<number> {
  const jobs = createJobStore(db.write);
  const event = eventOf(job, engine.today());
  const row = await createCaseStore(db.read).findById(job.caseId);
  // After the case was read: whatever took the job away before is then seen here, and whatever does so later changes the case's version.
  if (!(await jobs.isClaimed(job.id, job.ticket))) return 0;
  if (event === undefined || row === undefined || (await isGivenAlready(db, event, row.id))) {
    await jobs.complete(job.id, job.ticket, now().toISOString());
    return 0;
  }
  try {
    await engine.record(job.caseId, event, { actor: CLOCK_ACTOR, expectedVersion: row.version });
    await jobs.complete(job.id, job.ticket, now().toISOString());
    return 1;
  } catch (error) {
    // The case moved on meanwhile: its new due days are jobs of their own, and this one is claimed again if it is still among them.
    if (error instanceof StaleVersionError) return 0;
    if (!(error instanceof StepRefusedError)) throw error;
    await jobs.complete(job.id, job.ticket, now().toISOString());
    return 0;
  }
}

/** A warning whose day has passed is of no use any more; a lapse is recorded however late. */
function eventOf(job: ClaimedJob, today: CivilDate) {
  const data = job.data as Readonly<Record<string, unknown>>;
  if (job.kind === 'alarm') return job.runOn < today ? undefined : { type: 'deadline.neared', on: job.runOn, data };
  const pair = PAIR_FIELDS[job.kind];
  const named = pair === undefined && job.instance !== null ? { instance: job.instance } : {};
  return { type: job.kind, on: job.effectiveOn, data, ...named };
}

/** The case's next event puts the warning of the day among its jobs again: one that stands in the history is not given twice. */
async function isGivenAlready(db: Database, event: NonNullable<ReturnType<typeof eventOf>>, caseId: string): Promise<boolean> {
  if (event.type !== 'deadline.neared') return false;
  const history = await createHistoryStore(db.read).list(caseId);
  const about = warnedOf(event.data);
  return history.some(({ type, effectiveOn, data }) => type === event.type && effectiveOn === event.on && warnedOf(data) === about);
}

/** Of the reply, where an earlier entry does not say of what. */
function warnedOf({ limit = 'reply', proceeding = '' }: Readonly<Record<string, unknown>>): string {
  return `${limit}:${proceeding}`;
}
