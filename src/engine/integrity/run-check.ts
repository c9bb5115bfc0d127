import type { CivilDate } from '../../law/civil-date.ts';
import { withTransaction } from '../../store/database.ts';
import { listKnownCaseIds } from '../../store/history-store.ts';
import { createIntegrityStore, type IntegrityRun, type Lease } from '../../store/integrity-store.ts';
import { createOutboxStore } from '../../store/outbox-store.ts';
import { CLOCK, keepAct } from '../audit/audit-log.ts';
import { type CheckDeps, checkCases, checkTheRest } from './check-all.ts';
import { faultMails } from './fault-mails.ts';

const CASES_AT_ONCE = 50;
/** Longer than so many cases ever take. */
const LEASE_MS = 10 * 60_000;

export interface RunDeps extends CheckDeps {
  readonly now: () => Date;
  /** Of this node. */
  readonly ticket: string;
  readonly isStopping: () => boolean;
}

/**
 * Checks everything once for a day: goes on where a node that died has left off, and leaves it to whoever works on it already.
 *
 * @returns the finished run; undefined when it was done before, another node works on it, or this one stops.
 */
export async function runCheck(deps: RunDeps, day: CivilDate): Promise<IntegrityRun | undefined> {
  const { db } = deps;
  let run = await createIntegrityStore(db.write).claim(day, leaseOf(deps));
  while (run !== undefined) {
    if (deps.isStopping()) {
      await createIntegrityStore(db.write).release(run, deps.ticket);
      return undefined;
    }
    const caseIds = await listKnownCaseIds(db.read, { after: run.afterCase, limit: CASES_AT_ONCE });
    if (caseIds.length === 0) return finish(deps, run);
    run = await goOn(deps, run, caseIds);
  }
  return undefined;
}

function leaseOf({ now, ticket }: Pick<RunDeps, 'now' | 'ticket'>): Lease {
  const at = now();
  return { ticket, now: at.toISOString(), until: new Date(at.getTime() + LEASE_MS).toISOString() };
}

/** @returns undefined when another node has taken the run over. */
async function goOn(deps: RunDeps, run: IntegrityRun, caseIds: readonly string[]): Promise<IntegrityRun | undefined> {
  const checked = await checkCases(deps, caseIds);
  const step = { afterCase: caseIds.at(-1) ?? null, checked };
  const held = await withTransaction(deps.db, (trx) => createIntegrityStore(trx).progress(run, leaseOf(deps), step));
  return held ? createIntegrityStore(deps.db.write).find(run.id) : undefined;
}

async function finish(deps: RunDeps, run: IntegrityRun): Promise<IntegrityRun | undefined> {
  const log = await checkTheRest(deps);
  const faults = run.faults + log.faults.length;
  const held = await withTransaction(deps.db, async (trx) => {
    const before = await createIntegrityStore(trx).latest();
    if (!(await createIntegrityStore(trx).finish(run, leaseOf(deps), log))) return false;
    const data = { on: run.runOn, cases: run.cases, entries: run.entries, letters: run.letters, faults };
    const at = deps.now();
    await createOutboxStore(trx).put(await faultMails(trx, run, before), at.toISOString());
    await keepAct(trx, { kind: 'integrity.checked', actor: CLOCK, organId: null, subject: run.runOn, data }, { at });
    return true;
  });
  return held ? createIntegrityStore(deps.db.write).find(run.id) : undefined;
}
