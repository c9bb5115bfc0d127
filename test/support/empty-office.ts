import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEnvironment, type Variables } from '../../src/cli/environment.ts';
import { makeSetupLink } from '../../src/engine/administration/setup.ts';
import { createCalendarService } from '../../src/engine/calendar-service.ts';
import { createEngine } from '../../src/engine/engine.ts';
import { civilDate } from '../../src/law/civil-date.ts';
import { createServeApp } from '../../src/serve-app.ts';
import type { Dialect } from '../../src/store/dialect.ts';
import { createOrganStore } from '../../src/store/organ-store.ts';
import { openTestDatabase } from './databases.ts';
import { application, createTime, registrar } from './office.ts';

export type EmptyOffice = Awaited<ReturnType<typeof openEmptyOffice>>;

interface EmptyOptions {
  readonly kind?: Dialect;
  readonly day?: string;
  readonly variables?: Variables;
}

/** The whole program as `yishen serve` wires it, on a database in which nobody has an account. */
export async function openEmptyOffice({ kind = 'sqlite', day = '2026-12-10', variables = {} }: EmptyOptions = {}) {
  const db = await openTestDatabase(kind);
  const time = createTime(day);
  const failures: string[] = [];
  const reportFailure = (error: unknown): void =>
    void failures.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  const dataDir = mkdtempSync(join(tmpdir(), 'yishen-empty-'));
  const environment = readEnvironment({
    DATABASE_URL: db.url,
    YISHEN_DATA: dataDir,
    YISHEN_SESSION_SECRET: 'a secret for tests alone',
    YISHEN_SECOND_FACTOR: 'offered',
    ...variables,
  });
  const { app, workers } = await createServeApp({ db, environment, now: time.now, reportFailure });
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const calendars = await createCalendarService({ db, now: time.now });
  const engine = createEngine({ db, now: time.now, calendar: calendars.current });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    db,
    time,
    /** Unexpected failures of the server. */
    failures,
    /** Path of a new one-time link, as `yishen serve` shows it. */
    setupPath: async (): Promise<string> => (await makeSetupLink({ db, now: time.now }))?.path ?? '',
    /** An application of the organ with this name, recorded by its registrar. @returns the id of the case. */
    async openCase(organName: string, on: string): Promise<string> {
      const organ = await createOrganStore(db.read).findByName(organName);
      const event = { type: 'application.arrived', on: civilDate(on), data: application };
      return (await engine.open({ ...event, organId: organ?.id ?? 0 }, registrar)).caseId;
    },
    async runDue(): Promise<void> {
      for (const worker of workers) await worker.run();
    },
    async close(): Promise<void> {
      server.close();
      server.closeAllConnections();
      await db.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
