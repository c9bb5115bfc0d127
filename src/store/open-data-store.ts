import type { Knex } from 'knex';
import type { CivilDate } from '../law/civil-date.ts';
import { guardStore } from './guard-store.ts';

/** A case as the report counts it. */
export interface OpenDataRow {
  readonly id: string;
  /** The projection for statistics; the shape is the engine's. */
  readonly figures: unknown;
}

const BATCH = 5000;

/** What open data is made of. `db` may be a transaction. */
export function createOpenDataStore(db: Knex) {
  return guardStore({
    /** From which the ids of open data are made. */
    async secret(): Promise<string> {
      return String((await db('open_data_keys').where({ id: 1 }).first('secret'))?.secret);
    },
    /** Requests received from one day to another, both inclusive, some at a time: those after `after`, by id. Empty: no more. */
    async listReceived(
      { organId, from, until }: { readonly organId: number; readonly from: CivilDate; readonly until: CivilDate },
      after: string,
    ): Promise<OpenDataRow[]> {
      const rows: readonly { id: string; figures: string }[] = await db('cases')
        .where({ organ_id: organId })
        .whereBetween('figures_received', [from, until])
        .where('id', '>', after)
        .orderBy('id')
        .limit(BATCH)
        .select('id', 'figures');
      return rows.map(({ id, figures }) => ({ id, figures: JSON.parse(figures) as unknown }));
    },
  });
}
