import type { Knex } from 'knex';
import { guardStore } from './guard-store.ts';
import type { Instant } from './rows.ts';

interface Count {
  readonly key: string;
  readonly now: Instant;
  /** Failures before it are forgotten. */
  readonly since: Instant;
}

/** Wrong passwords and codes by what they are counted for. `db` must be a transaction for `count`. */
export function createSignInFailureStore(db: Knex) {
  return guardStore({
    /** The latest of the locks that hold, or undefined. */
    async lockedUntil(keys: readonly string[], now: Instant): Promise<Instant | undefined> {
      const query = db('sign_in_failures').whereIn('key', keys).where('locked_until', '>', now);
      return (await query.orderBy('locked_until', 'desc').first('locked_until'))?.locked_until;
    },
    /** Counts one more. @returns how many there are now; undefined while a lock holds, when nothing is counted. */
    async count({ key, now, since }: Count): Promise<number | undefined> {
      const statement = `
        insert into sign_in_failures (key, failures, last_at) values (?, 1, ?)
        on conflict (key) do update set
          failures = case when sign_in_failures.last_at < ? then 1 else sign_in_failures.failures + 1 end,
          last_at = excluded.last_at, locked_until = null
        where sign_in_failures.locked_until is null or sign_in_failures.locked_until <= excluded.last_at
        returning failures`;
      const answer = await db.raw(statement, [key, now, since]);
      const [row] = Array.isArray(answer) ? answer : answer.rows;
      return row?.failures;
    },
    async lock(key: string, until: Instant): Promise<void> {
      await db('sign_in_failures').where({ key }).update({ locked_until: until });
    },
    async forget(keys: readonly string[]): Promise<void> {
      await db('sign_in_failures').whereIn('key', keys).delete();
    },
    /** One that was counted in advance was none. @param unlock - It had locked, in advance, too. */
    async takeBack(key: string, unlock: boolean): Promise<void> {
      const query = db('sign_in_failures').where({ key }).where('failures', '>', 0).decrement('failures', 1);
      if (unlock) query.update({ locked_until: null });
      await query;
    },
    async failures(keys: readonly string[]): Promise<Record<string, number>> {
      const rows = await db('sign_in_failures').whereIn('key', keys).select('key', 'failures');
      return Object.fromEntries(rows.map(({ key, failures }) => [key, failures]));
    },
    async forgetBefore(instant: Instant): Promise<number> {
      return db('sign_in_failures').where('last_at', '<', instant).delete();
    },
  });
}
