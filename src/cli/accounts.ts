import { randomUUID } from 'node:crypto';
import { hashPassword } from '../engine/access/password-hash.ts';
import { checkPassword, type PasswordOwner } from '../engine/access/password-rules.ts';
import { revokeKeysOf } from '../engine/access/revoke-keys.ts';
import { removeSecondFactor } from '../engine/access/second-factor.ts';
import { setPassword } from '../engine/access/set-password.ts';
import { endSignIns } from '../engine/access/sign-ins.ts';
import { COMMAND_LINE, keepAct } from '../engine/audit/audit-log.ts';
import { unlinkFor } from '../engine/identity/link-account.ts';
import { shortNameOf } from '../engine/organ-short-name.ts';
import type { AuditKind } from '../law/access/audit-kinds.ts';
import { NotFoundError } from '../law/errors.ts';
import { readMailAddress } from '../law/mail-address.ts';
import { ROLE_LABELS, readsCases, type StaffRole } from '../law/roles.ts';
import { type Database, withTransaction } from '../store/database.ts';
import { createOrganStore } from '../store/organ-store.ts';
import type { OrganRow, UserRow } from '../store/rows.ts';
import { createSignInStore } from '../store/sign-in-store.ts';
import { createUnitStore } from '../store/unit-store.ts';
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

interface AccountOptions {
  readonly at: Date;
  readonly anyPassword?: boolean;
}

/**
 * Makes a staff account, and its organ where there is none of that name. Whoever makes it knows its password: its owner sets an own one at the
 * first sign-in.
 *
 * @param options - `anyPassword`: of a demonstration, whose password everybody knows, no strength is asked, and nobody has to change it.
 * @throws {UsageError} when the login is taken or malformed, the mail address none, the password weak, or the roles exclude each other.
 */
export async function createAccount(db: Database, account: NewAccount, { at, anyPassword = false }: AccountOptions): Promise<UserRow> {
  requireLogin(account.login);
  requireCompatible(account.roles);
  const email = account.email === undefined ? null : requireAddress(account.email);
  if (!anyPassword) await requireGoodPassword(account.password, account);
  const passwordHash = await hashPassword(account.password);
  return withTransaction(db, async (trx) => {
    const organ = await ensureOrgan(createOrganStore(trx), account.organ);
    const { login, name, roles, unit = null } = account;
    if (unit !== null) await createUnitStore(trx).ensure(organ.id, unit);
    const user: UserRow = { id: randomUUID(), login, name, passwordHash, roles, organId: organ.id, unit, disabledAt: null, email };
    const users = createUserStore(trx);
    if ((await users.isLoginTaken(login)) || !(await users.create(user)))
      throw new UsageError({ zh: `登录名 ${login} 已被使用`, en: `The login ${login} is taken` });
    if (!anyPassword) await createSignInStore(trx).setPasswordDue(user.id, at.toISOString());
    await keepAct(trx, { ...actOn('account.created', user), data: { login, name, roles: roles.join(', ') } }, { at });
    return user;
  });
}

/** Sign-ins with the old roles are over. @throws {UsageError} when the roles exclude each other. @throws {NotFoundError} when there is no such login. */
export async function changeRoles(db: Database, { login, roles }: { login: string; roles: readonly StaffRole[] }, at: Date): Promise<void> {
  requireCompatible(roles);
  const user = await getAccount(db, login);
  await withTransaction(db, async (trx) => {
    await createUserStore(trx).setRoles(user.id, roles);
    await endSignIns(trx, user.id, { at, how: 'administrator' });
    const changes = `roles: ${user.roles.join(', ')} → ${roles.join(', ')}`;
    await keepAct(trx, { ...actOn('account.changed', user), data: { login, changes } }, { at });
  });
}

/**
 * A password that somebody else knows: its owner sets an own one at the next sign-in.
 *
 * @throws {UsageError} when the password is weak. @throws {NotFoundError} when there is no such login.
 */
export async function resetPassword(db: Database, { login, password }: { login: string; password: string }, at: Date): Promise<void> {
  const user = await getAccount(db, login);
  const organ = (await createOrganStore(db.read).findById(user.organId))?.name;
  await requireGoodPassword(password, { ...user, organ });
  const hash = await hashPassword(password);
  await withTransaction(db, async (trx) => {
    await setPassword(trx, user.id, { hash, mustChange: true, at });
    await revokeKeysOf(trx, user, { at, actor: COMMAND_LINE });
    await unlinkFor(trx, user, { at, actor: COMMAND_LINE });
    await keepAct(trx, { ...actOn('password.reset', user), data: { login } }, { at });
  });
}

/** Takes one-time codes away from somebody who has lost phone and recovery codes. @returns false when there were none. */
export async function dropSecondFactor(db: Database, login: string, at: Date): Promise<boolean> {
  const user = await getAccount(db, login);
  return withTransaction(db, async (trx) => {
    const removed = await removeSecondFactor(trx, user.id, { at });
    if (removed) await keepAct(trx, { ...actOn('secondFactor.removed', user), data: { login } }, { at });
    return removed;
  });
}

/**
 * @param email - Null: no mail goes to the account any more.
 * @throws {UsageError} when it is no mail address. @throws {NotFoundError} when there is no such login.
 */
export async function changeEmail(db: Database, { login, email }: { login: string; email: string | null }, at: Date): Promise<void> {
  const address = email === null ? null : requireAddress(email);
  const user = await getAccount(db, login);
  await withTransaction(db, async (trx) => {
    await createUserStore(trx).setEmail(user.id, address);
    await keepAct(trx, { ...actOn('account.changed', user), data: { login, changes: 'email' } }, { at });
  });
}

/** @throws {NotFoundError} when there is no such login. */
export async function getAccount(db: Database, login: string): Promise<UserRow> {
  const user = await createUserStore(db.read).findByLogin(login);
  if (user !== undefined) return user;
  const shown = login.slice(0, 60);
  throw new NotFoundError({ zh: `没有登录名为 ${shown} 的账号`, en: `There is no account with the login ${shown}` });
}

function actOn(kind: AuditKind, { id, organId }: UserRow) {
  return { kind, actor: COMMAND_LINE, organId, subject: id } as const;
}

async function requireGoodPassword(password: string, owner: PasswordOwner): Promise<void> {
  const trouble = await checkPassword(password, owner);
  if (trouble !== undefined) throw new UsageError(trouble);
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

/** Domain 5.4: who keeps the accounts handles no cases and sees none. */
function requireCompatible(roles: readonly StaffRole[]): void {
  const seeing = roles.find((role) => readsCases([role]));
  if (!roles.includes('admin') || seeing === undefined) return;
  const [admin, other] = [ROLE_LABELS.admin, ROLE_LABELS[seeing]];
  throw new UsageError({ zh: `同一人不得兼任${admin.zh}和${other.zh}`, en: `One person may not be both ${admin.en} and ${other.en}` });
}
