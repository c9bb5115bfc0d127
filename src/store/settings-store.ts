import type { Knex } from 'knex';
import { guardStore } from './guard-store.ts';
import type { Instant } from './rows.ts';
import { defineTable } from './table.ts';

export interface SettingRow {
  /** 0: of the whole installation. */
  readonly organId: number;
  readonly name: string;
  readonly value: string;
  readonly changedAt: Instant;
  readonly changedBy: string;
}

/** Stands for the installation as a whole. */
export const WHOLE_INSTALLATION = 0;

const table = defineTable<SettingRow>('settings', {
  organId: 'integer',
  name: 'text',
  value: 'text',
  changedAt: 'text',
  changedBy: 'text',
});

/** What administrators decided. `db` may be a transaction: inside one, build every store from it. */
export function createSettingsStore(db: Knex) {
  return guardStore({
    /** Undefined: nobody decided, and what the program has by itself holds. */
    async find(organId: number, name: string): Promise<string | undefined> {
      return (await db('settings').where({ organ_id: organId, name }).first('value'))?.value;
    },
    async list(organId: number): Promise<SettingRow[]> {
      return (await db('settings').where({ organ_id: organId }).orderBy('name')).map(table.fromRow);
    },
    async put(
      { organId, name, value }: Pick<SettingRow, 'organId' | 'name' | 'value'>,
      { at, by }: { readonly at: Instant; readonly by: string },
    ): Promise<void> {
      const row = table.toRow({ organId, name, value, changedAt: at, changedBy: by });
      await db('settings').insert(row).onConflict(['organ_id', 'name']).merge(['value', 'changed_at', 'changed_by']);
    },
    /** Back to what the program has by itself. */
    async remove(organId: number, name: string): Promise<void> {
      await db('settings').where({ organ_id: organId, name }).delete();
    },
  });
}
