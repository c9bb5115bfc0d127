import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { guardStore } from './guard-store.ts';
import type { Instant } from './rows.ts';

/** A node's right to fetch from a mailbox, and how far it has been read. */
export interface MailboxLease {
  readonly name: string;
  readonly ticket: string;
  /** Null: never opened. */
  readonly uidValidity: string | null;
  /** Everything up to it is stored. */
  readonly lastUid: number;
}

/** How far a mailbox has been read. */
export interface MailboxProgress {
  readonly uidValidity: string;
  readonly lastUid: number;
}

/** `db` may be a transaction: inside one, build every store from it. */
export function createMailboxStore(db: Knex) {
  return guardStore({
    /** @returns undefined while another node has it. */
    async lease(name: string, { now, until }: { readonly now: Instant; readonly until: Instant }): Promise<MailboxLease | undefined> {
      await db('mailboxes').insert({ name }).onConflict('name').ignore();
      const ticket = randomUUID();
      const [row] = await db('mailboxes')
        .where({ name })
        .where((free) => free.whereNull('leased_until').orWhere('leased_until', '<=', now))
        .update({ ticket, leased_until: until })
        .returning('*');
      if (row === undefined) return undefined;
      return { name, ticket, uidValidity: row.uid_validity, lastUid: Number(row.last_uid) };
    },
    /** Holds the lease until then. @returns false when it was lost. */
    renew: async ({ name, ticket }: Pick<MailboxLease, 'name' | 'ticket'>, until: Instant): Promise<boolean> =>
      (await db('mailboxes').where({ name, ticket }).update({ leased_until: until })) === 1,
    /** @returns false when the lease was lost: whoever has it now goes on from where the table says. */
    advance: async ({ name, ticket }: Pick<MailboxLease, 'name' | 'ticket'>, { uidValidity, lastUid }: MailboxProgress): Promise<boolean> =>
      (await db('mailboxes').where({ name, ticket }).update({ uid_validity: uidValidity, last_uid: lastUid })) === 1,
    async release({ name, ticket }: Pick<MailboxLease, 'name' | 'ticket'>): Promise<void> {
      await db('mailboxes').where({ name, ticket }).update({ ticket: null, leased_until: null });
    },
  });
}
