import { createAuditStore } from '../../store/audit-store.ts';
import { type Database, withTransaction } from '../../store/database.ts';
import type { UserRow } from '../../store/rows.ts';
import { keepAct, NOBODY } from '../audit/audit-log.ts';
import type { Admitted } from './failures.ts';

/** What was wrong. */
export type FailedWith = 'password' | 'code' | 'recoveryCode';

const HOUR_MS = 3_600_000;
/**
 * Entries an hour about logins that do not exist: strangers must not be able to fill the log. Those about accounts are bounded by the locks of each,
 * and always kept: nobody hides guesses at an account behind noise.
 */
const MAX_AN_HOUR = 60;
/** More than that many entries of an hour are not looked through. */
const LOOKED_THROUGH = 500;

interface Failure {
  /** Undefined: there is no such account. What was typed is not kept: it may be a password in the wrong field. */
  readonly user: UserRow | undefined;
  readonly reason: FailedWith;
  readonly network: string;
  readonly admitted: Admitted;
}

/** Keeps the first failure of an account at a network, and each lock with how many there were. The same for accounts that do not exist. */
export async function keepFailure(db: Database, { user, reason, network, admitted }: Failure, at: Date): Promise<void> {
  const { failures, lockedUntil } = admitted;
  if (failures !== 1 && lockedUntil === undefined) return;
  await withTransaction(db, async (trx) => {
    const from = new Date(at.getTime() - HOUR_MS).toISOString();
    const lately = await createAuditStore(trx).find({ kinds: ['signIn.failed', 'signIn.locked'], from }, LOOKED_THROUGH);
    if (user === undefined && lately.filter(({ subject }) => subject === null).length >= MAX_AN_HOUR) return;
    const common = { actor: NOBODY, organId: user?.organId ?? null, subject: user?.id };
    const data = { login: user?.login ?? '—', reason, network, failures };
    if (lockedUntil === undefined) await keepAct(trx, { kind: 'signIn.failed', ...common, data }, { at });
    else await keepAct(trx, { kind: 'signIn.locked', ...common, data: { ...data, until: wallClock(lockedUntil) } }, { at });
  });
}

/** As the clock on the wall in China shows it, where there has been no summer time since 1991. */
function wallClock(at: Date): string {
  return new Date(at.getTime() + 8 * HOUR_MS).toISOString().slice(0, 16).replace('T', ' ');
}
