import argon2 from 'argon2';
import session from 'express-session';
import { disclosureRequestMachine } from '../../machines/disclosure-request.machine.ts';
import { PROCEEDING_MACHINES } from '../../machines/proceedings.ts';
import type { Access } from '../../src/engine/access/access.ts';
import { matchesPassword } from '../../src/engine/access/password-hash.ts';
import { proofOf } from '../../src/engine/access/proof-of-account.ts';
import type { ApplicantHints } from '../../src/engine/applicant-hints.ts';
import { frequencyOf } from '../../src/law/applicant-frequency.ts';
import { civilDate } from '../../src/law/civil-date.ts';
import { NotFoundError } from '../../src/law/errors.ts';
import { findEvent } from '../../src/law/events/catalogue.ts';
import type { StaffRole } from '../../src/law/roles.ts';
import { stateCalendar } from '../../src/law/state-calendar.ts';
import type { Database } from '../../src/store/database.ts';
import { createFileVault } from '../../src/store/file-vault.ts';
import type { CaseDesk } from '../../src/web/case-desk.ts';
import type { QueuePageData } from '../../src/web/queue-data.ts';
import type { StaffUser, WebDeps, WebEngine } from '../../src/web/web-deps.ts';
import { sampleCase } from './sample-case.ts';

export const TODAY = civilDate('2026-12-01');
export const PASSWORD = 'correct horse battery staple';

/** Weak on purpose: tests sign in often. */
const passwordHash = await argon2.hash(PASSWORD, { timeCost: 2, memoryCost: 1024, parallelism: 1 });

export const EMPTY_QUEUE: QueuePageData = {
  rows: [],
  counts: { open: 0, overdue: 0, dueSoon: 0, paused: 0, unconfirmed: 0, finished: 0 },
  total: null,
  next: null,
  pulse: 'pulse',
};

/** A first application of an applicant. */
const NO_HINTS: ApplicantHints = { similar: [], frequency: frequencyOf([], TODAY) };

/** Of these tests none reads pages of files. */
const unasked = () => Promise.reject(new Error('This test reads no pages'));

/** Pages under test with these dependencies read nothing. */
const refuse = () => {
  throw new Error('This test has no database');
};
/** Routers may build their stores when the application starts; asking one is an error. */
const NO_CONNECTION = new Proxy(refuse, { get: refuse });
const NO_DATABASE = new Proxy({} as Database, { get: () => NO_CONNECTION });

export interface FakeOptions {
  readonly engine?: Partial<WebEngine>;
  readonly roles?: readonly StaffRole[];
  readonly organId?: number | null;
  readonly deps?: Partial<WebDeps>;
}

/** Dependencies without a database: one person `zhang`, one case `case-1` of the organ 1. */
export function fakeDeps({ engine = {}, roles = ['officer'], organId = 1, deps = {} }: FakeOptions = {}): WebDeps {
  const user: StaffUser = { id: 'user-1', name: '张承办', passwordHash, roles, organId, unit: null, disabledAt: null };
  return {
    now: () => new Date('2026-12-01T02:00:00Z'),
    today: () => TODAY,
    calendar: () => stateCalendar,
    db: NO_DATABASE,
    vault: createFileVault('/nowhere'),
    pages: { inspect: async () => [{ width: 595, height: 842 }], picture: unasked, text: unasked, describe: unasked, close: unasked },
    engine: { ...fakeEngine(), ...engine },
    desk: fakeDesk(),
    hints: { forApplication: async () => NO_HINTS, forCase: async () => NO_HINTS },
    users: {
      findByLogin: async (login) => (login === 'zhang' ? user : undefined),
      findById: async (id) => (id === user.id ? user : undefined),
    },
    findEvent,
    machines: { disclosureRequest: disclosureRequestMachine, ...PROCEEDING_MACHINES },
    access: fakeAccess(user),
    sessionStore: new session.MemoryStore(),
    sessionSecret: 'a secret for tests only',
    secureCookies: false,
    trustedProxies: 0,
    services: async () => [],
    ready: async () => true,
    reportError: () => {},
    ...deps,
  };
}

/** Passwords are looked at; sign-ins are not kept beside the session, and nobody has one-time codes. */
function fakeAccess(user: StaffUser): Access {
  const row = { ...user, login: 'zhang', organId: user.organId ?? 1 };
  const state = { id: 'sign-in-1', userId: user.id, proof: proofOf(user), method: 'password', network: '127.0.0.0/24', browser: '' };
  const instants = { startedAt: '2026-12-01T02:00:00.000Z', seenAt: '2026-12-01T02:00:00.000Z', endedAt: null, endedHow: null };
  const none = () => Promise.reject(new Error('This test has no database'));
  const hour = 3_600_000;
  const fake: Partial<Access> = {
    policy: 'offered',
    limits: { idleMs: 2 * hour, longestMs: 12 * hour },
    findUser: async (id) => (id === user.id ? row : undefined),
    tryPassword: async ({ login, password }) => {
      const right = await matchesPassword(login === 'zhang' ? passwordHash : undefined, password);
      return right ? { result: 'ok', user: row, secondFactor: false } : { result: 'wrong' };
    },
    begin: async () => state.id,
    current: async () => ({ ...state, ...instants, passwordDue: false, secondFactor: false }),
    end: async () => {},
  };
  return new Proxy(fake, { get: (target, name) => Reflect.get(target, name) ?? none }) as Access;
}

function fakeDesk(): CaseDesk {
  return {
    notes: async () => [],
    mails: async () => [],
    faxes: async () => ({ received: [], sent: [] }),
    addNote: async () => {},
    recordRead: async () => {},
    recordReads: async () => {},
    reads: async () => ({ rows: [], next: null }),
    people: async () => [{ id: 'user-1', name: '张承办', unit: '政务公开科', roles: ['officer'] }],
    version: async () => 6,
    earlierInMonth: async () => 0,
    suppose: async () => {
      throw new Error('This test supposes nothing');
    },
    breachCandidates: async () => [],
  };
}

function fakeEngine(): WebEngine {
  return {
    open: async () => ({ caseId: 'case-1', version: 1 }),
    record: async (caseId) => ({ caseId, version: 7 }),
    casePage: async (caseId) => {
      if (caseId !== 'case-1') throw new NotFoundError({ zh: '没有这个案件', en: 'There is no such case' });
      return sampleCase();
    },
    verify: async () => ({ ok: true, entries: 6, headHash: 'ab'.repeat(32) }),
    queue: async () => EMPTY_QUEUE,
    savedViews: async () => [],
    placeOf: async (id) => (id === 'case-1' ? { id, organId: 1, unit: null, assignedTo: null } : undefined),
  };
}
