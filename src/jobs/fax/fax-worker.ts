import type { Database } from '../../store/database.ts';
import { type ClaimedFax, createFaxOutStore } from '../../store/fax-out-store.ts';
import { createFileStore } from '../../store/file-store.ts';
import { type Attempt, type SenderDeps, sendFax } from './fax-sender.ts';

/** Longer than the longest command and the longest wait for a mail server. */
const LEASE_MS = 30 * 60_000;
/** Waits double from one minute to two hours: about half a day in all, then a person is asked. */
const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 2 * 3_600_000;
const MAX_ATTEMPTS = 12;
/** When there is nobody to give it to. */
const OUTAGE_WAIT_MS = 5 * 60_000;
/** Faxes of one run; the rest waits for the next. */
const FAXES_AT_ONCE = 20;

export interface FaxWorkerDeps extends SenderDeps {
  readonly db: Database;
  readonly now: () => Date;
  readonly reportFailure: (error: unknown, about: { readonly faxId: number; readonly caseId: string }) => void;
  /** Aborted when the server stops: the fax under way is the last. */
  readonly stopping?: AbortSignal | undefined;
}

/**
 * Sends letters by fax, at least once: a fax whose sending was not heard to end is sent again. Any number of workers may run. A fax that is
 * refused again and again is given up and shown; while nobody is there to take it, no attempts are used up.
 */
export function createFaxWorker(deps: FaxWorkerDeps) {
  return {
    /** @returns how many faxes were handed over. */
    async runDue(): Promise<number> {
      const { db, now, stopping, ways } = deps;
      if (ways.command === undefined && ways.mail === undefined) return 0;
      let sent = 0;
      for (let count = 0; count < FAXES_AT_ONCE && stopping?.aborted !== true; count += 1) {
        const fax = await createFaxOutStore(db.write).claimDue({ now: now(), leaseMs: LEASE_MS });
        if (fax === undefined) break;
        const attempt = await tryFax(deps, fax);
        await note(deps, fax, attempt);
        if (attempt.result === 'sent') sent += 1;
      }
      return sent;
    },
  };
}

async function tryFax(deps: FaxWorkerDeps, fax: ClaimedFax): Promise<Attempt> {
  try {
    const file = await createFileStore(deps.db.read).findById(fax.fileId);
    if (file === undefined || !(await deps.vault.has(file.sha256))) throw Object.assign(new Error('A letter is lost'), { code: 'ENOENT' });
    return await sendFax(deps, fax, file);
  } catch (error) {
    deps.reportFailure(error, { faxId: fax.id, caseId: fax.caseId });
    return { result: 'again', way: null, outcome: 'ERROR', output: null };
  }
}

async function note({ db, now }: FaxWorkerDeps, fax: ClaimedFax, { result, way, outcome, output }: Attempt): Promise<void> {
  const at = now().toISOString();
  const later = (ms: number): string => new Date(now().getTime() + ms).toISOString();
  const said = { at, way, outcome, output };
  const store = createFaxOutStore(db.write);
  if (result === 'sent') await store.finish(fax, { ...said, state: 'sent', counted: true });
  else if (result === 'unasked') await store.finish(fax, { ...said, state: 'waiting', nextAt: later(OUTAGE_WAIT_MS), counted: false });
  else if (result === 'goodbye' || fax.attempts + 1 >= MAX_ATTEMPTS) await store.finish(fax, { ...said, state: 'failed', counted: true });
  else await store.finish(fax, { ...said, state: 'waiting', nextAt: later(waitAfter(fax.attempts)), counted: true });
}

/** @param attempts - before this one. */
function waitAfter(attempts: number): number {
  return Math.min(FIRST_WAIT_MS * 2 ** attempts, LONGEST_WAIT_MS);
}
