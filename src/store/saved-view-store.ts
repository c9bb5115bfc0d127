import type { Knex } from 'knex';
import { isUniqueViolation } from './dialect.ts';
import { guardStore } from './guard-store.ts';
import type { Instant } from './rows.ts';
import { defineTable } from './table.ts';

/** What a saved view shows: the choices as they stand in an address, and the words searched for, which must not. */
export interface ViewFilter {
  readonly choices: string;
  readonly text: string;
}

export interface SavedViewRow {
  readonly id: string;
  readonly userId: string;
  /** Unique among those of the user. */
  readonly name: string;
  readonly filter: ViewFilter;
  /** 1 for the view shown first; one a user. */
  readonly defaultOf: 1 | null;
  readonly createdAt: Instant;
}

const savedViewsTable = defineTable<SavedViewRow>('saved_views', {
  id: 'text',
  userId: 'text',
  name: 'text',
  filter: 'json',
  defaultOf: 'integer',
  createdAt: 'text',
});

/** More than anyone looks through; it keeps one account from filling the table. */
export const MAX_VIEWS = 30;

/** Every operation names the user: nobody reads or changes the views of another. */
export function createSavedViewStore(db: Knex) {
  const own = (userId: string, id: string) => db('saved_views').where({ user_id: userId, id });
  return guardStore({
    /** By name. */
    async list(userId: string): Promise<SavedViewRow[]> {
      return (await db('saved_views').where({ user_id: userId }).orderBy('name').limit(MAX_VIEWS)).map(savedViewsTable.fromRow);
    },
    async find(userId: string, id: string): Promise<SavedViewRow | undefined> {
      const record = await own(userId, id).first();
      return record === undefined ? undefined : savedViewsTable.fromRow(record);
    },
    /** @returns false when the user has a view of that name, or `MAX_VIEWS` already. */
    async create(view: SavedViewRow): Promise<boolean> {
      const known = await db('saved_views').where({ user_id: view.userId }).select('id').limit(MAX_VIEWS);
      if (known.length >= MAX_VIEWS) return false;
      const inserted = await db('saved_views').insert(savedViewsTable.toRow(view)).onConflict(['user_id', 'name']).ignore().returning('id');
      return inserted.length === 1;
    },
    /** @returns `taken` when another view of the user has that name. */
    async rename(userId: string, id: string, name: string): Promise<'renamed' | 'taken' | 'missing'> {
      try {
        return (await own(userId, id).update({ name })) === 1 ? 'renamed' : 'missing';
      } catch (error) {
        if (isUniqueViolation(error, 'saved_views')) return 'taken';
        throw error;
      }
    },
    /** Makes it the view shown first, or, `null`, none. In a transaction. */
    async setDefault(userId: string, id: string | null): Promise<void> {
      await db('saved_views').where({ user_id: userId }).update({ default_of: null });
      if (id !== null) await own(userId, id).update({ default_of: 1 });
    },
    async remove(userId: string, id: string): Promise<boolean> {
      return (await own(userId, id).delete()) === 1;
    },
  });
}
