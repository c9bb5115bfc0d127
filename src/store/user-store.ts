import type { Knex } from 'knex';
import type { StaffRole } from '../law/roles.ts';
import { guardStore } from './guard-store.ts';
import type { Instant, UserRow } from './rows.ts';
import { usersTable } from './tables.ts';

/** What a member of staff decides about the mail that comes to them. */
export interface MailSettings {
  /** Null: none comes. */
  readonly email: string | null;
  readonly language: 'zh' | 'en';
  /** The daily digest is not wanted. */
  readonly digestOff: boolean;
}

/** `db` may be a transaction: inside one, build every store from it. */
export function createUserStore(db: Knex) {
  const findBy = async (condition: object): Promise<UserRow | undefined> => {
    const record = await db('users').where(condition).first();
    return record === undefined ? undefined : usersTable.fromRow(record);
  };
  const change = async (id: string, columns: object): Promise<boolean> => (await db('users').where({ id }).update(columns)) === 1;
  return guardStore({
    findById: (id: string): Promise<UserRow | undefined> => findBy({ id }),
    findByLogin: (login: string): Promise<UserRow | undefined> => findBy({ login }),
    /** Whether anybody signs in with it, capitals and small letters being the same: two logins that differ by them only are taken for one another. */
    async isLoginTaken(login: string): Promise<boolean> {
      return (await db('users').whereRaw('lower(login) = ?', [login.toLowerCase()]).first('id')) !== undefined;
    },
    /** By login; without `organId`, of all organs. */
    async list(filter: { readonly organId?: number | undefined } = {}): Promise<UserRow[]> {
      const query = db('users').orderBy('login');
      if (filter.organId !== undefined) query.where({ organ_id: filter.organId });
      return (await query).map(usersTable.fromRow);
    },
    /** @returns false when the login is taken. */
    async create(user: UserRow): Promise<boolean> {
      const inserted = await db('users').insert(usersTable.toRow(user)).onConflict('login').ignore().returning('id');
      return inserted.length === 1;
    },
    /** @returns false when there is no such user, as do the changes below. */
    setRoles: (id: string, roles: readonly StaffRole[]): Promise<boolean> => change(id, { roles: JSON.stringify(roles) }),
    setPasswordHash: (id: string, passwordHash: string): Promise<boolean> => change(id, { password_hash: passwordHash }),
    /** Of everybody in the unit, closed accounts included, and of their calendar links. */
    async renameUnit(organId: number, { from, to }: { readonly from: string; readonly to: string }): Promise<void> {
      for (const table of ['users', 'calendar_feeds']) await db(table).where({ organ_id: organId, unit: from }).update({ unit: to });
    },
    /** What administrators enter of a person. */
    saveProfile: ({ id, name, roles, unit, email = null }: UserRow): Promise<boolean> =>
      change(id, { name, roles: JSON.stringify(roles), unit, email }),
    async isEmpty(): Promise<boolean> {
      return (await db('users').first('id')) === undefined;
    },
    setUnit: (id: string, unit: string | null): Promise<boolean> => change(id, { unit }),
    /** Null: no mail goes to the user. */
    setEmail: (id: string, email: string | null): Promise<boolean> => change(id, { email }),
    setMailSettings: (id: string, { email, language, digestOff }: MailSettings): Promise<boolean> =>
      change(id, { email, language, digest_off: digestOff ? 1 : null }),
    /** Null lets the user sign in again. */
    setDisabledAt: (id: string, disabledAt: Instant | null): Promise<boolean> => change(id, { disabled_at: disabledAt }),
  });
}
