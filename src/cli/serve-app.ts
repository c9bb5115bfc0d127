import type { RequestListener } from 'node:http';
import { disclosureRequestMachine } from '../../machines/disclosure-request.machine.ts';
import { PROCEEDING_MACHINES } from '../../machines/proceedings.ts';
import { createCalendarService } from '../engine/calendar-service.ts';
import { createEngine } from '../engine/engine.ts';
import { createClockWorker } from '../jobs/clock-worker.ts';
import { findEvent } from '../law/events/catalogue.ts';
import type { Database } from '../store/database.ts';
import { pendingMigrations } from '../store/migrate.ts';
import { createUserStore } from '../store/user-store.ts';
import { createApp } from '../web/app.ts';
import type { WebDeps } from '../web/web-deps.ts';
import { createWebEngine } from '../web/web-engine.ts';
import type { Environment } from './environment.ts';
import { loadSessionSecret } from './session-secret.ts';
import { createSessionStore } from './session-store.ts';

export interface ServeDeps {
  readonly db: Database;
  readonly environment: Environment;
  now(): Date;
  /** Unexpected failures, for the log. The context holds ids only. */
  reportError: WebDeps['reportError'];
  /** The same, outside of any request. */
  reportFailure(error: unknown): void;
}

/** The web front end on the engine and a migrated database, and the work that the clock does every minute. */
export async function createServeApp(deps: ServeDeps): Promise<{ app: RequestListener; runDue: () => Promise<number> }> {
  const { db, environment, now, reportError, reportFailure } = deps;
  const calendars = await createCalendarService({ db, now });
  const engine = createEngine({ db, now, calendar: calendars.current });
  const worker = createClockWorker({ db, engine, now });
  const users = createUserStore(db.read);
  const app = createApp({
    now,
    today: engine.today,
    engine: createWebEngine({ db, engine, calendars }),
    users: { findByLogin: users.findByLogin, findById: users.findById },
    findEvent,
    machines: { disclosureRequest: disclosureRequestMachine, ...PROCEEDING_MACHINES },
    sessionStore: createSessionStore(db, reportFailure),
    sessionSecret: environment.sessionSecret ?? (await loadSessionSecret(environment.dataDir)),
    secureCookies: environment.secureCookies,
    trustedProxies: environment.trustedProxies,
    ready: () => answers(db),
    reportError,
  });
  return { app, runDue: worker.runDue };
}

/** True when the database answers and has the schema of this program. */
async function answers(db: Database): Promise<boolean> {
  try {
    return (await pendingMigrations(db)).length === 0;
  } catch {
    return false; // whatever is wrong, this server cannot serve now
  }
}
