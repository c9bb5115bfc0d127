import type { Database } from '../../store/database.ts';
import { createServiceStateStore } from '../../store/service-state-store.ts';
import type { VirusScan } from './scan-virus.ts';

interface RecordedScanDeps {
  readonly db: Database;
  readonly now: () => Date;
  readonly scan: VirusScan;
}

/** The same scan; whether clamd answered is kept for the page of the system's state. */
export function createRecordedScan({ db, now, scan }: RecordedScanDeps): VirusScan {
  return async (path) => {
    const found = await scan(path);
    const states = createServiceStateStore(db.write);
    const at = now().toISOString();
    if (found.result === 'unavailable') await states.markFailed('clamd', { now: at, error: found.error });
    else await states.markOk('clamd', at);
    return found;
  };
}
