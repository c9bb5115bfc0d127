import type { Knex } from 'knex';
import { StaleVersionError } from '../law/errors.ts';
import { isUniqueViolation } from './dialect.ts';
import { guardStore, toStoreError } from './guard-store.ts';
import type { HistoryRow } from './rows.ts';
import { historyTable } from './tables.ts';

/** `db` may be a transaction: inside one, build every store from it. */
export function createHistoryStore(db: Knex) {
  return guardStore({
    /**
     * Appends one entry. Its key (case, version) is also the lock between concurrent writers. Recording an event goes through the step
     * store, which appends and projects at once.
     *
     * @throws {StaleVersionError} when another writer has recorded that version.
     */
    async append(entry: HistoryRow): Promise<void> {
      try {
        await db('history').insert(historyTable.toRow(entry));
      } catch (error) {
        if (!isUniqueViolation(error, 'history')) throw error;
        throw new StaleVersionError(entry.caseId, entry.version - 1, { cause: toStoreError(error) });
      }
    },
    /** Oldest first; empty when there is no such case. */
    async list(caseId: string): Promise<HistoryRow[]> {
      return (await db('history').where({ case_id: caseId }).orderBy('version')).map(historyTable.fromRow);
    },
    /** The histories of several cases, each oldest first. */
    async listMany(caseIds: readonly string[]): Promise<Map<string, HistoryRow[]>> {
      const records = await db('history')
        .whereIn('case_id', [...caseIds])
        .orderBy(['case_id', 'version']);
      const histories = new Map<string, HistoryRow[]>(caseIds.map((caseId) => [caseId, []]));
      for (const record of records) histories.get(record.case_id)?.push(historyTable.fromRow(record));
      return histories;
    },
    /** Cases that have a history, by id: the first `limit` after `after` (exclusive), or from the start. */
    async listCaseIds({ after, limit }: { readonly after?: string | undefined; readonly limit: number }): Promise<string[]> {
      const query = db('history').where({ version: 1 }).orderBy('case_id').limit(limit);
      if (after !== undefined) query.where('case_id', '>', after);
      return query.pluck('case_id');
    },
  });
}

const PAGE = 500;

/** Every case that has a history, page by page, by id. Cases recorded meanwhile may or may not be among them. */
export async function* listAllCaseIds(db: Knex): AsyncGenerator<string> {
  const store = createHistoryStore(db);
  let page = await store.listCaseIds({ limit: PAGE });
  while (page.length > 0) {
    yield* page;
    page = await store.listCaseIds({ after: page.at(-1), limit: PAGE });
  }
}

/** Ids of which there is a case, a history or both, in the order of the database: the first `limit` after `after`, or from the start. */
export async function listKnownCaseIds(
  db: Knex,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<string[]> {
  const cases = db('cases').select('id').orderBy('id').limit(limit);
  const histories = db('history').select('case_id as id').where({ version: 1 }).orderBy('case_id').limit(limit);
  if (after !== null) {
    cases.where('id', '>', after);
    histories.where('case_id', '>', after);
  }
  const both = db
    .select('id')
    .from(cases.as('known'))
    .union(db.select('id').from(histories.as('recorded')));
  return db.select('id').from(both.as('ids')).orderBy('id').limit(limit).pluck('id');
}
