import { daysIn } from '../engine/administration/settings.ts';
import type { CivilDate } from '../law/civil-date.ts';
import type { Database } from '../store/database.ts';
import { createOutboxStore } from '../store/outbox-store.ts';

const DAY_MS = 24 * 3_600_000;
const AT_ONCE = 500;

export interface MailCleanerDeps {
  readonly db: Database;
  readonly now: () => Date;
  readonly today: () => CivilDate;
}

/**
 * Removes mail that is about no case (digests, answers to mail that was not taken) so many days after it ended as are set, once a day. Mail of a case stays
 * with the case: what an applicant was told, and when, is asked for years later. Any number of servers may run it.
 */
export function createMailCleaner({ db, now, today }: MailCleanerDeps) {
  let doneOn: CivilDate | undefined;
  /** @returns how many mails were removed; 0 when it ran today already. */
  const runDaily = async (): Promise<number> => {
    const day = today();
    if (doneOn === day) return 0;
    const before = new Date(now().getTime() - (await daysIn(db.read, 'mailKeptDays')) * DAY_MS).toISOString();
    const outbox = createOutboxStore(db.write);
    let removed = 0;
    for (let last = AT_ONCE; last === AT_ONCE; removed += last) last = await outbox.removeWithoutCase(before, AT_ONCE);
    doneOn = day;
    return removed;
  };
  return { runDaily };
}
