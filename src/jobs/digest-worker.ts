import { settingIn } from '../engine/administration/settings.ts';
import { digestMails, digestTimeOf, type InboundOf } from '../engine/digest-mails.ts';
import type { WorkingDayCalendar } from '../law/calendar.ts';
import { civilDateOfInstant } from '../law/civil-date.ts';
import { type Database, withTransaction } from '../store/database.ts';
import { createDigestStore } from '../store/digest-store.ts';
import { createOutboxStore } from '../store/outbox-store.ts';

export interface DigestWorkerDeps {
  readonly db: Database;
  readonly now: () => Date;
  readonly calendar: () => WorkingDayCalendar;
  /** Mail that came in and waits for somebody; none unless given. */
  readonly inbound?: InboundOf;
}

/**
 * Puts the digests of a day into the outbox, once, from the hour that is set on: all of them together with the mark of the day, so that neither
 * a crash nor a second worker makes them more or fewer. A server that was down in the morning makes today's when it is up again; a day
 * that is over gets none.
 */
export function createDigestWorker({ db, now, calendar, inbound = async () => [] }: DigestWorkerDeps) {
  return {
    /** @returns how many mails were put in. */
    async runDue(): Promise<number> {
      const at = now();
      const day = civilDateOfInstant(at);
      const time = await settingIn(db.read, 'digestTime');
      if (at < digestTimeOf(day, time) || (await createDigestStore(db.read).isDone(day))) return 0;
      const mails = await digestMails(db, { day, time, calendar: calendar(), inbound });
      return withTransaction(db, async (trx) => {
        const store = createDigestStore(trx);
        if (!(await store.markDone(day, { at: at.toISOString(), mails: mails.length }))) return 0;
        await store.cancelUnsent(at.toISOString());
        return createOutboxStore(trx).put(mails, at.toISOString());
      });
    },
  };
}
