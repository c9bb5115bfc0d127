import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import argon2 from 'argon2';
import type { Page } from 'playwright-core';
import { readEnvironment, type Variables } from '../../src/cli/environment.ts';
import { createCalendarService } from '../../src/engine/calendar-service.ts';
import { createEngine } from '../../src/engine/engine.ts';
import { civilDate } from '../../src/law/civil-date.ts';
import type { Actor, StaffRole } from '../../src/law/roles.ts';
import { createServeApp } from '../../src/serve-app.ts';
import { createCaseStore } from '../../src/store/case-store.ts';
import type { Dialect } from '../../src/store/dialect.ts';
import { createOrganStore } from '../../src/store/organ-store.ts';
import { createUnitStore } from '../../src/store/unit-store.ts';
import { createUserStore } from '../../src/store/user-store.ts';
import { openTestDatabase } from './databases.ts';
import { application, createTime } from './office.ts';
import { codeOf, enrolForTest } from './second-factor.ts';

export const PASSWORD = 'password-of-everybody';

/** One account a role, as in the demonstration. */
const ACCOUNTS = {
  registrar: { role: 'registrar', name: '员工甲' },
  officer: { role: 'officer', name: '员工乙' },
  secrecy: { role: 'secrecyReviewer', name: '员工丙' },
  legal: { role: 'legalReviewer', name: '员工丁' },
  head: { role: 'officeHead', name: '员工戊' },
  leader: { role: 'leader', name: '员工己' },
  statistician: { role: 'statistician', name: '员工庚' },
  auditor: { role: 'auditor', name: '员工辛' },
  admin: { role: 'admin', name: '员工壬' },
} as const satisfies Record<string, { readonly role: StaffRole; readonly name: string }>;

export type Login = keyof typeof ACCOUNTS;
export const LOGINS = Object.keys(ACCOUNTS) as readonly Login[];

/** Where everybody of the running office works. */
export const OFFICE_UNIT = '政府信息公开办公室';
/** Units to which the disclosure office hands cases and whose cases it goes on seeing: they stand below it. */
const UNITS_BELOW = ['某科室', '内部科室乙', '建设科'] as const;

/** One event as a test tells it: who records it, what, on which day (that day is then today), with which data. */
export type StaffStep = readonly [login: Login, type: string, on: string, data?: Readonly<Record<string, unknown>>];

export type RunningOffice = Awaited<ReturnType<typeof openRunningOffice>>;

interface OfficeOptions {
  readonly kind?: Dialect;
  /** Today, until the test sets another day. */
  readonly day?: string;
  /** Of the environment. */
  readonly variables?: Variables;
}

/** The whole program as `yishen serve` wires it, on a fresh database and a free port of the loopback address, with an account for each role. */
export async function openRunningOffice({ kind = 'sqlite', day = '2026-03-02', variables = {} }: OfficeOptions = {}) {
  const db = await openTestDatabase(kind);
  const time = createTime(day);
  const failures: string[] = [];
  const reportFailure = (error: unknown): void =>
    void failures.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  const dataDir = mkdtempSync(join(tmpdir(), 'yishen-office-'));
  const environment = readEnvironment({
    DATABASE_URL: db.url,
    YISHEN_DATA: dataDir,
    YISHEN_SESSION_SECRET: 'a secret for tests alone',
    YISHEN_SECOND_FACTOR: 'offered',
    // Tests go from day to day, and years ahead, within one sign-in.
    YISHEN_SESSION_IDLE: '1000000',
    YISHEN_SESSION_LONGEST: '1000000',
    ...variables,
  });
  const organ = await createOrganStore(db.write).ensure({ name: '甲区人民政府', shortName: '甲政' });
  const actors = await createActors(db.write, organ.id);
  await createUnits(db.write, organ.id);
  const { app, workers } = await createServeApp({ db, environment, now: time.now, reportFailure });
  const server = await listen(app);
  const calendars = await createCalendarService({ db, now: time.now });
  const engine = createEngine({ db, now: time.now, calendar: calendars.current });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const event = ([, type, on, data = {}]: StaffStep) => ({ type, on: civilDate(on), data });
  return {
    url,
    app,
    db,
    dataDir,
    time,
    organ,
    actors,
    /** Unexpected failures of the server, which it answered with 500, with their stacks. */
    failures,
    /** The work that is done in the background, each piece once: of the clock, the mail and so on. */
    async runDue(): Promise<void> {
      for (const worker of workers) await worker.run();
    },
    /** Carries a case through: the first step opens it. @returns the id of the case. */
    async carry([first, ...steps]: readonly [StaffStep, ...StaffStep[]]): Promise<string> {
      time.set(first[2]);
      const opening = event(first);
      const data = opening.type === 'application.arrived' ? { ...application, ...opening.data } : opening.data;
      let { caseId, version } = await engine.open({ ...opening, data, organId: organ.id }, actors[first[0]]);
      for (const step of steps) {
        time.set(step[2]);
        ({ version } = await engine.record(caseId, event(step), { actor: actors[step[0]], expectedVersion: version }));
      }
      return caseId;
    },
    /** More steps of a case that is there already. */
    async record(caseId: string, steps: readonly StaffStep[]): Promise<void> {
      for (const step of steps) {
        time.set(step[2]);
        const row = await createCaseStore(db.read).findById(caseId);
        await engine.record(caseId, event(step), { actor: actors[step[0]], expectedVersion: row?.version ?? 0 });
      }
    },
    /** The person has one-time codes from now on. @returns the secret of their phone, for `codeOf` and `signIn`. */
    enrol: (login: Login): Promise<string> => enrolForTest(db, { userId: login, secret: environment.sessionSecret ?? '' }),
    /** By the form, as people do; with the secret of `enrol` where the person has one-time codes. Stands on the queue, or whatever is the person's first page, afterwards. */
    async signIn(page: Page, login: Login, secret?: string): Promise<void> {
      await page.goto(`${url}/login`);
      await page.locator('#login').fill(login);
      await page.locator('#password').fill(PASSWORD);
      await page.locator('main form button[type=submit]').click();
      await page.waitForURL((reached) => reached.pathname !== '/login');
      if (secret === undefined) return;
      await page.locator('#code').fill(codeOf(secret, time.now()));
      await page.locator('main form button[type=submit]').click();
      await page.waitForURL((reached) => reached.pathname !== '/login/code');
    },
    /** Another unit whose cases the disclosure office goes on seeing; its own people see theirs alone. */
    async addUnitBelow(name: string): Promise<void> {
      const units = createUnitStore(db.write);
      const { id: parentId } = await units.ensure(organ.id, OFFICE_UNIT);
      await units.create({ organId: organ.id, parentId, name });
    },
    async close(): Promise<void> {
      server.close();
      server.closeAllConnections();
      await db.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The hash is as cheap as the library lets it be: its strength is tested where accounts are. */
async function createActors(db: Parameters<typeof createUserStore>[0], organId: number): Promise<Record<Login, Actor>> {
  const users = createUserStore(db);
  const passwordHash = await argon2.hash(PASSWORD, { timeCost: 2, memoryCost: 1024, parallelism: 1 });
  const actors = Object.entries(ACCOUNTS).map(async ([login, { role, name }]): Promise<[string, Actor]> => {
    const roles = [role];
    await users.create({ id: login, login, name, passwordHash, roles, organId, unit: OFFICE_UNIT, disabledAt: null });
    return [login, { kind: 'staff', id: login, name, roles }];
  });
  return Object.fromEntries(await Promise.all(actors)) as Record<Login, Actor>;
}

async function createUnits(db: Parameters<typeof createUnitStore>[0], organId: number): Promise<void> {
  const units = createUnitStore(db);
  const { id: parentId } = await units.ensure(organId, OFFICE_UNIT);
  for (const name of UNITS_BELOW) await units.create({ organId, parentId, name });
}

async function listen(app: RequestListener): Promise<Server> {
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}
