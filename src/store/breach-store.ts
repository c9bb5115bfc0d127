import type { Knex } from 'knex';
import { guardStore } from './guard-store.ts';
import type { BreachRow } from './rows.ts';
import { breachesTable } from './tables.ts';

/** `db` may be a transaction: inside one, build every store from it. */
export function createBreachStore(db: Knex) {
  return guardStore({
    /** In the order of the history. */
    async listByCase(caseId: string): Promise<BreachRow[]> {
      return (await db('breaches').where({ case_id: caseId }).orderBy(['version', 'rule'])).map(breachesTable.fromRow);
    },
    /** For a projection that is rebuilt; needs a transaction. A recorded event adds its breaches through the step store. */
    async replace(caseId: string, breaches: readonly BreachRow[]): Promise<void> {
      await db('breaches').where({ case_id: caseId }).delete();
      for (const breach of breaches) await db('breaches').insert(breachesTable.toRow(breach));
    },
  });
}
