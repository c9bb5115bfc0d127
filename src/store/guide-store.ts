import type { Knex } from 'knex';
import type { Guide } from '../law/guide.ts';
import { isUniqueViolation } from './dialect.ts';
import { guardStore } from './guard-store.ts';
import type { Instant } from './rows.ts';
import { defineTable } from './table.ts';

/** One version of an organ's guide: never changed, never removed. */
export interface GuideRow {
  readonly organId: number;
  /** 1, 2, 3, … within the organ. */
  readonly version: number;
  readonly content: Guide;
  readonly savedAt: Instant;
  /** Id of the user. */
  readonly savedBy: string;
}

const guidesTable = defineTable<GuideRow>('organ_guides', {
  organId: 'integer',
  version: 'integer',
  content: 'json',
  savedAt: 'text',
  savedBy: 'text',
});

/** `db` may be a transaction: inside one, build every store from it. */
export function createGuideStore(db: Knex) {
  return guardStore({
    /** The version in force. */
    async findLatest(organId: number): Promise<GuideRow | undefined> {
      const record = await db('organ_guides').where({ organ_id: organId }).orderBy('version', 'desc').first();
      return record === undefined ? undefined : guidesTable.fromRow(record);
    },
    async find(organId: number, version: number): Promise<GuideRow | undefined> {
      const record = await db('organ_guides').where({ organ_id: organId, version }).first();
      return record === undefined ? undefined : guidesTable.fromRow(record);
    },
    /** Newest first. */
    async list(organId: number): Promise<GuideRow[]> {
      return (await db('organ_guides').where({ organ_id: organId }).orderBy('version', 'desc')).map(guidesTable.fromRow);
    },
    /** @returns false when that version was saved by somebody else meanwhile. */
    async add(row: GuideRow): Promise<boolean> {
      try {
        await db('organ_guides').insert(guidesTable.toRow(row));
        return true;
      } catch (error) {
        if (isUniqueViolation(error, 'organ_guides')) return false;
        throw error;
      }
    },
  });
}
