import type { CivilDate } from '../law/civil-date.ts';
import type { Database } from '../store/database.ts';
import { createFileStore } from '../store/file-store.ts';
import type { FileVault } from '../store/file-vault.ts';

const DAY_MS = 24 * 3_600_000;
/** Drafts of the portal are kept so long (domain 5.3). */
const KEPT_DAYS = 30;
/** No upload lasts so long: what lies unfinished since then was left by a crash. */
const UNFINISHED_MS = DAY_MS;
const AT_ONCE = 200;

export interface UploadCleanerDeps {
  readonly db: Database;
  readonly vault: FileVault;
  readonly now: () => Date;
  readonly today: () => CivilDate;
}

/**
 * Removes uploads that were never submitted, once a day: 30 days after they came. Contents that another file has too stay, and so does
 * whatever a record claimed. Any number of servers may run it.
 */
export function createUploadCleaner({ db, vault, now, today }: UploadCleanerDeps) {
  let doneOn: CivilDate | undefined;
  /** @returns how many files were removed; 0 when it ran today already. */
  const runDaily = async (): Promise<number> => {
    const day = today();
    if (doneOn === day) return 0;
    await vault.sweep(new Date(now().getTime() - UNFINISHED_MS));
    const removed = await removeStale({ db, vault }, new Date(now().getTime() - KEPT_DAYS * DAY_MS));
    doneOn = day;
    return removed;
  };
  return { runDaily };
}

async function removeStale({ db, vault }: Pick<UploadCleanerDeps, 'db' | 'vault'>, before: Date): Promise<number> {
  const store = createFileStore(db.write);
  for (let removed = 0; ; ) {
    const stale = await store.listStale(before.toISOString(), AT_ONCE);
    if (stale.length === 0) return removed;
    for (const { id, sha256 } of stale) {
      if (!(await store.deleteUnclaimed(id))) continue;
      await vault.remove(sha256, () => store.isNamed(sha256));
      removed += 1;
    }
  }
}
