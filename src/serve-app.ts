import { disclosureRequestMachine } from '../machines/disclosure-request.machine.ts';
import { PROCEEDING_MACHINES } from '../machines/proceedings.ts';
import type { CreateServeApp } from './cli/cli-context.ts';
import { loadSessionSecret } from './cli/session-secret.ts';
import { createSessionStore } from './cli/session-store.ts';
import { type CalendarService, createCalendarService } from './engine/calendar-service.ts';
import { createEngine } from './engine/engine.ts';
import { createClockWorker } from './jobs/clock-worker.ts';
import { findEvent } from './law/events/catalogue.ts';
import type { Database } from './store/database.ts';
import { pendingMigrations } from './store/migrate.ts';
import { createUserStore } from './store/user-store.ts';
import { createApp } from './web/app.ts';
import { createWebEngine } from './web/web-engine.ts';

/** The web front end on the engine and a migrated database, and the work that the clock does every minute. */
export const createServeApp: CreateServeApp = async ({ db, environment, now, reportFailure }) => {
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
    users: { findByLogin: users.findByLogin, findById: users.findById },
    findEvent,
    machines: { disclosureRequest: disclosureRequestMachine, ...PROCEEDING_MACHINES },
    sessionStore: createSessionStore(db, reportFailure),
    sessionSecret: environment.sessionSecret ?? (await loadSessionSecret(environment.dataDir)),
    secureCookies: environment.secureCookies,
    trustedProxies: environment.trustedProxies,
    ready: () => answers(db),
    reportError: reportFailure,
  });
  const keepUp = keepUpWithCalendar(calendars);
  const runDue = async (): Promise<number> => {
    await keepUp();
    return worker.runDue();
  };
  return { app, runDue };
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
