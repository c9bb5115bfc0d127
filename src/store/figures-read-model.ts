import type { Knex } from 'knex';
import { guardStore } from './guard-store.ts';

/** Reads the statistics projection of cases. */
export function createFiguresReadModel(db: Knex) {
  return guardStore({
    /** Of every request and every complaint, or of one organ's, in the order of case ids. The shape is the engine's. */
    async listCounted(organId?: number): Promise<unknown[]> {
      const query = db('cases').whereIn('kind', ['request', 'complaint']).orderBy('id');
      if (organId !== undefined) query.where({ organ_id: organId });
      const figures: string[] = await query.pluck('figures');
      return figures.map((text) => JSON.parse(text) as unknown);
    },
    /** Of several organs. */
    async listCountedOf(organIds: readonly number[]): Promise<unknown[]> {
      const query = db('cases')
        .whereIn('kind', ['request', 'complaint'])
        .whereIn('organ_id', [...organIds])
        .orderBy('id');
      const figures: string[] = await query.pluck('figures');
      return figures.map((text) => JSON.parse(text) as unknown);
    },
  });
}
