import type { Knex } from 'knex';
import { guardStore } from './guard-store.ts';
import type { Instant } from './rows.ts';
import { defineTable } from './table.ts';

export const READ_KINDS = ['page', 'file', 'export', 'verify', 'what-if', 'reads', 'replay', 'compare'] as const;
export type ReadKind = (typeof READ_KINDS)[number];

/** That a member of staff read something of a case. */
export interface CaseReadRow {
  readonly id: string;
  readonly caseId: string;
  readonly userId: string;
  /** As it was then. */
  readonly userName: string;
  readonly readAt: Instant;
  readonly what: ReadKind;
  /** What of it, such as the id of a file. No personal data. */
  readonly detail: string | null;
}

export const caseReadsTable = defineTable<CaseReadRow>('case_reads', {
  id: 'text',
  caseId: 'text',
  userId: 'text',
  userName: 'text',
  readAt: 'text',
  what: 'text',
  detail: 'text',
});

/** Rows of one insert: SQLite takes 999 values a statement. */
const ROWS_PER_INSERT = 100;

/** Position in the list, newest first. */
export interface ReadCursor {
  readonly readAt: Instant;
  readonly id: string;
}

/** Reads are added and read; the database refuses to change them. */
export function createCaseReadStore(db: Knex) {
  const addAll = async (reads: readonly CaseReadRow[]): Promise<void> => {
    for (let at = 0; at < reads.length; at += ROWS_PER_INSERT) {
      await db('case_reads').insert(reads.slice(at, at + ROWS_PER_INSERT).map(caseReadsTable.toRow));
    }
  };
  return guardStore({
    addAll,
    /**
     * Adds the read unless the same person read the same thing at `since` or later: reloading a page is no second read.
     *
     * @returns false when it was left out.
     */
    async addUnlessSince(read: CaseReadRow, since: Instant): Promise<boolean> {
      const same = { case_id: read.caseId, user_id: read.userId, what: read.what, detail: read.detail };
      const known = await db('case_reads').where(same).where('read_at', '>=', since).first('id');
      if (known !== undefined) return false;
      await addAll([read]);
      return true;
    },
    /** Newest first, at most `limit`, after `after`. */
    async list(caseId: string, { after, limit }: { readonly after: ReadCursor | null; readonly limit: number }): Promise<CaseReadRow[]> {
      const query = db('case_reads')
        .select(caseReadsTable.columns)
        .where({ case_id: caseId })
        .orderBy([
          { column: 'read_at', order: 'desc' },
          { column: 'id', order: 'desc' },
        ])
        .limit(limit);
      if (after !== null) {
        query.where((older) =>
          older.where('read_at', '<', after.readAt).orWhere((same) => same.where({ read_at: after.readAt }).where('id', '<', after.id)),
        );
      }
      return (await query).map(caseReadsTable.fromRow);
    },
  });
}
