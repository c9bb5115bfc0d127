import type { Knex } from 'knex';
import { guardStore } from './guard-store.ts';
import type { Instant } from './rows.ts';
import { defineTable } from './table.ts';

/** A unit (承办科室) of an organ. */
export interface UnitRow {
  readonly id: number;
  readonly organId: number;
  /** The unit above it; null at the top. */
  readonly parentId: number | null;
  /** As in accounts and cases; unique within the organ. */
  readonly name: string;
  /** Null while it exists. */
  readonly closedAt: Instant | null;
}

export const unitsTable = defineTable<UnitRow>('units', {
  id: 'integer',
  organId: 'integer',
  parentId: 'integer',
  name: 'text',
  closedAt: 'text',
});

/** `db` may be a transaction: inside one, build every store from it. */
export function createUnitStore(db: Knex) {
  return guardStore({
    /** Closed ones included, by name. */
    async list(organId: number): Promise<UnitRow[]> {
      return (await db('units').select(unitsTable.columns).where({ organ_id: organId }).orderBy('name')).map(unitsTable.fromRow);
    },
    async findById(id: number): Promise<UnitRow | undefined> {
      const record = await db('units').where({ id }).first(unitsTable.columns);
      return record === undefined ? undefined : unitsTable.fromRow(record);
    },
    /** The unit of that name, made at the top when there is none. */
    async ensure(organId: number, name: string): Promise<UnitRow> {
      const [made] = await db('units').insert({ organ_id: organId, name }).onConflict(['organ_id', 'name']).ignore().returning('*');
      return unitsTable.fromRow(made ?? (await db('units').where({ organ_id: organId, name }).first()));
    },
  });
}
