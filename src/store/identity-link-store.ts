import type { Knex } from 'knex';
import { guardStore } from './guard-store.ts';
import type { Instant } from './rows.ts';
import { defineTable } from './table.ts';

/** That an account belongs to somebody whom an identity provider knows. */
export interface IdentityLink {
  readonly issuer: string;
  /** The provider's name for the person, for ever. */
  readonly subject: string;
  readonly userId: string;
  /** How the provider showed the person then. */
  readonly label: string;
  readonly linkedAt: Instant;
}

const table = defineTable<IdentityLink>('identity_links', {
  issuer: 'text',
  subject: 'text',
  userId: 'text',
  label: 'text',
  linkedAt: 'text',
});

/** `db` may be a transaction: inside one, build every store from it. */
export function createIdentityLinkStore(db: Knex) {
  return guardStore({
    async find(issuer: string, subject: string): Promise<IdentityLink | undefined> {
      const record = await db('identity_links').where({ issuer, subject }).first();
      return record === undefined ? undefined : table.fromRow(record);
    },
    async ofUser(userId: string): Promise<IdentityLink | undefined> {
      const record = await db('identity_links').where({ user_id: userId }).first();
      return record === undefined ? undefined : table.fromRow(record);
    },
    /** @returns false when either of them is linked already. */
    async add(link: IdentityLink): Promise<boolean> {
      const added = await db('identity_links').insert(table.toRow(link)).onConflict().ignore().returning('subject');
      return added.length === 1;
    },
    /** @returns whether there was one. */
    async remove(userId: string): Promise<boolean> {
      return (await db('identity_links').where({ user_id: userId }).delete()) === 1;
    },
  });
}
