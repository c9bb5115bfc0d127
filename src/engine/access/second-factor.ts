import type { Knex } from 'knex';
import { withTransaction } from '../../store/database.ts';
import type { UserRow } from '../../store/rows.ts';
import { createSecondFactorStore } from '../../store/second-factor-store.ts';
import { createSignInStore } from '../../store/sign-in-store.ts';
import { keepAct } from '../audit/audit-log.ts';
import type { AccessCore } from './check-sign-in.ts';
import { keyUri, newRecoveryCodes, newSecret, readRecoveryCode, stepOf } from './one-time-codes.ts';

/** A secret on its way to a phone. */
export interface Enrolment {
  /** Base 32. */
  readonly secret: string;
  readonly uri: string;
}

interface Enrolling {
  readonly sealed: string;
  readonly code: string;
  /** The sign-in in which it is done. */
  readonly keep: string;
}

/** A new secret. It is kept sealed with the session until a code has shown that the phone has it. */
export function offerSecret({ box }: Pick<AccessCore, 'box'>, user: UserRow): string {
  return box.seal(newSecret(), user.id);
}

export function enrolmentOf({ box }: Pick<AccessCore, 'box'>, user: Pick<UserRow, 'id' | 'login'>, sealed: string): Enrolment {
  const secret = box.open(sealed, user.id);
  return { secret, uri: keyUri(secret, user.login) };
}

/**
 * Takes the phone as the person's, in place of the one there was, if the code is the one it shows. All other sign-ins end: they were begun
 * without it, and whoever has the password alone must not get further by what its owner does.
 *
 * @returns new recovery codes, to be shown once; undefined when the code is wrong.
 */
export async function enrol(
  { db, now, box }: AccessCore,
  user: UserRow,
  { sealed, code, keep }: Enrolling,
): Promise<readonly string[] | undefined> {
  const at = now();
  const step = stepOf(code, box.open(sealed, user.id), at);
  if (step === undefined) return undefined;
  const codes = newRecoveryCodes();
  await withTransaction(db, async (trx) => {
    const store = createSecondFactorStore(trx);
    const replaced = (await store.find(user.id)) === undefined ? 0 : 1;
    await store.put({ userId: user.id, secret: sealed, lastStep: step, enrolledAt: at.toISOString() });
    await store.replaceRecoveryCodes(user.id, hashesOf({ box }, user, codes));
    await createSignInStore(trx).endAll(user.id, { at: at.toISOString(), how: 'secondFactorEnrolled', except: keep });
    await keepAct(trx, { kind: 'secondFactor.enrolled', ...ownAct(user), data: { replaced } }, { at });
  });
  return codes;
}

/** @returns new recovery codes, to be shown once: the old ones are void. Undefined for somebody without one-time codes. */
export async function renewRecoveryCodes({ db, now, box }: AccessCore, user: UserRow): Promise<readonly string[] | undefined> {
  const codes = newRecoveryCodes();
  return withTransaction(db, async (trx) => {
    const store = createSecondFactorStore(trx);
    if ((await store.find(user.id)) === undefined) return undefined;
    await store.replaceRecoveryCodes(user.id, hashesOf({ box }, user, codes));
    await keepAct(trx, { kind: 'recoveryCodes.renewed', ...ownAct(user) }, { at: now() });
    return codes;
  });
}

/**
 * Takes somebody's one-time codes and recovery codes away: they sign in by their password alone, and where their roles need one-time codes they
 * set them up anew before anything else. Whoever calls it keeps the act (`secondFactor.removed`) in the same transaction.
 *
 * @param keep - A sign-in that goes on: that of the person who does it themselves.
 * @returns false when there were none.
 */
export async function removeSecondFactor(
  trx: Knex,
  userId: string,
  { at, keep }: { readonly at: Date; readonly keep?: string | undefined },
): Promise<boolean> {
  const removed = await createSecondFactorStore(trx).remove(userId);
  await createSignInStore(trx).endAll(userId, { at: at.toISOString(), how: 'secondFactorRemoved', except: keep });
  return removed;
}

export function ownAct({ id, name, organId }: Pick<UserRow, 'id' | 'name' | 'organId'>) {
  return { actor: { kind: 'staff', id, name }, organId, subject: id } as const;
}

function hashesOf({ box }: Pick<AccessCore, 'box'>, { id }: UserRow, codes: readonly string[]): readonly string[] {
  return codes.map((code) => box.digest(readRecoveryCode(code), id));
}
