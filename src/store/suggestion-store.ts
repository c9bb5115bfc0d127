import type { Knex } from 'knex';
import { guardStore } from './guard-store.ts';
import type { Instant } from './rows.ts';
import { defineTable } from './table.ts';

/** Rows that a page shows. */
const MAX_LISTED = 200;

/** An opinion or suggestion of somebody, with or without a name. */
export interface SuggestionRow {
  readonly id: string;
  readonly organId: number;
  readonly text: string;
  readonly name: string | null;
  readonly contact: string | null;
  readonly createdAt: Instant;
  /** Null while open. */
  readonly handledAt: Instant | null;
  readonly handledBy: string | null;
  readonly outcome: string | null;
}

const suggestionsTable = defineTable<SuggestionRow>('suggestions', {
  id: 'text',
  organId: 'integer',
  text: 'text',
  name: 'text',
  contact: 'text',
  createdAt: 'text',
  handledAt: 'text',
  handledBy: 'text',
  outcome: 'text',
});

export interface Handling {
  readonly at: Instant;
  /** Name of the member of staff. */
  readonly by: string;
  readonly outcome: string;
}

/** `db` may be a transaction: inside one, build every store from it. */
export function createSuggestionStore(db: Knex) {
  return guardStore({
    /** The same suggestion sent twice is one. */
    async add(row: SuggestionRow): Promise<void> {
      await db('suggestions').insert(suggestionsTable.toRow(row)).onConflict('id').ignore();
    },
    /** Newest first; of all organs when `organId` is null. */
    async list({ organId, open }: { readonly organId: number | null; readonly open: boolean }): Promise<SuggestionRow[]> {
      const query = db('suggestions').orderBy('created_at', 'desc').limit(MAX_LISTED);
      if (organId !== null) query.where({ organ_id: organId });
      const rows = await (open ? query.whereNull('handled_at') : query.whereNotNull('handled_at'));
      return rows.map(suggestionsTable.fromRow);
    },
    async findById(id: string): Promise<SuggestionRow | undefined> {
      const record = await db('suggestions').where({ id }).first();
      return record === undefined ? undefined : suggestionsTable.fromRow(record);
    },
    /** @returns false when somebody else has handled it already. */
    async handle(id: string, { at, by, outcome }: Handling): Promise<boolean> {
      const changed = await db('suggestions').where({ id }).whereNull('handled_at').update({ handled_at: at, handled_by: by, outcome });
      return changed === 1;
    },
  });
}
