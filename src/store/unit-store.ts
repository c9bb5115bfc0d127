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
  /** What it was called before: histories, and cases that lie with it, name it so. No other unit of the organ may take these names. */
  readonly formerNames: readonly string[];
}

export const unitsTable = defineTable<UnitRow>('units', {
  id: 'integer',
  organId: 'integer',
  parentId: 'integer',
  name: 'text',
  closedAt: 'text',
  formerNames: 'json',
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
    /** @returns undefined when the organ has a unit of that name. */
    async create(unit: Pick<UnitRow, 'organId' | 'parentId' | 'name'>): Promise<UnitRow | undefined> {
      const row = { organ_id: unit.organId, parent_id: unit.parentId, name: unit.name };
      const [made] = await db('units').insert(row).onConflict(['organ_id', 'name']).ignore().returning('*');
      return made === undefined ? undefined : unitsTable.fromRow(made);
    },
    /** Everything that may change of a unit, at once. */
    async save({ id, parentId, name, closedAt, formerNames }: UnitRow): Promise<void> {
      const columns = { parent_id: parentId, name, closed_at: closedAt, former_names: JSON.stringify(formerNames) };
      await db('units').where({ id }).update(columns);
    },
    /** The unit of that name, made at the top when there is none. */
    async ensure(organId: number, name: string): Promise<UnitRow> {
      const [made] = await db('units').insert({ organ_id: organId, name }).onConflict(['organ_id', 'name']).ignore().returning('*');
      return unitsTable.fromRow(made ?? (await db('units').where({ organ_id: organId, name }).first()));
    },
  });
}
