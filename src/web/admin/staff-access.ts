import { hashPassword } from '../../engine/access/password-hash.ts';
import { checkPassword } from '../../engine/access/password-rules.ts';
import { revokeKeysOf } from '../../engine/access/revoke-keys.ts';
import { removeSecondFactor } from '../../engine/access/second-factor.ts';
import { setPassword } from '../../engine/access/set-password.ts';
import { type Change, refuse } from '../../engine/administration/administrator.ts';
import { isSelf } from '../../engine/administration/staff.ts';
import { unlinkFor } from '../../engine/identity/link-account.ts';
import { createAdministrationReadModel } from '../../store/administration-read-model.ts';
import type { Database } from '../../store/database.ts';
import type { UserRow } from '../../store/rows.ts';
import { createSignInStore } from '../../store/sign-in-store.ts';
import { sayLabel } from '../language.ts';

/** How somebody signs in, as far as administrators are told. */
export interface AccessState {
  readonly mustChange: boolean;
  readonly secondFactor: boolean;
  /** Sign-ins that go on. */
  readonly sessions: number;
}

/** Takes tens of milliseconds: before a transaction begins. */
export const hashFirstPassword = (password: string): Promise<string> => hashPassword(password);

/** What is wrong with a new password; undefined when it will do. */
export async function passwordTrouble(
  password: string,
  owner: { readonly login: string; readonly name: string; readonly organ: string },
): Promise<string | undefined> {
  const trouble = await checkPassword(password, owner);
  return trouble === undefined ? undefined : sayLabel(trouble);
}

/** The account has a password that somebody else knows. */
export async function requirePasswordChange({ trx, at }: Change, userId: string): Promise<void> {
  await createSignInStore(trx).setPasswordDue(userId, at.toISOString());
}

export function accessOf(db: Database['read'], { id }: Pick<UserRow, 'id'>): Promise<AccessState> {
  return createAdministrationReadModel(db).accessOf(id);
}

/**
 * @param hash - Of the one-time password, made before the transaction.
 * @throws {InvalidInputError} for oneself: the own password is changed by whoever knows it, at its own page.
 */
export async function resetTo(step: Change, user: UserRow, hash: string): Promise<void> {
  refuseSelf(step, user);
  await setPassword(step.trx, user.id, { hash, mustChange: true, at: step.at });
  const by = { at: step.at, actor: step.by.actor };
  await revokeKeysOf(step.trx, user, by);
  await unlinkFor(step.trx, user, by);
  await step.keep({ kind: 'password.reset', organId: user.organId, subject: user.id, data: { login: user.login } });
}

/** @throws {InvalidInputError} for oneself, as above. */
export async function dropSecondFactor(step: Change, user: UserRow): Promise<void> {
  refuseSelf(step, user);
  const removed = await removeSecondFactor(step.trx, user.id, { at: step.at });
  if (removed) await step.keep({ kind: 'secondFactor.removed', organId: user.organId, subject: user.id, data: { login: user.login } });
}

/** @returns how many there were. */
export async function endAllSessions(step: Change, user: UserRow): Promise<number> {
  const ended = await createSignInStore(step.trx).endAll(user.id, { at: step.at.toISOString(), how: 'administrator' });
  if (ended > 0)
    await step.keep({ kind: 'session.revoked', organId: user.organId, subject: user.id, data: { login: user.login, sessions: ended } });
  return ended;
}

function refuseSelf(step: Change, user: UserRow): void {
  if (!isSelf(step, user)) return;
  refuse('form', '自己的密码和动态验证码请在“设置”中更改', 'Change your own password and one-time codes under the settings');
}
