import type { Knex } from 'knex';
import { guardStore } from './guard-store.ts';
import type { Instant } from './rows.ts';
import { defineTable } from './table.ts';

/** A figure that one organ counts beside those that all have. */
export interface OwnIndicatorRow {
  readonly organId: number;
  /** own.… */
  readonly id: string;
  readonly area: string;
  readonly label: string;
  readonly unit: string;
  readonly kind: 'flow' | 'stock';
  readonly decimals: 0 | 4;
  /** Null while it is in use. */
  readonly closedAt: Instant | null;
}

const table = defineTable<OwnIndicatorRow>('own_indicators', {
  organId: 'integer',
  id: 'text',
  area: 'text',
  label: 'text',
  unit: 'text',
  kind: 'text',
  decimals: 'integer',
  closedAt: 'text',
});

/** `db` may be a transaction: inside one, build every store from it. */
export function createOwnIndicatorStore(db: Knex) {
  return guardStore({
    /** Those in use and those closed, by id. */
    async list(organId: number): Promise<OwnIndicatorRow[]> {
      const rows = await db('own_indicators').select(table.columns).where({ organ_id: organId }).orderBy('id');
      return rows.map(table.fromRow);
    },
    /** @returns false when there is one of that id. */
    async add(row: OwnIndicatorRow): Promise<boolean> {
      const added = await db('own_indicators').insert(table.toRow(row)).onConflict(['organ_id', 'id']).ignore().returning('id');
      return added.length === 1;
    },
    /** Null: in use again. @returns false when there is none. */
    async setClosedAt({ organId, id }: Pick<OwnIndicatorRow, 'organId' | 'id'>, closedAt: Instant | null): Promise<boolean> {
      return (await db('own_indicators').where({ organ_id: organId, id }).update({ closed_at: closedAt })) === 1;
    },
  });
}
