import type { Knex } from 'knex';
import { guardStore } from './guard-store.ts';
import type { Instant } from './rows.ts';

export interface SetupLink {
  readonly tokenHash: string;
  readonly expiresAt: Instant;
  readonly usedAt: Instant | null;
  readonly voidedAt: Instant | null;
}

/** The link of the first start. `db` must be a transaction for `use` and `replace`. */
export function createSetupLinkStore(db: Knex) {
  return guardStore({
    async find(tokenHash: string): Promise<SetupLink | undefined> {
      const row = await db('setup_links').where({ token_hash: tokenHash }).first();
      if (row === undefined) return undefined;
      return { tokenHash, expiresAt: row.expires_at, usedAt: row.used_at, voidedAt: row.voided_at };
    },
    /** Every link before this one is worth nothing from now on. */
    async replace(link: Pick<SetupLink, 'tokenHash' | 'expiresAt'>, now: Instant): Promise<void> {
      await db('setup_links').whereNull('used_at').whereNull('voided_at').update({ voided_at: now });
      await db('setup_links').insert({ token_hash: link.tokenHash, made_at: now, expires_at: link.expiresAt });
    },
    /** Of all who use it at once, one does. @returns false for the others, and for a link that is used, void or expired. */
    async use(tokenHash: string, now: Instant): Promise<boolean> {
      const free = db('setup_links').where({ token_hash: tokenHash }).whereNull('used_at').whereNull('voided_at');
      return (await free.where('expires_at', '>', now).update({ used_at: now })) === 1;
    },
  });
}
