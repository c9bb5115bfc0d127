import { keepActOf } from '../engine/audit/keep-act-of.ts';
import { withTransaction } from '../store/database.ts';
import { createFaxOutStore, type FaxOutRow } from '../store/fax-out-store.ts';
import type { StaffUser, WebDeps } from './web-deps.ts';

const KINDS = { again: 'fax.retried', cancel: 'fax.cancelled' } as const;

interface FaxAct {
  readonly row: Pick<FaxOutRow, 'id' | 'organId'>;
  readonly what: keyof typeof KINDS;
}

/** Sends a fax once more, or calls it back. @returns false when it is too late for that. */
export function actOnFax({ db, now }: Pick<WebDeps, 'db' | 'now'>, user: StaffUser, { row, what }: FaxAct): Promise<boolean> {
  return withTransaction(db, async (trx) => {
    const at = now();
    const done = await createFaxOutStore(trx)[what](row.id, at.toISOString());
    if (done) await keepActOf(trx, user.id, { kind: KINDS[what], organId: row.organId, subject: String(row.id) }, at);
    return done;
  });
}
