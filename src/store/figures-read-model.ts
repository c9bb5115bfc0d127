import type { Knex } from 'knex';
import { guardStore } from './guard-store.ts';

/** Reads the statistics projection of cases. */
export function createFiguresReadModel(db: Knex) {
  return guardStore({
    /** Of every request case, or of one organ's, in the order of case ids. The shape is the engine's. */
    async listRequests(organId?: number): Promise<unknown[]> {
      const query = db('cases').where({ kind: 'request' }).orderBy('id');
      if (organId !== undefined) query.where({ organ_id: organId });
      const figures: string[] = await query.pluck('figures');
      return figures.map((text) => JSON.parse(text) as unknown);
    },
  });
}
