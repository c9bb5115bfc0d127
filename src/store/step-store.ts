import type { Knex } from 'knex';
import { StaleVersionError } from '../law/errors.ts';
import type { Database } from './database.ts';
import { isUniqueViolation } from './dialect.ts';
import { guardStore, toStoreError } from './guard-store.ts';
import { changesOfJobs } from './job-changes.ts';
import type { CaseStep, PendingJob, StoredCase } from './rows.ts';
import { runPrepared } from './sqlite-statements.ts';
import { postgresStatements, sqliteStatements } from './step-statements.ts';
import type { Table } from './table.ts';
import { breachesTable, casesTable, historyTable, newJobsTable, pendingJobsTable } from './tables.ts';

/** The path of an event: load, then commit, inside one transaction of `withTransaction`. Several cases may share both statements. */
export function createStepStore(db: Pick<Database, 'dialect'>) {
  const loadAll = db.dialect === 'sqlite' ? loadAllSqlite : loadAllPostgres;
  const commitAll = async (trx: Knex, steps: readonly CaseStep[]): Promise<void> => {
    steps.forEach(checkNumbering);
    const seen = await withJobsBefore(steps, (caseIds) => loadAll(trx, caseIds));
    const moved = await (db.dialect === 'sqlite' ? commitSqlite(trx, seen) : commitPostgres(trx, seen)).catch((error: unknown) => {
      throw staleOnLostRace(error, steps);
    });
    for (const step of steps) {
      if (!moved.has(step.caseRow.id)) throw new StaleVersionError(step.caseRow.id, step.expectedVersion);
    }
  };
  return guardStore({
    /** The case and its pending jobs in one statement, or undefined. */
    async load(trx: Knex, caseId: string): Promise<StoredCase | undefined> {
      return (await loadAll(trx, [caseId])).get(caseId);
    },
    /** By case id; those that do not exist are missing. */
    loadAll,
    /**
     * Persists a step: projection, history, jobs and breaches.
     *
     * @throws {StaleVersionError} when the case is not at `expectedVersion`; the transaction must then be given up.
     */
    commit: (trx: Knex, step: CaseStep): Promise<void> => commitAll(trx, [step]),
    /** The same for steps of different cases, all or none. */
    commitAll,
  });
}

type SeenStep = CaseStep & { readonly jobsBefore: readonly PendingJob[] };

function checkNumbering({ caseRow, expectedVersion, entries }: CaseStep): void {
  const numbered = entries.every((entry, index) => entry.caseId === caseRow.id && entry.version === expectedVersion + index + 1);
  if (numbered && caseRow.version === expectedVersion + entries.length) return;
  throw new RangeError(`Step of case '${caseRow.id}' is not numbered from version ${expectedVersion}`);
}

async function withJobsBefore(
  steps: readonly CaseStep[],
  loadAll: (caseIds: readonly string[]) => Promise<Map<string, StoredCase>>,
): Promise<SeenStep[]> {
  const unseen = steps.filter((step) => step.jobsBefore === undefined && step.expectedVersion > 0).map((step) => step.caseRow.id);
  const stored = unseen.length === 0 ? undefined : await loadAll(unseen);
  return steps.map((step) => ({ ...step, jobsBefore: step.jobsBefore ?? stored?.get(step.caseRow.id)?.jobs ?? [] }));
}

async function loadAllSqlite(trx: Knex, caseIds: readonly string[]): Promise<Map<string, StoredCase>> {
  return toStoredCases(await runPrepared(trx, sqliteStatements.load, [JSON.stringify(caseIds)]));
}

async function loadAllPostgres(trx: Knex, caseIds: readonly string[]): Promise<Map<string, StoredCase>> {
  const query = trx.raw<{ rows: Record<string, unknown>[] }>(postgresStatements.load, [JSON.stringify(caseIds)]);
  return toStoredCases((await query.options({ name: 'step-load' })).rows);
}

function toStoredCases(records: readonly Record<string, unknown>[]): Map<string, StoredCase> {
  return new Map(
    records.map((record) => {
      const caseRow = casesTable.fromRow(record);
      const jobs = (JSON.parse(String(record.pending_jobs)) as unknown[][]).map(toPendingJob);
      return [caseRow.id, { caseRow, jobs }];
    }),
  );
}

function toPendingJob(cells: readonly unknown[]): PendingJob {
  return pendingJobsTable.fromRow(Object.fromEntries(pendingJobsTable.columns.map((column, index) => [column, cells[index]])));
}

/** @returns ids of the cases that were at the version expected. */
async function commitSqlite(trx: Knex, steps: readonly SeenStep[]): Promise<Set<string>> {
  const run = async (statement: string, rows: readonly unknown[]): Promise<Record<string, unknown>[]> =>
    rows.length === 0 ? [] : runPrepared(trx, statement, [JSON.stringify(rows)]);
  const { dropped, put } = changesOfJobs(steps);
  const isNew = (step: CaseStep): boolean => step.expectedVersion === 0;
  const toCells = (step: CaseStep): unknown[] => [...casesTable.toCells(step.caseRow), step.expectedVersion];
  const moved = [
    ...(await run(sqliteStatements.insertCases, steps.filter(isNew).map(toCells))),
    ...(await run(sqliteStatements.updateCases, steps.filter((step) => !isNew(step)).map(toCells))),
  ];
  if (moved.length < steps.length) return new Set(moved.map((row) => String(row.id)));
  await run(
    sqliteStatements.insertHistory,
    steps.flatMap(({ entries }) => entries.map(historyTable.toCells)),
  );
  await run(sqliteStatements.dropJobs, dropped);
  await run(sqliteStatements.putJobs, put.map(newJobsTable.toCells));
  await run(
    sqliteStatements.insertBreaches,
    steps.flatMap(({ breaches }) => breaches.map(breachesTable.toCells)),
  );
  return new Set(moved.map((row) => String(row.id)));
}

/** @returns ids of the cases that were at the version expected. */
async function commitPostgres(trx: Knex, steps: readonly SeenStep[]): Promise<Set<string>> {
  const { dropped, put } = changesOfJobs(steps);
  const cases = steps.map((step) => ({ ...casesTable.toRow(step.caseRow), expected_version: step.expectedVersion }));
  const rows = <R>(table: Table<R>, list: readonly R[]): object[] => list.map(table.toRow);
  const query = trx.raw<{ rows: { id: string }[] }>(
    postgresStatements.commit,
    [
      cases,
      rows(
        historyTable,
        steps.flatMap(({ entries }) => entries),
      ),
      dropped,
      rows(newJobsTable, put),
      rows(
        breachesTable,
        steps.flatMap(({ breaches }) => breaches),
      ),
    ].map((list) => JSON.stringify(list)),
  );
  return new Set((await query.options({ name: 'step-commit' })).rows.map(({ id }) => id));
}

/** Whoever comes second finds the history entry there already. Any other key is no matter of versions. */
function staleOnLostRace(error: unknown, steps: readonly CaseStep[]): unknown {
  if (!isUniqueViolation(error, 'history')) return error;
  const { detail } = error as { detail?: unknown };
  const step = steps.find(({ caseRow }) => String(detail).includes(`=(${caseRow.id}, `)) ?? steps[0];
  if (step === undefined) return error;
  return new StaleVersionError(step.caseRow.id, step.expectedVersion, { cause: toStoreError(error) });
}
