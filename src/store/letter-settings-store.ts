import type { Knex } from 'knex';
import type { LetterId } from '../law/letter-ids.ts';
import { isUniqueViolation } from './dialect.ts';
import { guardStore } from './guard-store.ts';
import type { Instant, JsonObject } from './rows.ts';
import { defineTable } from './table.ts';

/** Built-in frames that an office may replace for all letters of that form. */
export const TEMPLATE_FORMS = ['redHead', 'sheet', 'index'] as const;
export type TemplateForm = (typeof TEMPLATE_FORMS)[number];
/** What a template is for. */
export type TemplateKey = LetterId | TemplateForm;

export interface TemplateRow {
  readonly organId: number;
  readonly letter: TemplateKey;
  readonly version: number;
  /** In the vault; null: the built-in one is in force again. */
  readonly sha256: string | null;
  readonly fileName: string;
  readonly savedAt: Instant;
  readonly savedBy: string;
}

export interface LetterheadRow {
  readonly organId: number;
  readonly version: number;
  /** A Letterhead. */
  readonly content: JsonObject;
  readonly sealSha256: string | null;
  readonly sealWidthMm: number;
  readonly savedAt: Instant;
  readonly savedBy: string;
}

const templatesTable = defineTable<TemplateRow>('letter_templates', {
  organId: 'integer',
  letter: 'text',
  version: 'integer',
  sha256: 'text',
  fileName: 'text',
  savedAt: 'text',
  savedBy: 'text',
});

const letterheadsTable = defineTable<LetterheadRow>('letterheads', {
  organId: 'integer',
  version: 'integer',
  content: 'json',
  sealSha256: 'text',
  sealWidthMm: 'integer',
  savedAt: 'text',
  savedBy: 'text',
});

/** `db` may be a transaction: inside one, build every store from it. */
export function createLetterSettingsStore(db: Knex) {
  const add = async (table: string, record: object): Promise<boolean> => {
    try {
      await db(table).insert(record);
      return true;
    } catch (error) {
      if (isUniqueViolation(error, table)) return false;
      throw error;
    }
  };
  return guardStore({
    /** The newest version for one kind, in force unless its `sha256` is null. */
    async findTemplate(organId: number, letter: TemplateKey): Promise<TemplateRow | undefined> {
      const record = await db('letter_templates').where({ organ_id: organId, letter }).orderBy('version', 'desc').first();
      return record === undefined ? undefined : templatesTable.fromRow(record);
    },
    /** All versions of all kinds, newest first. */
    async listTemplates(organId: number): Promise<TemplateRow[]> {
      const records = await db('letter_templates').where({ organ_id: organId }).orderBy('letter').orderBy('version', 'desc');
      return records.map(templatesTable.fromRow);
    },
    /** @returns false when that version was saved by somebody else meanwhile. */
    addTemplate: (row: TemplateRow): Promise<boolean> => add('letter_templates', templatesTable.toRow(row)),
    /** The version in force. */
    async findLetterhead(organId: number): Promise<LetterheadRow | undefined> {
      const record = await db('letterheads').where({ organ_id: organId }).orderBy('version', 'desc').first();
      return record === undefined ? undefined : letterheadsTable.fromRow(record);
    },
    /** Newest first. */
    async listLetterheads(organId: number): Promise<LetterheadRow[]> {
      return (await db('letterheads').where({ organ_id: organId }).orderBy('version', 'desc')).map(letterheadsTable.fromRow);
    },
    /** @returns false when that version was saved by somebody else meanwhile. */
    addLetterhead: (row: LetterheadRow): Promise<boolean> => add('letterheads', letterheadsTable.toRow(row)),
  });
}
