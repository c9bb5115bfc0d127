import { createServer, type Server } from 'node:http';
import { ConnectSessionKnexStore } from 'connect-session-knex';
import type { CalendarService } from '../engine/calendar-service.ts';
import { MACHINES } from '../engine/charts.ts';
import type { Engine } from '../engine/engine.ts';
import { findEvent } from '../law/events/catalogue.ts';
import type { Database } from '../store/database.ts';
import { createUserStore } from '../store/user-store.ts';
import { createApp } from './app.ts';
import type { WebDeps } from './web-deps.ts';
import { createWebEngine } from './web-engine.ts';

export interface ServerOptions {
  readonly db: Database;
  readonly engine: Engine;
  readonly calendars: CalendarService;
  readonly now: () => Date;
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  readonly sessionSecret: string;
  readonly secureCookies: boolean;
  readonly trustedProxies: number;
  readonly reportError: WebDeps['reportError'];
}

export interface RunningServer {
  /** With the port that was taken. */
  readonly url: string;
  /** Stops taking requests and resolves when those under way are answered. */
  close(): Promise<void>;
}

/** Sessions that have ended are swept out this often. */
const SWEEP_MS = 15 * 60_000;

/**
 * Serves the front end for staff.
 *
 * @throws when the port is taken or not allowed.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { db, engine, calendars, now, host, port } = options;
  const sessionStore = new ConnectSessionKnexStore({ knex: db.write, createTable: false, cleanupInterval: SWEEP_MS });
  const app = createApp({
    now,
    today: engine.today,
    engine: createWebEngine({ db, engine, calendars }),
    users: createUserStore(db.read),
    findEvent,
    machines: MACHINES,
    sessionStore,
    sessionSecret: options.sessionSecret,
    secureCookies: options.secureCookies,
    trustedProxies: options.trustedProxies,
    ready: () => isReady(db),
    reportError: options.reportError,
  });
  const server = createServer(app);
  await listen(server, { host, port });
  return { url: urlOf(server, host), close: () => closeServer(server) };
}

async function isReady(db: Database): Promise<boolean> {
  try {
    await db.read.raw('select 1');
    return true;
  } catch {
    return false; // that the database does not answer is the answer
  }
}

function listen(server: Server, { host, port }: { host: string; port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function urlOf(server: Server, host: string): string {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)));
    server.closeIdleConnections();
  });
}
