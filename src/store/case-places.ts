import type { Knex } from 'knex';
import { guardStore } from './guard-store.ts';
import { defineTable } from './table.ts';

/** With whom a case lies, and nothing of what it is about. */
export interface CasePlace {
  readonly id: string;
  readonly organId: number;
  readonly unit: string | null;
  /** Id of the user who handles it. */
  readonly assignedTo: string | null;
}

const placesTable = defineTable<CasePlace>('cases', { id: 'text', organId: 'integer', unit: 'text', assignedTo: 'text' });

/** Ids in one question: databases take only so many bindings. */
const AT_ONCE = 500;

/** Where cases lie: what is asked before anything else of them is told. */
export function createCasePlaces(db: Knex) {
  const some = async (ids: readonly string[]): Promise<CasePlace[]> =>
    (
      await db('cases')
        .select(placesTable.columns)
        .whereIn('id', [...ids])
    ).map(placesTable.fromRow);
  return guardStore({
    async find(id: string): Promise<CasePlace | undefined> {
      return (await some([id]))[0];
    },
    /** Those that there are, in no order. */
    async list(ids: readonly string[]): Promise<CasePlace[]> {
      const found: CasePlace[] = [];
      for (let from = 0; from < ids.length; from += AT_ONCE) found.push(...(await some(ids.slice(from, from + AT_ONCE))));
      return found;
    },
  });
}
