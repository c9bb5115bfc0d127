import type { Knex } from 'knex';
import { guardStore } from './guard-store.ts';
import type { Instant } from './rows.ts';
import { defineTable } from './table.ts';

/** A note of staff on a case: a working aid beside the history, never shown to applicants. */
export interface NoteRow {
  readonly id: string;
  readonly caseId: string;
  readonly userId: string;
  /** As it was when the note was written. */
  readonly userName: string;
  readonly writtenAt: Instant;
  /** 1 to 4000 characters. */
  readonly text: string;
}

export const notesTable = defineTable<NoteRow>('notes', {
  id: 'text',
  caseId: 'text',
  userId: 'text',
  userName: 'text',
  writtenAt: 'text',
  text: 'text',
});

/** Notes are added and read; the database refuses to change them. */
export function createNoteStore(db: Knex) {
  return guardStore({
    async add(note: NoteRow): Promise<void> {
      await db('notes').insert(notesTable.toRow(note));
    },
    /** Newest first. */
    async list(caseId: string): Promise<NoteRow[]> {
      const records = await db('notes')
        .select(notesTable.columns)
        .where({ case_id: caseId })
        .orderBy([
          { column: 'written_at', order: 'desc' },
          { column: 'id', order: 'desc' },
        ]);
      return records.map(notesTable.fromRow);
    },
  });
}
