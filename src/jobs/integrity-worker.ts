import { randomUUID } from 'node:crypto';
import { runCheck } from '../engine/integrity/run-check.ts';
import { sealHeads } from '../engine/integrity/seal-heads.ts';
import { type CivilDate, civilDateOfInstant } from '../law/civil-date.ts';
import type { Database } from '../store/database.ts';
import type { FileVault } from '../store/file-vault.ts';
import { createIntegrityStore } from '../store/integrity-store.ts';

export interface IntegrityWorkerDeps {
  readonly db: Database;
  readonly vault: FileVault;
  readonly now: () => Date;
  /** Aborted when the server stops: the run is left where it stands. */
  readonly stopping?: AbortSignal | undefined;
}

/** By the clock in Shanghai: when few people work. */
const FROM_HOUR = 2;
const SHANGHAI_MS = 8 * 3_600_000;

/**
 * Seals the heads of all histories and checks everything, once a day, from two in the night on; a server that was down then does it when it is
 * back. Any number of servers may run it: one works, and another goes on where that one died.
 */
export function createIntegrityWorker({ db, vault, now, stopping }: IntegrityWorkerDeps) {
  const ticket = randomUUID();
  let doneOn: CivilDate | undefined;
  const isStopping = (): boolean => stopping?.aborted === true;
  /** @returns whether this call brought the run of the day to its end. */
  const runDue = async (): Promise<boolean> => {
    const at = now();
    const day = civilDateOfInstant(at);
    if (doneOn === day || isStopping() || hourInShanghai(at) < FROM_HOUR) return false;
    await sealHeads(db, { on: day, now: at });
    const finished = await runCheck({ db, vault, now, ticket, isStopping }, day);
    if (finished !== undefined || (await isDone(db, day))) doneOn = day;
    return finished !== undefined;
  };
  return { runDue };
}

function hourInShanghai(at: Date): number {
  return new Date(at.getTime() + SHANGHAI_MS).getUTCHours();
}

async function isDone(db: Database, day: CivilDate): Promise<boolean> {
  const latest = await createIntegrityStore(db.read).latest();
  return latest !== undefined && latest.runOn >= day;
}
