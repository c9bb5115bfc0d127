import type { Knex } from 'knex';
import { createBreachStore } from './breach-store.ts';
import { createCaseStore } from './case-store.ts';
import { createDocumentNumberStore } from './document-number-store.ts';
import { guardStore } from './guard-store.ts';
import { createHistoryStore } from './history-store.ts';
import { createJobStore } from './job-store.ts';
import type { BreachRow, CaseRow, DocumentNumberRow, HistoryRow, PendingJob, QueueItem } from './rows.ts';
import { queueTable } from './tables.ts';

/** All that the page of a case shows. */
export interface CasePageRows {
  readonly caseRow: CaseRow;
  /** Oldest first, up to the version of `caseRow`. */
  readonly history: readonly HistoryRow[];
  readonly breaches: readonly BreachRow[];
  readonly jobs: readonly PendingJob[];
  readonly documents: readonly DocumentNumberRow[];
  /** Cases made out of this one. */
  readonly children: readonly QueueItem[];
}

export function createCasePageReadModel(db: Knex) {
  const [cases, history, breaches] = [createCaseStore(db), createHistoryStore(db), createBreachStore(db)];
  const [jobs, documents] = [createJobStore(db), createDocumentNumberStore(db)];
  return guardStore({
    /** What is recorded while this reads is left out of the history, so that it ends at the version that the page shows. */
    async find(caseId: string): Promise<CasePageRows | undefined> {
      const caseRow = await cases.findById(caseId);
      if (caseRow === undefined) return undefined;
      const recorded = (row: { readonly version: number }): boolean => row.version <= caseRow.version;
      return {
        caseRow,
        history: (await history.list(caseId)).filter(recorded),
        breaches: (await breaches.listByCase(caseId)).filter(recorded),
        jobs: await jobs.listPending(caseId),
        documents: (await documents.listByCase(caseId)).filter(recorded),
        children: await listChildren(db, caseId),
      };
    },
  });
}

async function listChildren(db: Knex, caseId: string): Promise<QueueItem[]> {
  return (await db('cases').select(queueTable.columns).where({ parent_case_id: caseId }).orderBy('id')).map(queueTable.fromRow);
}
