import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { networkOf } from '../../law/access/network-of.ts';
import { isOver, SEEN_EVERY_MS, type SignInLimits } from '../../law/access/sign-in-rules.ts';
import { withTransaction } from '../../store/database.ts';
import type { UserRow } from '../../store/rows.ts';
import { createSignInStore, type SignInEnd, type SignInRow, type SignInState } from '../../store/sign-in-store.ts';
import { keepAct } from '../audit/audit-log.ts';
import { type AccessCore, accountKey } from './check-sign-in.ts';
import { forgive } from './failures.ts';
import { proofOf } from './proof-of-account.ts';
import { ownAct } from './second-factor.ts';

/** How somebody proved to be the one: it stands in the audit log. */
export type SignInMethod = 'password' | 'password+code' | 'password+recoveryCode' | 'openid' | 'openid+factor';

const KEPT_MS = 90 * 86_400_000;

interface Beginning {
  readonly user: UserRow;
  readonly method: SignInMethod;
  readonly address: string | undefined;
  /** In words. */
  readonly browser: string;
  /** Of a sign-in by a recovery code: how many are left. */
  readonly left?: number | undefined;
}

/** Begins a sign-in of somebody who has proved to be the one. @returns its id, for the session. */
export async function beginSignIn({ db, now }: Pick<AccessCore, 'db' | 'now'>, beginning: Beginning): Promise<string> {
  const { user, method, address, browser, left } = beginning;
  const [at, network, id] = [now(), networkOf(address), randomUUID()];
  const instant = at.toISOString();
  await withTransaction(db, async (trx) => {
    const failures = await forgive(trx, { login: accountKey(user.login), network }, at);
    const store = createSignInStore(trx);
    await store.forgetBefore(new Date(at.getTime() - KEPT_MS).toISOString());
    const ended = { endedAt: null, endedHow: null };
    await store.add({ id, userId: user.id, proof: proofOf(user), method, startedAt: instant, seenAt: instant, network, browser, ...ended });
    if (left !== undefined) await keepAct(trx, { kind: 'recoveryCode.used', ...ownAct(user), data: { left } }, { at });
    const data = { method, network, browser, ...(failures === 0 ? {} : { failuresBefore: failures }) };
    await keepAct(trx, { kind: 'signIn.succeeded', ...ownAct(user), data }, { at });
  });
  return id;
}

/**
 * The sign-in of a session while it goes on.
 *
 * @param active - Somebody asked for a page: what scripts of an open page ask for by themselves is no sign that anybody is there.
 */
export async function currentSignIn(
  { db, now }: Pick<AccessCore, 'db' | 'now'>,
  { id, active, limits }: { readonly id: string; readonly active: boolean; readonly limits: SignInLimits },
): Promise<SignInState | undefined> {
  const state = await createSignInStore(db.read).state(id);
  if (state === undefined || state.endedAt !== null) return undefined;
  const at = now();
  const store = createSignInStore(db.write);
  if (isOver(state, limits, at)) {
    await store.endOne(state.userId, id, { at: at.toISOString(), how: 'expired' });
    return undefined;
  }
  if (active && at.getTime() - Date.parse(state.seenAt) >= SEEN_EVERY_MS) await store.see(id, at.toISOString());
  return state;
}

/** Signs out. */
export async function endOwnSignIn({ db, now }: Pick<AccessCore, 'db' | 'now'>, user: UserRow, id: string): Promise<void> {
  await withTransaction(db, async (trx) => {
    const at = now();
    const ended = await createSignInStore(trx).endOne(user.id, id, { at: at.toISOString(), how: 'signedOut' });
    if (ended) await keepAct(trx, { kind: 'signIn.ended', ...ownAct(user) }, { at });
  });
}

/** Ends another sign-in of one's own. @returns false when it was over, or is somebody else's. */
export async function revokeOwn({ db, now }: Pick<AccessCore, 'db' | 'now'>, user: UserRow, id: string): Promise<boolean> {
  return withTransaction(db, async (trx) => {
    const at = now();
    const ended = await createSignInStore(trx).endOne(user.id, id, { at: at.toISOString(), how: 'revoked' });
    if (ended) await keepAct(trx, { kind: 'session.revoked', ...ownAct(user), data: { login: user.login, sessions: 1 } }, { at });
    return ended;
  });
}

/** @returns how many others there were. */
export async function revokeOthers({ db, now }: Pick<AccessCore, 'db' | 'now'>, user: UserRow, keep: string): Promise<number> {
  return withTransaction(db, async (trx) => {
    const at = now();
    const sessions = await endSignIns(trx, user.id, { at, how: 'revoked', keep });
    if (sessions > 0) await keepAct(trx, { kind: 'session.revoked', ...ownAct(user), data: { login: user.login, sessions } }, { at });
    return sessions;
  });
}

/** Ends all sign-ins of an account. Whoever calls it keeps the act in the same transaction. @returns how many there were. */
export function endSignIns(
  trx: Knex,
  userId: string,
  { at, how, keep }: { readonly at: Date; readonly how: SignInEnd; readonly keep?: string | undefined },
): Promise<number> {
  return createSignInStore(trx).endAll(userId, { at: at.toISOString(), how, except: keep });
}

/** Those that go on, the one seen last first. */
export async function openSignIns(
  db: Knex,
  user: UserRow,
  { limits, now }: { readonly limits: SignInLimits; readonly now: Date },
): Promise<readonly SignInRow[]> {
  const after = new Date(now.getTime() - limits.longestMs).toISOString();
  const rows = await createSignInStore(db).listOpen(user.id, { proof: proofOf(user), after });
  return rows.filter((row) => !isOver(row, limits, now));
}
