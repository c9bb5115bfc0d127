import type { Knex } from 'knex';
import { guardStore } from './guard-store.ts';
import type { Instant } from './rows.ts';
import { defineTable } from './table.ts';

/** An applicant's own account; it has nothing to do with those of staff. */
export interface ApplicantAccountRow {
  readonly id: string;
  /** Lower case. */
  readonly login: string;
  /** Argon2 hash in PHC form. */
  readonly passwordHash: string;
  readonly passwordSetAt: Instant;
  readonly createdAt: Instant;
}

const accountsTable = defineTable<ApplicantAccountRow>('applicant_accounts', {
  id: 'text',
  login: 'text',
  passwordHash: 'text',
  passwordSetAt: 'text',
  createdAt: 'text',
});

/** `db` may be a transaction: inside one, build every store from it. */
export function createApplicantAccountStore(db: Knex) {
  const findBy = async (condition: object): Promise<ApplicantAccountRow | undefined> => {
    const record = await db('applicant_accounts').where(condition).first();
    return record === undefined ? undefined : accountsTable.fromRow(record);
  };
  return guardStore({
    findById: (id: string): Promise<ApplicantAccountRow | undefined> => findBy({ id }),
    findByLogin: (login: string): Promise<ApplicantAccountRow | undefined> => findBy({ login }),
    /** @returns false when the login is taken. */
    async create(account: ApplicantAccountRow): Promise<boolean> {
      const inserted = await db('applicant_accounts').insert(accountsTable.toRow(account)).onConflict('login').ignore().returning('id');
      return inserted.length === 1;
    },
    async setPassword(id: string, { hash, at }: { readonly hash: string; readonly at: Instant }): Promise<void> {
      await db('applicant_accounts').where({ id }).update({ password_hash: hash, password_set_at: at });
    },
    /** The cases themselves stay. Call it in a transaction. */
    async delete(id: string): Promise<void> {
      await db('applicant_cases').where({ account_id: id }).delete();
      await db('applicant_accounts').where({ id }).delete();
    },
    /** Latest first. */
    async listCaseIds(accountId: string): Promise<string[]> {
      return db('applicant_cases').where({ account_id: accountId }).orderBy('added_at', 'desc').orderBy('case_id').pluck('case_id');
    },
    async addCase(accountId: string, { caseId, at }: { readonly caseId: string; readonly at: Instant }): Promise<void> {
      const row = { account_id: accountId, case_id: caseId, added_at: at };
      await db('applicant_cases').insert(row).onConflict(['account_id', 'case_id']).ignore();
    },
    async removeCase(accountId: string, caseId: string): Promise<void> {
      await db('applicant_cases').where({ account_id: accountId, case_id: caseId }).delete();
    },
  });
}
