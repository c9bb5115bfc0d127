import { randomUUID } from 'node:crypto';
import argon2 from 'argon2';
import type { Request } from 'express';
import { matchesPassword } from '../engine/access/password-hash.ts';
import { type ApplicantAccountRow, createApplicantAccountStore } from '../store/applicant-account-store.ts';
import { withTransaction } from '../store/database.ts';
import type { WebDeps } from './web-deps.ts';

declare module 'express-session' {
  interface SessionData {
    /** The applicant's account that is signed in; staff have `userId`. */
    accountId?: string;
    /** When the password by which it signed in was set. */
    accountSince?: string;
  }
}

export type AccountDeps = Pick<WebDeps, 'db' | 'now'>;
export type ApplicantAccount = Pick<ApplicantAccountRow, 'id' | 'login' | 'passwordSetAt'>;

export const MIN_PASSWORD_CHARACTERS = 10;
const MAX_PASSWORD_CHARACTERS = 200;
const MAX_LOGIN_CHARACTERS = 100;

/** Cases one account bundles; the list shows each with its due day. */
const MAX_CASES = 200;

/** A login as it is stored and compared: width and case make no difference. Undefined when it cannot be one. */
export function readLogin(typed: string): string | undefined {
  const login = typed.normalize('NFKC').trim().toLowerCase();
  return login.length >= 4 && login.length <= MAX_LOGIN_CHARACTERS && /^[^\s]+$/.test(login) ? login : undefined;
}

export function isGoodPassword(password: string, login: string): boolean {
  const { length } = [...password];
  return length >= MIN_PASSWORD_CHARACTERS && length <= MAX_PASSWORD_CHARACTERS && password.toLowerCase() !== login;
}

/** Opens an account. Whether the login was free is not told to anybody: a taken one stays as it is. */
export async function openAccount({ db, now }: AccountDeps, { login, password }: { login: string; password: string }): Promise<void> {
  const at = now().toISOString();
  const passwordHash = await argon2.hash(password);
  await createApplicantAccountStore(db.write).create({ id: randomUUID(), login, passwordHash, passwordSetAt: at, createdAt: at });
}

/** The account whose login and password these are. Takes as long for a login that does not exist. */
export async function findAccountBy(
  { db }: AccountDeps,
  { login, password }: { login: string; password: string },
): Promise<ApplicantAccount | undefined> {
  const account = await createApplicantAccountStore(db.write).findByLogin(login);
  return (await matchesPassword(account?.passwordHash, password)) ? account : undefined;
}

/** Every session of the account that was begun with the old password is over. */
export async function changePassword({ db, now }: AccountDeps, { id, password }: { id: string; password: string }): Promise<string> {
  const at = now().toISOString();
  await createApplicantAccountStore(db.write).setPassword(id, { hash: await argon2.hash(password), at });
  return at;
}

export function deleteAccount({ db }: AccountDeps, id: string): Promise<void> {
  return withTransaction(db, (trx) => createApplicantAccountStore(trx).delete(id));
}

/** The account signed in with this session, loaded anew: one that is gone or has a new password is signed in no longer. */
export async function accountOf(req: Request, { db }: AccountDeps): Promise<ApplicantAccount | undefined> {
  const { accountId, accountSince } = req.session;
  if (accountId === undefined) return undefined;
  const account = await createApplicantAccountStore(db.read).findById(accountId);
  return account !== undefined && account.passwordSetAt === accountSince ? account : undefined;
}

/** Puts a case into the bundle of an account. Whoever calls it has seen that the case is the applicant's. @returns false when it is full. */
export async function bundleCase({ db, now }: AccountDeps, accountId: string, caseId: string): Promise<boolean> {
  return withTransaction(db, async (trx) => {
    const store = createApplicantAccountStore(trx);
    if ((await store.findById(accountId)) === undefined) return false;
    const ids = await store.listCaseIds(accountId);
    if (ids.includes(caseId)) return true;
    if (ids.length >= MAX_CASES) return false;
    await store.addCase(accountId, { caseId, at: now().toISOString() });
    return true;
  });
}

export function bundledCases({ db }: AccountDeps, accountId: string): Promise<readonly string[]> {
  return createApplicantAccountStore(db.read).listCaseIds(accountId);
}

export function unbundleCase({ db }: AccountDeps, accountId: string, caseId: string): Promise<void> {
  return createApplicantAccountStore(db.write).removeCase(accountId, caseId);
}
