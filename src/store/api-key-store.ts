import type { Knex } from 'knex';
import type { ApiScope } from '../law/access/api-scopes.ts';
import type { CivilDate } from '../law/civil-date.ts';
import type { StaffRole } from '../law/roles.ts';
import { guardStore } from './guard-store.ts';
import type { Instant } from './rows.ts';
import { defineTable } from './table.ts';

export type ApiKeyKind = 'personal' | 'program';

/** A key by which a program calls the API. */
export interface ApiKeyRow {
  readonly id: string;
  readonly kind: ApiKeyKind;
  /** Null for keys of people of no organ. */
  readonly organId: number | null;
  /** Owner of a personal key; null for programs. */
  readonly userId: string | null;
  readonly name: string;
  /** Who answers for the program; null for personal keys. */
  readonly contact: string | null;
  /** Of programs only; personal keys act with the roles of their owner. */
  readonly roles: readonly StaffRole[];
  readonly scopes: readonly ApiScope[];
  /** SHA-256 of the secret, hexadecimal. */
  readonly secretHash: string;
  /** How the secret begins, to tell keys apart. */
  readonly hint: string;
  readonly createdAt: Instant;
  readonly createdBy: string;
  readonly createdByName: string;
  /** From then on it opens nothing. */
  readonly expiresAt: Instant;
  /** Day of the last call; null before the first. */
  readonly lastUsedOn: CivilDate | null;
  readonly revokedAt: Instant | null;
}

export const apiKeysTable = defineTable<ApiKeyRow>('api_keys', {
  id: 'text',
  kind: 'text',
  organId: 'integer',
  userId: 'text',
  name: 'text',
  contact: 'text',
  roles: 'json',
  scopes: 'json',
  secretHash: 'text',
  hint: 'text',
  createdAt: 'text',
  createdBy: 'text',
  createdByName: 'text',
  expiresAt: 'text',
  lastUsedOn: 'text',
  revokedAt: 'text',
});

/** `db` may be a transaction: inside one, build every store from it. */
export function createApiKeyStore(db: Knex) {
  const rowsOf = async (query: Knex.QueryBuilder): Promise<ApiKeyRow[]> => (await query).map(apiKeysTable.fromRow);
  const all = () => db('api_keys').select(apiKeysTable.columns).orderBy('created_at', 'desc').orderBy('id');
  return guardStore({
    async add(row: ApiKeyRow): Promise<void> {
      await db('api_keys').insert(apiKeysTable.toRow(row));
    },
    async findBySecretHash(secretHash: string): Promise<ApiKeyRow | undefined> {
      const record = await db('api_keys').where({ secret_hash: secretHash }).first(apiKeysTable.columns);
      return record === undefined ? undefined : apiKeysTable.fromRow(record);
    },
    async findById(id: string): Promise<ApiKeyRow | undefined> {
      const record = await db('api_keys').where({ id }).first(apiKeysTable.columns);
      return record === undefined ? undefined : apiKeysTable.fromRow(record);
    },
    /** Newest first, revoked and expired ones included, as are those below. */
    listOfUser: (userId: string): Promise<ApiKeyRow[]> => rowsOf(all().where({ user_id: userId })),
    /** Null: of all organs. */
    listOfOrgan: (organId: number | null): Promise<ApiKeyRow[]> => rowsOf(organId === null ? all() : all().where({ organ_id: organId })),
    /** Keys of the owner that still open something. */
    async countOpen({ userId, organId, at }: { userId: string | null; organId: number | null; at: Instant }): Promise<number> {
      const query = db('api_keys').whereNull('revoked_at').where('expires_at', '>', at);
      if (userId === null) query.where({ kind: 'program', organ_id: organId });
      else query.where({ user_id: userId });
      return Number((await query.count({ n: '*' }).first())?.n ?? 0);
    },
    /** Once a day is enough for whoever looks for keys that nobody uses. */
    async noteUse(id: string, day: CivilDate): Promise<void> {
      await db('api_keys').where({ id }).update({ last_used_on: day });
    },
    /** @returns false when it was revoked before. */
    async revoke(id: string, at: Instant): Promise<boolean> {
      return (await db('api_keys').where({ id }).whereNull('revoked_at').update({ revoked_at: at })) === 1;
    },
  });
}
