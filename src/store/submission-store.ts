import type { Knex } from 'knex';
import { guardStore } from './guard-store.ts';
import type { Instant } from './rows.ts';
import { defineTable } from './table.ts';

export interface SubmissionRow {
  readonly keyHash: string;
  readonly caseId: string;
  readonly contentHash: string;
  readonly createdAt: Instant;
}

const submissionsTable = defineTable<SubmissionRow>('submission_keys', {
  keyHash: 'text',
  caseId: 'text',
  contentHash: 'text',
  createdAt: 'text',
});

/** `db` may be a transaction: inside one, build every store from it. */
export function createSubmissionStore(db: Knex) {
  return guardStore({
    /** The row of the key: the given one, unless the key came before. */
    async claim(row: SubmissionRow): Promise<SubmissionRow> {
      await db('submission_keys').insert(submissionsTable.toRow(row)).onConflict('key_hash').ignore();
      const record = await db('submission_keys').where({ key_hash: row.keyHash }).first();
      if (record === undefined) throw new Error('A submission key vanished');
      return submissionsTable.fromRow(record);
    },
    /** Of a form that was refused and then mended. */
    async setContent(keyHash: string, contentHash: string): Promise<void> {
      await db('submission_keys').where({ key_hash: keyHash }).update({ content_hash: contentHash });
    },
    /** What was claimed for a form that opened no case; forms that are sent again are sent soon. */
    async forgetBefore(instant: Instant): Promise<void> {
      await db('submission_keys').where('created_at', '<', instant).delete();
    },
    async hasCase(caseId: string): Promise<boolean> {
      return (await db('cases').select('id').where({ id: caseId }).first()) !== undefined;
    },
  });
}
