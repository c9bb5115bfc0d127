import type { Knex } from 'knex';
import { guardStore } from './guard-store.ts';
import type { Instant } from './rows.ts';
import { defineTable } from './table.ts';

export type SignInEnd =
  | 'signedOut'
  | 'revoked'
  | 'administrator'
  | 'expired'
  | 'passwordChanged'
  | 'secondFactorEnrolled'
  | 'secondFactorRemoved';

/** One sign-in of somebody of the staff. */
export interface SignInRow {
  readonly id: string;
  readonly userId: string;
  /** Digest of password and roles at the sign-in. */
  readonly proof: string;
  /** How the person proved to be the one. */
  readonly method: string;
  readonly startedAt: Instant;
  /** Coarse. */
  readonly seenAt: Instant;
  /** The address, shortened. */
  readonly network: string;
  readonly browser: string;
  /** Null while it goes on. */
  readonly endedAt: Instant | null;
  readonly endedHow: SignInEnd | null;
}

/** A sign-in with what decides where the person may go. */
export interface SignInState extends SignInRow {
  /** The person has to set an own password first. */
  readonly passwordDue: boolean;
  readonly secondFactor: boolean;
}

export const signInsTable = defineTable<SignInRow>('sign_ins', {
  id: 'text',
  userId: 'text',
  proof: 'text',
  method: 'text',
  startedAt: 'text',
  seenAt: 'text',
  network: 'text',
  browser: 'text',
  endedAt: 'text',
  endedHow: 'text',
});

interface Ending {
  readonly at: Instant;
  readonly how: SignInEnd;
  readonly except?: string | undefined;
}

/** `db` may be a transaction: inside one, build every store from it. */
export function createSignInStore(db: Knex) {
  const end = (userId: string, { at, how, except }: Ending) => {
    const query = db('sign_ins').where({ user_id: userId }).whereNull('ended_at');
    if (except !== undefined) query.whereNot({ id: except });
    return query.update({ ended_at: at, ended_how: how });
  };
  return guardStore({
    async add(row: SignInRow): Promise<void> {
      await db('sign_ins').insert(signInsTable.toRow(row));
    },
    /** In one statement: it is asked for with every page. */
    async state(id: string): Promise<SignInState | undefined> {
      const record = await db('sign_ins')
        .join('users', 'users.id', 'sign_ins.user_id')
        .leftJoin('second_factors', 'second_factors.user_id', 'sign_ins.user_id')
        .where({ 'sign_ins.id': id })
        .first([...signInsTable.columns.map((column) => `sign_ins.${column}`), 'password_due_at', 'enrolled_at']);
      if (record === undefined) return undefined;
      return { ...signInsTable.fromRow(record), passwordDue: record.password_due_at !== null, secondFactor: record.enrolled_at !== null };
    },
    /** Of one person, the newest first, with those that are over. */
    async list(userId: string, limit: number): Promise<SignInRow[]> {
      const query = db('sign_ins').select(signInsTable.columns).where({ user_id: userId }).orderBy('started_at', 'desc').orderBy('id');
      return (await query.limit(limit)).map(signInsTable.fromRow);
    },
    /** Those that may still go on, of the proof that holds now. */
    async listOpen(userId: string, { proof, after }: { readonly proof: string; readonly after: Instant }): Promise<SignInRow[]> {
      const query = db('sign_ins').select(signInsTable.columns).where({ user_id: userId, proof }).whereNull('ended_at');
      return (await query.where('started_at', '>', after).orderBy('seen_at', 'desc').orderBy('id')).map(signInsTable.fromRow);
    },
    async see(id: string, at: Instant): Promise<void> {
      await db('sign_ins').where({ id }).update({ seen_at: at });
    },
    /** It goes on by another password. */
    async reprove(id: string, proof: string): Promise<void> {
      await db('sign_ins').where({ id }).update({ proof });
    },
    /** @returns false when it was over, or is not the person's. */
    async endOne(userId: string, id: string, { at, how }: Ending): Promise<boolean> {
      const query = db('sign_ins').where({ id, user_id: userId }).whereNull('ended_at');
      return (await query.update({ ended_at: at, ended_how: how })) === 1;
    },
    /** @returns how many went on until now. */
    endAll: (userId: string, ending: Ending): Promise<number> => Promise.resolve(end(userId, ending)),
    /** Whether the account with this login, in small letters, was signed in to from the network since then. */
    async knowsNetwork(login: string, { network, since }: { readonly network: string; readonly since: Instant }): Promise<boolean> {
      const query = db('sign_ins').join('users', 'users.id', 'sign_ins.user_id').where({ network }).whereRaw('lower(login) = ?', login);
      return (await query.where('started_at', '>', since).first('sign_ins.id')) !== undefined;
    },
    async isPasswordDue(userId: string): Promise<boolean> {
      return (await db('users').where({ id: userId }).whereNotNull('password_due_at').first('id')) !== undefined;
    },
    /** Null: the person has an own password. */
    async setPasswordDue(userId: string, since: Instant | null): Promise<void> {
      await db('users').where({ id: userId }).update({ password_due_at: since });
    },
    /** What is long over is of no use; the audit log keeps that there were sign-ins. */
    async forgetBefore(instant: Instant): Promise<number> {
      return db('sign_ins').where('seen_at', '<', instant).delete();
    },
  });
}
