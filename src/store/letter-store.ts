import type { Knex } from 'knex';
import type { LetterId } from '../law/letter-ids.ts';
import { guardStore } from './guard-store.ts';
import type { Instant } from './rows.ts';
import { defineTable } from './table.ts';

/** A letter as it was made: never changed. */
export interface LetterRow {
  readonly caseId: string;
  /** The history entry that produced it. */
  readonly version: number;
  readonly letter: LetterId;
  /** As printed; null for papers without a number. */
  readonly number: string | null;
  readonly title: string;
  /** `builtIn:FORM` or `office:VERSION`. */
  readonly template: string;
  /** Ids of files. */
  readonly docxFile: string;
  readonly pdfFile: string;
  readonly madeAt: Instant;
}

/** The body of a reply as the officer edits it. */
export interface LetterDraftRow {
  readonly caseId: string;
  /** The history entry of the proposal it was written for: a later proposal makes it void. */
  readonly proposal: number;
  /** 1, 2, 3 … */
  readonly revision: number;
  readonly paragraphs: readonly string[];
  readonly savedAt: Instant;
  readonly savedBy: string;
}

const lettersTable = defineTable<LetterRow>('letters', {
  caseId: 'text',
  version: 'integer',
  letter: 'text',
  number: 'text',
  title: 'text',
  template: 'text',
  docxFile: 'text',
  pdfFile: 'text',
  madeAt: 'text',
});

const draftsTable = defineTable<LetterDraftRow>('letter_drafts', {
  caseId: 'text',
  proposal: 'integer',
  revision: 'integer',
  paragraphs: 'json',
  savedAt: 'text',
  savedBy: 'text',
});

/** `db` may be a transaction: inside one, build every store from it. */
export function createLetterStore(db: Knex) {
  return guardStore({
    async add(row: LetterRow): Promise<void> {
      await db('letters').insert(lettersTable.toRow(row));
    },
    /** Oldest first. */
    async list(caseId: string): Promise<LetterRow[]> {
      const records = await db('letters').where({ case_id: caseId }).orderBy(['version', 'letter']);
      return records.map(lettersTable.fromRow);
    },
    async findDraft(caseId: string): Promise<LetterDraftRow | undefined> {
      const record = await db('letter_drafts').where({ case_id: caseId }).first();
      return record === undefined ? undefined : draftsTable.fromRow(record);
    },
    /** @returns false when somebody saved meanwhile: `row.revision` must be one more than that of the draft there is, or 1. */
    async saveDraft(row: LetterDraftRow): Promise<boolean> {
      const stored = draftsTable.toRow(row);
      if (row.revision > 1) {
        const mine = db('letter_drafts').where({ case_id: row.caseId, revision: row.revision - 1 });
        return (await mine.update(stored)) === 1;
      }
      const inserted = await db('letter_drafts').insert(stored).onConflict('case_id').ignore().returning('case_id');
      return inserted.length === 1;
    },
  });
}
