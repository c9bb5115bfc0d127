import type { StaffRole } from '../roles.ts';

/** `required`: the roles below reach no page without one-time codes. `offered`: everybody may have them. */
export type SecondFactorPolicy = 'required' | 'offered';

/** Those who sign for the organ, read everything or decide who may do what: a password alone is too little. */
const FACTOR_ROLES: readonly StaffRole[] = ['leader', 'auditor', 'admin'];

export function needsSecondFactor(roles: readonly string[], policy: SecondFactorPolicy): boolean {
  return policy === 'required' && FACTOR_ROLES.some((role) => roles.includes(role));
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** What failures are counted for, and when they lock. */
export interface LockRule {
  /** The failure that locks for the first time; each further one locks for twice as long. */
  readonly lockingFailure: number;
  readonly firstLockMs: number;
  readonly longestLockMs: number;
  /** Without a failure for so long, counting begins anew. */
  readonly forgetMs: number;
}

/**
 * One account at one network: short, because it is the person themselves most of the time. The account from anywhere: high, so that guessing
 * from many networks ends, too; it does not hold where the person signed in lately, so that no stranger shuts an official out. A network: high,
 * because a whole office may share it, and soon forgotten.
 */
export const LOCK_RULES = {
  accountHere: { lockingFailure: 5, firstLockMs: MINUTE_MS, longestLockMs: 30 * MINUTE_MS, forgetMs: 24 * HOUR_MS },
  account: { lockingFailure: 50, firstLockMs: MINUTE_MS, longestLockMs: 30 * MINUTE_MS, forgetMs: 24 * HOUR_MS },
  network: { lockingFailure: 100, firstLockMs: MINUTE_MS, longestLockMs: 30 * MINUTE_MS, forgetMs: HOUR_MS },
} as const satisfies Record<string, LockRule>;

/** How long the `failures`-th failure locks; 0 for not at all. */
export function lockMs(failures: number, { lockingFailure, firstLockMs, longestLockMs }: LockRule): number {
  if (failures < lockingFailure) return 0;
  return Math.min(firstLockMs * 2 ** Math.min(failures - lockingFailure, 20), longestLockMs);
}

/** How long a sign-in lasts. */
export interface SignInLimits {
  /** Without anybody asking for a page. */
  readonly idleMs: number;
  /** In all. */
  readonly longestMs: number;
}

/** `seenAt` is written once a minute only. */
export const SEEN_EVERY_MS = MINUTE_MS;

export function isOver(
  { startedAt, seenAt }: { readonly startedAt: string; readonly seenAt: string },
  { idleMs, longestMs }: SignInLimits,
  now: Date,
): boolean {
  const at = now.getTime();
  return at - Date.parse(startedAt) >= longestMs || at - Date.parse(seenAt) >= idleMs + SEEN_EVERY_MS;
}

/** The password was right: so long may the one-time code take. */
export const HALF_SIGN_IN_MS = 10 * MINUTE_MS;
