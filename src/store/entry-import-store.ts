import type { Knex } from 'knex';
import { guardStore } from './guard-store.ts';
import type { Instant } from './rows.ts';
import { defineTable } from './table.ts';

/** What a table brings: recorded figures of a year, or a catalogue of what was published. */
export type ImportKind = 'entries' | 'publications';

/** A table that somebody looks at before accepting it. The shapes of `content`, `remarks` and `outcome` are the engine's. */
export interface EntryImportRow {
  readonly id: string;
  readonly organId: number;
  /** Whose ledger it fills; of a catalogue, the year in which it was brought in. */
  readonly year: number;
  readonly fileName: string;
  /** SHA-256 of the file. */
  readonly digest: string;
  readonly madeBy: string;
  /** As it was then. */
  readonly madeByName: string;
  readonly madeAt: Instant;
  readonly content: unknown;
  readonly remarks: unknown;
  /** Entries compared with the ledger so far. */
  readonly lookedAt: number;
  readonly total: number;
  /** Null until all were compared. */
  readonly outcome: unknown;
  readonly acceptedAt: Instant | null;
  readonly acceptedByName: string | null;
  readonly acceptedRows: number | null;
  readonly droppedAt: Instant | null;
}

const table = defineTable<EntryImportRow>('entry_imports', {
  id: 'text',
  organId: 'integer',
  year: 'integer',
  fileName: 'text',
  digest: 'text',
  madeBy: 'text',
  madeByName: 'text',
  madeAt: 'text',
  content: 'json',
  remarks: 'json',
  lookedAt: 'integer',
  total: 'integer',
  outcome: 'json',
  acceptedAt: 'text',
  acceptedByName: 'text',
  acceptedRows: 'integer',
  droppedAt: 'text',
});

/** Without what was read, for lists. */
export type EntryImportHead = Omit<EntryImportRow, 'content' | 'remarks' | 'outcome'>;

const HEAD = table.columns.filter((column) => !['content', 'remarks', 'outcome'].includes(column));

/** Those of one kind; others are not there. `db` may be a transaction: inside one, build every store from it. */
export function createEntryImportStore(db: Knex, kind: ImportKind = 'entries') {
  const pending = (id: string) => db('entry_imports').where({ id, kind }).whereNull('accepted_at').whereNull('dropped_at');
  return guardStore({
    async put(row: EntryImportRow): Promise<void> {
      await db('entry_imports').insert({ ...table.toRow(row), kind });
    },
    async find({ id, organId }: Pick<EntryImportRow, 'id' | 'organId'>): Promise<EntryImportRow | undefined> {
      const record = await db('entry_imports').where({ id, organ_id: organId, kind }).first(table.columns);
      return record === undefined ? undefined : table.fromRow(record);
    },
    /** Those that wait, and those of the same file that were accepted. The newest first. */
    async listWaiting(organId: number): Promise<EntryImportHead[]> {
      const rows = await db('entry_imports')
        .select(HEAD)
        .where({ organ_id: organId, kind })
        .whereNull('accepted_at')
        .whereNull('dropped_at')
        .orderBy([{ column: 'made_at', order: 'desc' }, 'id'])
        .limit(20);
      return rows.map((row) => table.fromRow(row));
    },
    /** The last import of the very same file; undefined when it was never accepted. */
    async findAccepted({ organId, digest }: Pick<EntryImportRow, 'organId' | 'digest'>): Promise<EntryImportHead | undefined> {
      const record = await db('entry_imports')
        .where({ organ_id: organId, digest, kind })
        .whereNotNull('accepted_at')
        .orderBy('accepted_at', 'desc')
        .first(HEAD);
      return record === undefined ? undefined : table.fromRow(record);
    },
    async note(id: string, lookedAt: number): Promise<void> {
      await pending(id).update({ looked_at: lookedAt });
    },
    async finish(id: string, { lookedAt, outcome }: Pick<EntryImportRow, 'lookedAt' | 'outcome'>): Promise<void> {
      await pending(id).update({ looked_at: lookedAt, outcome: JSON.stringify(outcome) });
    },
    /** Of all who accept it at once, one does. @returns false for the others. */
    async accept(id: string, { at, by, rows }: { readonly at: Instant; readonly by: string; readonly rows: number }): Promise<boolean> {
      return (await pending(id).update({ accepted_at: at, accepted_by_name: by, accepted_rows: rows })) === 1;
    },
    /** Throws it away, with what was read. @returns false when it was dealt with already. */
    async drop(id: string, at: Instant): Promise<boolean> {
      const empty = JSON.stringify({ lines: [], newIndicators: [] });
      return (await pending(id).update({ dropped_at: at, content: empty, remarks: '[]', outcome: null })) === 1;
    },
  });
}
