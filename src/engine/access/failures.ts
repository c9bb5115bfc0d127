import { createHash } from 'node:crypto';
import { LOCK_RULES, lockMs } from '../../law/access/sign-in-rules.ts';
import { type Database, withTransaction } from '../../store/database.ts';
import { createSignInFailureStore } from '../../store/sign-in-failure-store.ts';
import { createSignInStore } from '../../store/sign-in-store.ts';

const KNOWN_NETWORK_MS = 30 * 86_400_000;
const KEPT_MS = 2 * 86_400_000;

/** Whose password or code is tried, and from where. The login is as accounts have it; there need not be one. */
export interface Attempt {
  readonly login: string;
  readonly network: string;
}

interface Key {
  readonly kind: keyof typeof LOCK_RULES;
  readonly key: string;
}

/** What became of an attempt that was let through: said when the password or code has been looked at. */
export interface Admitted {
  /** Of the account at this network, this one included. */
  readonly failures: number;
  /** Set when this failure locks, should it be one. */
  readonly lockedUntil: Date | undefined;
  readonly counted: readonly (Key & { readonly locked: boolean })[];
}

/**
 * Counts an attempt as a failure before it is looked at: many at once get no further than many one after the other.
 *
 * @returns the end of the lock, when one holds: then nothing must be looked at.
 */
export async function admit(
  db: Database,
  attempt: Attempt,
  now: Date,
): Promise<{ readonly locked: Date } | { readonly admitted: Admitted }> {
  return withTransaction(db, async (trx) => {
    const keys = await keysOf(trx, attempt, now);
    const until = await createSignInFailureStore(trx).lockedUntil(
      keys.map(({ key }) => key),
      now.toISOString(),
    );
    return until === undefined ? countEach(trx, keys, now) : { locked: new Date(until) };
  });
}

async function countEach(
  trx: Parameters<typeof createSignInFailureStore>[0],
  keys: readonly Key[],
  now: Date,
): Promise<{ readonly locked: Date } | { readonly admitted: Admitted }> {
  const store = createSignInFailureStore(trx);
  const counted: (Key & { locked: boolean })[] = [];
  let [failures, lockedUntil] = [0, undefined as Date | undefined];
  for (const { kind, key } of keys) {
    const rule = LOCK_RULES[kind];
    const since = new Date(now.getTime() - rule.forgetMs).toISOString();
    const count = await store.count({ key, now: now.toISOString(), since });
    if (count === undefined) return { locked: new Date(now.getTime() + rule.firstLockMs) }; // somebody else was faster
    if (kind === 'accountHere') failures = count;
    const ms = lockMs(count, rule);
    counted.push({ kind, key, locked: ms > 0 });
    if (ms === 0) continue;
    const end = new Date(now.getTime() + ms);
    await store.lock(key, end.toISOString());
    if (lockedUntil === undefined || end > lockedUntil) lockedUntil = end;
  }
  return { admitted: { failures, lockedUntil, counted } };
}

/** The attempt was none. What was counted before it stays: a right password must not buy more guesses at the code. */
export async function takeBack(db: Database, { counted }: Admitted): Promise<void> {
  await withTransaction(db, async (trx) => {
    for (const { key, locked } of counted) await createSignInFailureStore(trx).takeBack(key, locked);
  });
}

/** Somebody signed in: for the account counting begins anew. The network goes on: it may be that of somebody who guesses, too. */
export async function forgive(
  trx: Parameters<typeof createSignInFailureStore>[0],
  { login, network }: Attempt,
  now: Date,
): Promise<number> {
  const store = createSignInFailureStore(trx);
  const here = keyOf('accountHere', login, network);
  const { [here]: failures = 0 } = await store.failures([here]);
  await store.forget([here, keyOf('account', login)]);
  await store.forgetBefore(new Date(now.getTime() - KEPT_MS).toISOString());
  return failures;
}

/** Where the person signed in lately the ceiling of the account does not count. Unknown logins are asked for alike. */
async function keysOf(
  trx: Parameters<typeof createSignInFailureStore>[0],
  { login, network }: Attempt,
  now: Date,
): Promise<readonly Key[]> {
  const since = new Date(now.getTime() - KNOWN_NETWORK_MS).toISOString();
  const known = await createSignInStore(trx).knowsNetwork(login, { network, since });
  return [
    { kind: 'accountHere', key: keyOf('accountHere', login, network) },
    ...(known ? [] : [{ kind: 'account' as const, key: keyOf('account', login) }]),
    { kind: 'network', key: keyOf('network', network) },
  ];
}

/** Nothing that was typed stands in the table: people type passwords where logins belong. */
function keyOf(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex');
}
