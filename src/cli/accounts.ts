import { randomUUID } from 'node:crypto';
import argon2 from 'argon2';
import { shortNameOf } from '../engine/organ-short-name.ts';
import { NotFoundError } from '../law/errors.ts';
import { readMailAddress } from '../law/mail-address.ts';
import { ROLE_LABELS, type StaffRole } from '../law/roles.ts';
import { type Database, withTransaction } from '../store/database.ts';
import { createOrganStore } from '../store/organ-store.ts';
import type { OrganRow, UserRow } from '../store/rows.ts';
import { createUserStore } from '../store/user-store.ts';
import { UsageError } from './usage-error.ts';

export interface NewAccount {
  readonly login: string;
  readonly name: string;
  readonly roles: readonly StaffRole[];
  readonly organ: string;
  readonly unit?: string;
  /** Where mail goes; left out for none. */
  readonly email?: string;
  readonly password: string;
}

export const MIN_PASSWORD_LENGTH = 10;
const MAX_PASSWORD_LENGTH = 200;

/**
 * Makes a staff account, and its organ where there is none of that name.
 *
 * @throws {UsageError} when the login is taken or malformed, the mail address none, the password too short, or the roles exclude each other.
 */
export async function createAccount(db: Database, account: NewAccount): Promise<UserRow> {
  requireLogin(account.login);
  requireCompatible(account.roles);
  const email = account.email === undefined ? null : requireAddress(account.email);
  const passwordHash = await hashPassword(account.password);
  return withTransaction(db, async (trx) => {
    const organ = await ensureOrgan(createOrganStore(trx), account.organ);
    const { login, name, roles, unit = null } = account;
    const user: UserRow = { id: randomUUID(), login, name, passwordHash, roles, organId: organ.id, unit, disabledAt: null, email };
    if (!(await createUserStore(trx).create(user)))
      throw new UsageError({ zh: `登录名 ${login} 已被使用`, en: `The login ${login} is taken` });
    return user;
  });
}

/** @throws {UsageError} when the roles exclude each other. @throws {NotFoundError} when there is no such login. */
export async function changeRoles(db: Database, login: string, roles: readonly StaffRole[]): Promise<void> {
  requireCompatible(roles);
  const users = createUserStore(db.write);
  await users.setRoles((await getAccount(db, login)).id, roles);
}

/** @throws {UsageError} when the password is too short. @throws {NotFoundError} when there is no such login. */
export async function changePassword(db: Database, login: string, password: string): Promise<void> {
  const users = createUserStore(db.write);
  await users.setPasswordHash((await getAccount(db, login)).id, await hashPassword(password));
}

/**
 * @param email - Null: no mail goes to the account any more.
 * @throws {UsageError} when it is no mail address. @throws {NotFoundError} when there is no such login.
 */
export async function changeEmail(db: Database, login: string, email: string | null): Promise<void> {
  const address = email === null ? null : requireAddress(email);
  await createUserStore(db.write).setEmail((await getAccount(db, login)).id, address);
}

/** @throws {NotFoundError} when there is no such login. */
export async function getAccount(db: Database, login: string): Promise<UserRow> {
  const user = await createUserStore(db.read).findByLogin(login);
  if (user !== undefined) return user;
  const shown = login.slice(0, 60);
  throw new NotFoundError({ zh: `没有登录名为 ${shown} 的账号`, en: `There is no account with the login ${shown}` });
}

async function hashPassword(password: string): Promise<string> {
  if (password.length >= MIN_PASSWORD_LENGTH && password.length <= MAX_PASSWORD_LENGTH) return argon2.hash(password);
  throw new UsageError({
    zh: `密码应为 ${MIN_PASSWORD_LENGTH} 至 ${MAX_PASSWORD_LENGTH} 个字符`,
    en: `A password has ${MIN_PASSWORD_LENGTH} to ${MAX_PASSWORD_LENGTH} characters`,
  });
}

async function ensureOrgan(organs: ReturnType<typeof createOrganStore>, name: string): Promise<OrganRow> {
  return (await organs.findByName(name)) ?? organs.ensure({ name, shortName: shortNameOf(name) });
}

function requireLogin(login: string): void {
  if (/^[A-Za-z0-9][\w.@-]{1,59}$/.test(login)) return;
  throw new UsageError({
    zh: '登录名应为 2 至 60 个字符：字母、数字、. _ @ -，以字母或数字开头',
    en: 'A login has 2 to 60 characters: letters, digits, . _ @ -, the first a letter or digit',
  });
}

function requireAddress(text: string): string {
  const address = readMailAddress(text);
  if (address !== undefined) return address;
  throw new UsageError({
    zh: '邮箱地址应为一个完整的地址，例如 officer@example.gov.cn，不含空格和换行',
    en: 'The mail address must be one complete address, such as officer@example.gov.cn, without blanks or line breaks',
  });
}

/** Domain 5.4: who keeps the accounts handles no cases. */
function requireCompatible(roles: readonly StaffRole[]): void {
  if (!roles.includes('admin') || !roles.includes('officer')) return;
  const { admin, officer } = ROLE_LABELS;
  throw new UsageError({ zh: `同一人不得兼任${admin.zh}和${officer.zh}`, en: `One person may not be both ${admin.en} and ${officer.en}` });
}
