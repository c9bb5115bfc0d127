import type { Knex } from 'knex';
import type { CivilDate } from '../law/civil-date.ts';
import { guardStore } from './guard-store.ts';
import type { Instant } from './rows.ts';
import { defineTable } from './table.ts';

/** A check of all histories, letters and the audit log. */
export interface IntegrityRun {
  readonly id: number;
  /** The day it was due; one a day. */
  readonly runOn: CivilDate;
  readonly startedAt: Instant;
  /** Of the last progress. */
  readonly seenAt: Instant;
  /** Null while it runs. */
  readonly finishedAt: Instant | null;
  /** Id of the last case that was checked; null before the first. */
  readonly afterCase: string | null;
  readonly cases: number;
  readonly entries: number;
  readonly letters: number;
  readonly faults: number;
  /** Of the audit log; null before it was checked. */
  readonly logEntries: number | null;
  readonly logHash: string | null;
}

export const FAULT_KINDS = ['history', 'letter', 'seal', 'log', 'heads'] as const;
export type IntegrityFaultKind = (typeof FAULT_KINDS)[number];

/** What a check found: in a case's history or letters, against its sealed heads, in the audit log or among the sealed heads. */
export interface IntegrityFault {
  readonly number: number;
  readonly kind: IntegrityFaultKind;
  /** Null when it is no fault of a case. */
  readonly caseId: string | null;
  /** Number, reference or id of the case. */
  readonly caseName: string | null;
  readonly organId: number | null;
  /** The first bad entry, of the case or of the audit log. */
  readonly entry: number | null;
  readonly letter: string | null;
  readonly textZh: string;
  readonly textEn: string;
}

export type FoundFault = Omit<IntegrityFault, 'number'>;

/** What was checked since the last progress. */
export type Checked = Pick<IntegrityRun, 'cases' | 'entries' | 'letters'> & { readonly faults: readonly FoundFault[] };

export interface Lease {
  readonly ticket: string;
  readonly now: Instant;
  readonly until: Instant;
}

const runsTable = defineTable<IntegrityRun>('integrity_runs', {
  id: 'integer',
  runOn: 'text',
  startedAt: 'text',
  seenAt: 'text',
  finishedAt: 'text',
  afterCase: 'text',
  cases: 'integer',
  entries: 'integer',
  letters: 'integer',
  faults: 'integer',
  logEntries: 'integer',
  logHash: 'text',
});

const faultsTable = defineTable<IntegrityFault>('integrity_faults', {
  number: 'integer',
  kind: 'text',
  caseId: 'text',
  caseName: 'text',
  organId: 'integer',
  entry: 'integer',
  letter: 'text',
  textZh: 'text',
  textEn: 'text',
});

/** `db` may be a transaction; `progress` and `finish` need one. */
export function createIntegrityStore(db: Knex) {
  return guardStore({
    /** The newest run that came to its end; undefined before the first. */
    async latest(): Promise<IntegrityRun | undefined> {
      return first(await runs(db).whereNotNull('finished_at').limit(1));
    },
    /** Newest first, one under way included. */
    async list(limit: number): Promise<IntegrityRun[]> {
      return (await runs(db).limit(limit)).map(runsTable.fromRow);
    },
    async find(id: number): Promise<IntegrityRun | undefined> {
      return first(await runs(db).where({ id }));
    },
    /** Of a run, in the order found. `organId`: of its cases and of what is no case only; null: all. */
    async faults(
      runId: number,
      { organId, limit }: { readonly organId: number | null; readonly limit: number },
    ): Promise<IntegrityFault[]> {
      const query = db('integrity_faults').select(faultsTable.columns).where({ run_id: runId }).orderBy('number').limit(limit);
      if (organId !== null) query.where((mine) => mine.where({ organ_id: organId }).orWhereNull('organ_id'));
      return (await query).map(faultsTable.fromRow);
    },
    claim: (runOn: CivilDate, lease: Lease): Promise<IntegrityRun | undefined> => claimRun(db, runOn, lease),
    /** @returns false when the lease was lost: nothing is written then, and the transaction should be undone. */
    async progress(
      run: IntegrityRun,
      lease: Lease,
      step: { readonly afterCase: string | null; readonly checked: Checked },
    ): Promise<boolean> {
      const { cases, entries, letters, faults } = step.checked;
      const changed = await held(db, run, lease).update({
        seen_at: lease.now,
        leased_until: lease.until,
        after_case: step.afterCase,
        cases: run.cases + cases,
        entries: run.entries + entries,
        letters: run.letters + letters,
        faults: run.faults + faults.length,
      });
      if (changed !== 1) return false;
      await addFaults(db, run, faults);
      return true;
    },
    /** The end of the run. @returns false when the lease was lost. */
    finish: (run: IntegrityRun, lease: Lease, log: FinishedLog): Promise<boolean> => finishRun(db, run, { lease, log }),
    /** The server stops: another node, or this one when it is back, may go on at once. */
    async release(run: Pick<IntegrityRun, 'id'>, ticket: string): Promise<void> {
      await db('integrity_runs').where({ id: run.id, ticket }).update({ ticket: null, leased_until: null });
    },
  });
}

export type IntegrityStore = ReturnType<typeof createIntegrityStore>;

export interface FinishedLog {
  readonly entries: number;
  readonly hash: string | null;
  readonly faults: readonly FoundFault[];
}

function runs(db: Knex): Knex.QueryBuilder {
  return db('integrity_runs').select(runsTable.columns).orderBy('run_on', 'desc');
}

async function finishRun(
  db: Knex,
  run: IntegrityRun,
  { lease, log }: { readonly lease: Lease; readonly log: FinishedLog },
): Promise<boolean> {
  const changed = await held(db, run, lease).update({
    seen_at: lease.now,
    finished_at: lease.now,
    ticket: null,
    leased_until: null,
    faults: run.faults + log.faults.length,
    log_entries: log.entries,
    log_hash: log.hash,
  });
  if (changed !== 1) return false;
  await addFaults(db, run, log.faults);
  return true;
}

function first(records: readonly Record<string, unknown>[]): IntegrityRun | undefined {
  return records[0] === undefined ? undefined : runsTable.fromRow(records[0]);
}

function held(db: Knex, { id }: IntegrityRun, { ticket }: Lease): Knex.QueryBuilder {
  return db('integrity_runs').where({ id, ticket }).whereNull('finished_at');
}

/** The run of the day, made when there is none; undefined when it is done or another node works on it. */
async function claimRun(db: Knex, runOn: CivilDate, { ticket, now, until }: Lease): Promise<IntegrityRun | undefined> {
  await db('integrity_runs').insert({ run_on: runOn, started_at: now, seen_at: now }).onConflict('run_on').ignore();
  const changed = await db('integrity_runs')
    .where({ run_on: runOn })
    .whereNull('finished_at')
    .where((free) => free.whereNull('leased_until').orWhere('leased_until', '<', now))
    .update({ ticket, leased_until: until, seen_at: now });
  return changed === 1 ? first(await runs(db).where({ run_on: runOn })) : undefined;
}

async function addFaults(db: Knex, run: IntegrityRun, faults: readonly FoundFault[]): Promise<void> {
  for (const [i, fault] of faults.entries()) {
    await db('integrity_faults').insert({ ...faultsTable.toRow({ ...fault, number: run.faults + i + 1 }), run_id: run.id });
  }
}
