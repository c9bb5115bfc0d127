import type { Knex } from 'knex';
import type { CaseReadRow, ReadCursor } from './case-read-store.ts';
import { guardStore } from './guard-store.ts';
import type { Instant } from './rows.ts';

/** What is looked for; instants: from inclusive, to exclusive. */
export interface ReadsQuery {
  /** Null: all organs. */
  readonly organId: number | null;
  readonly userId?: string | undefined;
  readonly from: Instant;
  readonly to: Instant;
}

/** A reading, and the case it was of. */
export interface FoundRead extends CaseReadRow {
  readonly caseNo: string | null;
  readonly unit: string | null;
  readonly assignedTo: string | null;
}

/** What somebody read in a period. */
export interface ReaderCount {
  readonly userId: string;
  /** As it was at the last reading. */
  readonly userName: string;
  readonly reads: number;
  readonly cases: number;
}

/** Readings of all cases of an organ. */
export function createReadsSearch(db: Knex) {
  const within = ({ organId, userId, from, to }: ReadsQuery): Knex.QueryBuilder => {
    const query = db('case_reads').join('cases', 'cases.id', 'case_reads.case_id').where('read_at', '>=', from).where('read_at', '<', to);
    if (organId !== null) query.where('cases.organ_id', organId);
    if (userId !== undefined) query.where('case_reads.user_id', userId);
    return query;
  };
  const found = (query: Knex.QueryBuilder): Promise<FoundRead[]> =>
    query
      .select('case_reads.id', 'case_reads.case_id', 'case_reads.user_id', 'case_reads.user_name', 'case_reads.read_at')
      .select('case_reads.what', 'case_reads.detail', 'cases.case_no', 'cases.unit', 'cases.assigned_to')
      .then((rows: Record<string, unknown>[]) => rows.map(readOf));
  return guardStore({
    /** Newest first, after `after`. */
    find(query: ReadsQuery, { after, limit }: { readonly after: ReadCursor | null; readonly limit: number }): Promise<FoundRead[]> {
      const rows = within(query)
        .orderBy([
          { column: 'case_reads.read_at', order: 'desc' },
          { column: 'case_reads.id', order: 'desc' },
        ])
        .limit(limit);
      if (after !== null) {
        rows.where('case_reads.read_at', '<=', after.readAt);
        rows.where((older) => older.where('case_reads.read_at', '<', after.readAt).orWhere('case_reads.id', '<', after.id));
      }
      return found(rows);
    },
    /** Who reads most cases first. */
    async byPerson(query: ReadsQuery): Promise<ReaderCount[]> {
      const rows: Record<string, unknown>[] = await within(query)
        .groupBy('case_reads.user_id')
        .select('case_reads.user_id', db.raw('max(case_reads.user_name) as user_name'), db.raw('count(*) as reads'))
        .select(db.raw('count(distinct case_reads.case_id) as cases'))
        .orderBy([{ column: 'cases', order: 'desc' }, 'case_reads.user_id']);
      return rows.map((row) => ({
        userId: String(row.user_id),
        userName: String(row.user_name),
        reads: Number(row.reads),
        cases: Number(row.cases),
      }));
    },
    /** Oldest first, person by person, at most `limit`. */
    inOrder(query: ReadsQuery, limit: number): Promise<FoundRead[]> {
      return found(within(query).orderBy(['case_reads.user_id', 'case_reads.read_at', 'case_reads.id']).limit(limit));
    },
  });
}

function readOf(row: Readonly<Record<string, unknown>>): FoundRead {
  const textOr = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  return {
    id: String(row.id),
    caseId: String(row.case_id),
    userId: String(row.user_id),
    userName: String(row.user_name),
    readAt: String(row.read_at),
    what: row.what as FoundRead['what'],
    detail: textOr(row.detail),
    caseNo: textOr(row.case_no),
    unit: textOr(row.unit),
    assignedTo: textOr(row.assigned_to),
  };
}
