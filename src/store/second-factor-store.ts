import type { Knex } from 'knex';
import { guardStore } from './guard-store.ts';
import type { Instant } from './rows.ts';
import { defineTable } from './table.ts';

/** The phone that makes somebody's one-time codes. */
export interface SecondFactorRow {
  readonly userId: string;
  /** Encrypted. */
  readonly secret: string;
  /** Step of the last code that was used. */
  readonly lastStep: number;
  readonly enrolledAt: Instant;
}

const factorsTable = defineTable<SecondFactorRow>('second_factors', {
  userId: 'text',
  secret: 'text',
  lastStep: 'integer',
  enrolledAt: 'text',
});

/** `db` may be a transaction: inside one, build every store from it. */
export function createSecondFactorStore(db: Knex) {
  return guardStore({
    async find(userId: string): Promise<SecondFactorRow | undefined> {
      const record = await db('second_factors').where({ user_id: userId }).first(factorsTable.columns);
      return record === undefined ? undefined : factorsTable.fromRow(record);
    },
    /** In place of what there was. */
    async put(row: SecondFactorRow): Promise<void> {
      await db('second_factors').insert(factorsTable.toRow(row)).onConflict('user_id').merge();
    },
    /** @returns false when the code of this step, or of a later one, was used: of two at once, one gets true. */
    async useStep(userId: string, step: number): Promise<boolean> {
      return (await db('second_factors').where({ user_id: userId }).where('last_step', '<', step).update({ last_step: step })) === 1;
    },
    /** Its recovery codes go with it. @returns false when there was none. */
    async remove(userId: string): Promise<boolean> {
      await db('recovery_codes').where({ user_id: userId }).delete();
      return (await db('second_factors').where({ user_id: userId }).delete()) === 1;
    },
    async replaceRecoveryCodes(userId: string, hashes: readonly string[]): Promise<void> {
      await db('recovery_codes').where({ user_id: userId }).delete();
      await db('recovery_codes').insert(hashes.map((hash) => ({ user_id: userId, hash, used_at: null })));
    },
    /** @returns false when there is no such code or it was used: of two at once, one gets true. */
    async useRecoveryCode(userId: string, hash: string, at: Instant): Promise<boolean> {
      return (await db('recovery_codes').where({ user_id: userId, hash }).whereNull('used_at').update({ used_at: at })) === 1;
    },
    async countRecoveryCodes(userId: string): Promise<number> {
      return (await db('recovery_codes').where({ user_id: userId }).whereNull('used_at').select('hash')).length;
    },
    /** Accounts that are open, of these organs, without one-time codes; their roles decide whether they need them. */
    async listWithout(organIds: readonly number[]): Promise<{ readonly id: string; readonly roles: readonly string[] }[]> {
      const query = db('users').leftJoin('second_factors', 'second_factors.user_id', 'users.id').whereNull('enrolled_at');
      const rows = await query.whereNull('disabled_at').whereIn('organ_id', organIds).select('users.id', 'users.roles');
      return rows.map(({ id, roles }) => ({ id, roles: JSON.parse(roles) }));
    },
  });
}
