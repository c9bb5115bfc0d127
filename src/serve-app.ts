import { disclosureRequestMachine } from '../machines/disclosure-request.machine.ts';
import { PROCEEDING_MACHINES } from '../machines/proceedings.ts';
import type { CreateServeApp } from './cli/cli-context.ts';
import { loadSessionSecret } from './cli/session-secret.ts';
import { createSessionStore } from './cli/session-store.ts';
import { createApplicantHints } from './engine/applicant-hints.ts';
import { type CalendarService, createCalendarService } from './engine/calendar-service.ts';
import { createEngine } from './engine/engine.ts';
import { createClockWorker } from './jobs/clock-worker.ts';
import { createMailWorker } from './jobs/mail-worker.ts';
import { createUploadCleaner } from './jobs/upload-cleaner.ts';
import { findEvent } from './law/events/catalogue.ts';
import type { Database } from './store/database.ts';
import { createFileVault } from './store/file-vault.ts';
import { pendingMigrations } from './store/migrate.ts';
import { createUserStore } from './store/user-store.ts';
import { createApp } from './web/app.ts';
import { createCaseDesk } from './web/case-desk.ts';
import { createMailComposer } from './web/mail/compose-mail.ts';
import { createWebEngine } from './web/web-engine.ts';

const MINUTE_MS = 60_000;
/** A receipt is awaited by somebody. */
const MAIL_EVERY_MS = 5_000;

/** The web front end on the engine and a migrated database, and the workers beside it, each in a loop of its own: a mail server that does not answer holds up no deadline. */
export const createServeApp: CreateServeApp = async ({ db, environment, now, reportFailure, stopping }) => {
  const calendars = await createCalendarService({ db, now });
  const engine = createEngine({ db, now, calendar: calendars.current });
  const worker = createClockWorker({ db, engine, now, reportFailure });
  const users = createUserStore(db.read);
  const app = createApp({
    now,
    today: engine.today,
    calendar: calendars.current,
    db,
    dataDir: environment.dataDir,
    engine: createWebEngine({ db, engine, calendars }),
    desk: createCaseDesk({ db, now, today: engine.today, calendar: calendars.current }),
    hints: createApplicantHints({ db, today: engine.today }),
    users: { findByLogin: users.findByLogin, findById: users.findById },
    findEvent,
    machines: { disclosureRequest: disclosureRequestMachine, ...PROCEEDING_MACHINES },
    sessionStore: createSessionStore(db, reportFailure),
    sessionSecret: environment.sessionSecret ?? (await loadSessionSecret(environment.dataDir)),
    secureCookies: environment.secureCookies,
    trustedProxies: environment.trustedProxies,
    mailEnabled: environment.mail !== undefined,
    ready: () => answers(db),
    stopping,
    reportError: reportFailure,
  });
  const cleaner = createUploadCleaner({ db, vault: createFileVault(environment.dataDir), now, today: engine.today });
  const compose = createMailComposer({ publicUrl: environment.publicUrl });
  const mailer = createMailWorker({ db, now, settings: environment.mail, compose, reportFailure });
  const keepUp = keepUpWithCalendar(calendars);
  const runClock = async (): Promise<void> => {
    await keepUp();
    await worker.runDue();
  };
  const workers = [
    { name: 'clock', everyMs: MINUTE_MS, run: runClock },
    { name: 'mail', everyMs: MAIL_EVERY_MS, run: mailer.runDue },
    { name: 'uploads', everyMs: MINUTE_MS, run: cleaner.runDaily },
  ];
  return { app, workers };
};

/**
 * `yishen calendar import` is another process. Once more a run later: meanwhile another node may have recorded by the calendar it had.
 */
function keepUpWithCalendar(calendars: CalendarService): () => Promise<void> {
  let version = '';
  let runsLeft = 0;
  return async () => {
    await calendars.reload();
    if (calendars.current().version !== version) runsLeft = 2;
    version = calendars.current().version;
    if (runsLeft === 0) return;
    await calendars.recomputeOutdated();
    runsLeft -= 1;
  };
}

/** True when the database answers and has the schema of this program. */
async function answers(db: Database): Promise<boolean> {
  try {
    return (await pendingMigrations(db)).length === 0;
  } catch {
    return false; // whatever is wrong, this server cannot serve now
  }
}
