import { networkOf } from '../../law/access/network-of.ts';
import type { Database } from '../../store/database.ts';
import type { UserRow } from '../../store/rows.ts';
import { createSecondFactorStore } from '../../store/second-factor-store.ts';
import { createUserStore } from '../../store/user-store.ts';
import { type Attempt, admit, takeBack } from './failures.ts';
import { type FailedWith, keepFailure } from './keep-failure.ts';
import { readRecoveryCode, stepOf } from './one-time-codes.ts';
import { matchesPassword } from './password-hash.ts';
import type { SecretBox } from './secret-box.ts';

export interface AccessCore {
  readonly db: Database;
  now(): Date;
  readonly box: SecretBox;
}

/** What became of a password or a code. `locked`: it was not looked at. */
export type Checked<T> =
  | ({ readonly result: 'ok' } & T)
  | { readonly result: 'wrong' }
  | { readonly result: 'locked'; readonly until: Date };

export interface Known {
  readonly user: UserRow;
  /** The person has one-time codes. */
  readonly secondFactor: boolean;
}

interface PasswordTry {
  readonly login: string;
  readonly password: string;
  readonly address: string | undefined;
}

/** The person whose login and password these are. A login that does not exist, and a closed account, are answered alike and take as long. */
export async function tryPassword(core: AccessCore, { login, password, address }: PasswordTry): Promise<Checked<Known>> {
  const { db } = core;
  const attempt: Attempt = { login: accountKey(login), network: networkOf(address) };
  return counted(core, { attempt, reason: 'password' }, async () => {
    const user = await createUserStore(db.read).findByLogin(login.slice(0, 200));
    const matches = await matchesPassword(user?.passwordHash, password);
    const factor = await createSecondFactorStore(db.read).find(user?.id ?? '');
    const good = user !== undefined && matches && user.disabledAt === null;
    return { user, ok: good ? { user, secondFactor: factor !== undefined } : undefined };
  });
}

interface CodeTry {
  readonly user: UserRow;
  readonly code: string;
  readonly address: string | undefined;
}

/** A one-time code, once. */
export async function tryCode(core: AccessCore, { user, code, address }: CodeTry): Promise<Checked<object>> {
  const attempt = { login: accountKey(user.login), network: networkOf(address) };
  return counted(core, { attempt, reason: 'code' }, async () => {
    const factor = await createSecondFactorStore(core.db.read).find(user.id);
    const step = factor === undefined ? undefined : stepOf(code, core.box.open(factor.secret, user.id), core.now());
    const good = step !== undefined && (await createSecondFactorStore(core.db.write).useStep(user.id, step));
    return { user, ok: good ? {} : undefined };
  });
}

/** A recovery code, once. */
export async function tryRecoveryCode(core: AccessCore, { user, code, address }: CodeTry): Promise<Checked<{ readonly left: number }>> {
  const attempt = { login: accountKey(user.login), network: networkOf(address) };
  return counted(core, { attempt, reason: 'recoveryCode' }, async () => {
    const store = createSecondFactorStore(core.db.write);
    const used = await store.useRecoveryCode(user.id, core.box.digest(readRecoveryCode(code), user.id), core.now().toISOString());
    return { user, ok: used ? { left: await store.countRecoveryCodes(user.id) } : undefined };
  });
}

interface Looked<T> {
  readonly user: UserRow | undefined;
  readonly ok: T | undefined;
}

/** Counts before it looks, and takes back what was right. */
async function counted<T extends object>(
  { db, now }: AccessCore,
  { attempt, reason }: { readonly attempt: Attempt; readonly reason: FailedWith },
  look: () => Promise<Looked<T>>,
): Promise<Checked<T>> {
  const at = now();
  const answer = await admit(db, attempt, at);
  if ('locked' in answer) return { result: 'locked', until: answer.locked };
  const { user, ok } = await look();
  if (ok !== undefined) {
    await takeBack(db, answer.admitted);
    return { result: 'ok', ...ok };
  }
  await keepFailure(db, { user, reason, network: attempt.network, admitted: answer.admitted }, at);
  return { result: 'wrong' };
}

/** Another width or case is counted as the same login. */
export function accountKey(login: string): string {
  return login.slice(0, 200).normalize('NFKC').trim().toLowerCase().slice(0, 100);
}
