import type { Knex } from 'knex';
import { dialectOf } from './dialect.ts';
import { guardStore } from './guard-store.ts';
import type { Instant } from './rows.ts';
import { defineTable } from './table.ts';

export interface QueryCodeRow {
  readonly caseId: string;
  /** Hexadecimal. */
  readonly salt: string;
  readonly hash: string;
  readonly issuedAt: Instant;
}

const queryCodesTable = defineTable<QueryCodeRow>('query_codes', { caseId: 'text', salt: 'text', hash: 'text', issuedAt: 'text' });

/** One try for a number. Tries before `since` are forgotten; beyond `maxTries` nothing moves until then. */
export interface Try {
  readonly numberKey: string;
  readonly now: Instant;
  readonly since: Instant;
  readonly maxTries: number;
}

/** Tries of the number, this one included, and when the last one that counted was made. */
export interface Tries {
  readonly tries: number;
  readonly lastAt: Instant;
}

const COUNT = `insert into query_code_tries (number_key, tries, last_at) values (?, 1, ?)
  on conflict (number_key) do update set
    tries = case when query_code_tries.last_at <= ? then 1 else query_code_tries.tries + 1 end,
    last_at = case when query_code_tries.last_at > ? and query_code_tries.tries >= ? then query_code_tries.last_at else excluded.last_at end
  returning tries, last_at`;

/** `db` may be a transaction: inside one, build every store from it. */
export function createQueryCodeStore(db: Knex) {
  return guardStore({
    /** The code replaces an earlier one. */
    async replace(row: QueryCodeRow): Promise<void> {
      await db('query_codes').insert(queryCodesTable.toRow(row)).onConflict('case_id').merge(['salt', 'hash', 'issued_at']);
    },
    /** @returns false when the case has a code already. */
    async add(row: QueryCodeRow): Promise<boolean> {
      const added = await db('query_codes').insert(queryCodesTable.toRow(row)).onConflict('case_id').ignore().returning('case_id');
      return added.length === 1;
    },
    async find(caseId: string): Promise<QueryCodeRow | undefined> {
      const record = await db('query_codes').where({ case_id: caseId }).first();
      return record === undefined ? undefined : queryCodesTable.fromRow(record);
    },
    /** The codes of the cases with this number; two organs may use the same abbreviation. */
    async listByNumber(caseNo: string): Promise<QueryCodeRow[]> {
      const cases = db('cases').select('id').where({ case_no: caseNo });
      return (await db('query_codes').whereIn('case_id', cases)).map(queryCodesTable.fromRow);
    },
    async caseNoOf(caseId: string): Promise<string | undefined> {
      return (await db('cases').select('case_no').where({ id: caseId }).first())?.case_no ?? undefined;
    },
    /** Counts before the code is looked at: tries made at once on several nodes count one by one. */
    async countTry({ numberKey, now, since, maxTries }: Try): Promise<Tries> {
      const answer = await db.raw(COUNT, [numberKey, now, since, since, maxTries]);
      const [row]: { tries: number; last_at: string }[] = dialectOf(db) === 'postgres' ? answer.rows : answer;
      if (row === undefined) throw new Error('The try was not counted');
      return { tries: row.tries, lastAt: row.last_at };
    },
    async forgetTries(numberKey: string): Promise<void> {
      await db('query_code_tries').where({ number_key: numberKey }).delete();
    },
    async forgetTriesBefore(since: Instant): Promise<void> {
      await db('query_code_tries').where('last_at', '<=', since).delete();
    },
  });
}
