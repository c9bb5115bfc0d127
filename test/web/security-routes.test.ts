import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, civilDate } from '../../src/law/civil-date.ts';
import { createOrganStore } from '../../src/store/organ-store.ts';
import { createUserStore } from '../../src/store/user-store.ts';
import { PDF_VIEWER } from '../../src/web/uploads/send-file.ts';
import { openRunningOffice, PASSWORD, type RunningOffice } from '../support/running-office.ts';
import { type Visitor, visitorAt } from '../support/visitor.ts';
import { type Route, routesOf } from './access/routes-of.ts';
import { tableStates } from './access/unchanged.ts';

let office: RunningOffice;
let caseId: string;
let routes: readonly Route[];
const STRANGER = 'stranger';

beforeAll(async () => {
  office = await openRunningOffice({ day: '2024-03-04' });
  caseId = await office.carry([
    ['registrar', 'application.arrived', '2024-03-04'],
    ['registrar', 'examination.started', '2024-03-05'],
  ]);
  routes = routesOf(office.app);
  const organ = await createOrganStore(office.db.write).ensure({ name: '乙区人民政府', shortName: '乙政' });
  const known = await createUserStore(office.db.read).findById('officer');
  if (known === undefined) throw new Error('There is no officer');
  const roles = ['registrar', 'officer', 'officeHead', 'leader', 'auditor', 'legalReviewer', 'secrecyReviewer'] as const;
  await createUserStore(office.db.write).create({ ...known, id: STRANGER, login: STRANGER, roles, organId: organ.id });
});
afterAll(() => office.close());

const under = (start: string): readonly Route[] => routes.filter(({ path }) => path.startsWith(start));
const addressOf = (path: string): string =>
  path
    .replace(/:(?:id|caseId)\b/, caseId)
    .replace(':organId', String(office.organ.id))
    .replace(':kind', 'suggestion')
    .replace(/:\w+/, randomUUID());

function call(visitor: Visitor, { method, path }: Route) {
  return method === 'POST' ? visitor.post(addressOf(path), { version: '2' }) : visitor.ask(addressOf(path), { method });
}

/** What each route answers, told by its name so that a failure says which one it was. */
async function answersOf(visitor: Visitor, asked: readonly Route[]): Promise<string[]> {
  const answers: string[] = [];
  for (const route of asked) {
    const { status, location } = await call(visitor, route);
    answers.push(`${route.method} ${route.path} ${status}${location === null ? '' : ` ${location.split('?')[0]}`}`);
  }
  return answers;
}

async function visitorNamed(login: string): Promise<Visitor> {
  const visitor = visitorAt(office.url);
  expect((await visitor.signIn(login, PASSWORD)).status).toBe(303);
  await visitor.get('/queue/views');
  await visitor.get('/');
  return visitor;
}

async function readsOfOfficer(): Promise<number> {
  return (await office.db.read('case_reads').where({ case_id: caseId, user_id: 'officer' })).length;
}

describe('every route about a case', () => {
  it('is not found by people of another organ, whatever their roles', async () => {
    const asked = under('/cases/:id');
    expect(asked.length).toBeGreaterThan(15);
    const answers = await answersOf(await visitorNamed(STRANGER), asked);
    expect(answers.filter((answer) => !answer.endsWith(' 404'))).toEqual([]);
  });

  it.each(['admin', 'statistician'] as const)('is forbidden to the %s', async (login) => {
    const answers = await answersOf(await visitorNamed(login), under('/cases/:id'));
    expect(answers.filter((answer) => !answer.endsWith(' 403'))).toEqual([]);
  });

  it('leads people who are not signed in to the sign-in', async () => {
    const visitor = visitorAt(office.url);
    await visitor.get('/login');
    const answers = await answersOf(visitor, under('/cases/:id'));
    expect(answers.filter((answer) => !answer.endsWith(' 303 /login'))).toEqual([]);
  });

  it('asks whoever has not given its query code for it', async () => {
    const visitor = visitorAt(office.url);
    await visitor.get('/track');
    const asked = under('/track/:caseId');
    expect(asked.length).toBeGreaterThan(10);
    const answers = await answersOf(visitor, asked);
    expect(answers.filter((answer) => !answer.endsWith(' 303 /track'))).toEqual([]);
  });

  it('keeps who read what in it', async () => {
    const visitor = await visitorNamed('officer');
    // They tell a number and nothing of what the case is about.
    const untold = ['/cases/:id/version', '/cases/:id/query-code'];
    const unread: string[] = [];
    let day = civilDate('2024-03-10');
    for (const route of under('/cases/:id').filter(({ method, path }) => method === 'GET' && !untold.includes(path))) {
      day = addDays(day, 1);
      office.time.set(day); // the same reading is kept once in five minutes
      const before = await readsOfOfficer();
      const { status } = await call(visitor, route);
      if (status < 300 && (await readsOfOfficer()) !== before + 1) unread.push(route.path);
    }
    office.time.set('2024-03-05');
    expect(unread).toEqual([]);
  });
});

describe('lists of cases', () => {
  it.each(['admin', 'statistician'] as const)('are forbidden to the %s', async (login) => {
    const lists = ['/queue', '/inbox', '/desk', '/month', '/workload', '/suggestions', '/publications', '/dashboard/cases', '/cases'];
    const asked = routes.filter(({ path }) => lists.some((list) => path === list || path.startsWith(`${list}/`) || path === `${list}.csv`));
    const answers = await answersOf(await visitorNamed(login), asked);
    expect(answers.length).toBeGreaterThan(20);
    expect(answers.filter((answer) => !answer.endsWith(' 403'))).toEqual([]);
  });
});

describe('every write', () => {
  /** The ways in which another site, or a page of somebody else's session, can post. */
  const forgeries = (path: string, method: string, foreign: string): readonly (readonly [string, string, RequestInit])[] => {
    const form = (fields: Readonly<Record<string, string>>): RequestInit => ({
      method,
      body: new URLSearchParams({ version: '2', ...fields }),
    });
    const multipart = new FormData();
    multipart.append('_csrf', foreign);
    multipart.append('version', '2');
    return [
      ['without a token', path, form({})],
      ['with the token of another session', path, form({ _csrf: foreign })],
      ['with that token in the header', path, { ...form({}), headers: { 'x-csrf-token': foreign } }],
      ['with that token in the address', `${path}?_csrf=${encodeURIComponent(foreign)}`, form({})],
      ['with that token, as files are sent', path, { method, body: multipart }],
    ];
  };

  it('is refused without the token of a form of this session, and writes nothing', async () => {
    const [visitor, other] = [await visitorNamed('officer'), await visitorNamed('officer')];
    expect(other.token()).not.toBe(visitor.token());
    const before = await tableStates(office.db.read, ['sessions']);
    // Programs bring a key with each call: no cookie lets anybody in there.
    const writes = routes.filter(({ method, path }) => method !== 'GET' && !path.startsWith('/api/'));
    expect(writes.length).toBeGreaterThan(90);
    const wrong: string[] = [];
    for (const { method, path } of writes) {
      for (const [how, address, init] of forgeries(addressOf(path), method, other.token())) {
        const { status, location } = await visitor.ask(address, init as Parameters<Visitor['ask']>[1]);
        // Whoever has no access to the case at all is asked for its code first.
        const isAsked = path.startsWith('/track/:caseId') && location?.startsWith('/track') === true;
        if (status !== 403 && !isAsked) wrong.push(`${method} ${path} ${how}: ${status} ${location ?? ''}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(await tableStates(office.db.read, ['sessions'])).toEqual(before);
    await visitor.get('/settings');
    expect((await visitor.post('/settings', { language: 'en', email: '', digest: 'yes' })).status).toBe(303);
  });
});

/** Feeds and open data, the same for everybody, are asked for anew each time and answered by 304. */
function keptOf(path: string): string {
  if (['/catalogue.rss', '/catalogue.json', '/sitemap.xml'].includes(path)) return 'no-cache';
  return path.startsWith('/open-data/') ? 'public, no-cache' : 'no-store';
}

describe('every page', () => {
  it('is kept by no cache and framed by no other site', async () => {
    const visitor = await visitorNamed('officer');
    const wrong: string[] = [];
    for (const route of routes.filter(({ method, path }) => method === 'GET' && path !== '/queue/events')) {
      const { status, headers } = await call(visitor, route);
      const cache = status >= 300 && status < 400 ? 'no-store' : headers.get('cache-control');
      const policy = headers.get('content-security-policy') ?? '';
      // A PDF that is shown has the policy that the viewers of browsers need: it runs nothing, and only this site may frame it.
      const framed = headers.get('content-type') === 'application/pdf' ? policy === PDF_VIEWER : policy.includes("frame-ancestors 'none'");
      const kept = cache === (status === 200 ? keptOf(route.path) : 'no-store');
      const safe = kept && framed && (policy === PDF_VIEWER || !policy.includes('unsafe'));
      if (!safe || headers.get('x-content-type-options') !== 'nosniff') wrong.push(`${route.path} ${status} ${cache} ${policy}`);
    }
    expect(wrong).toEqual([]);
    expect(office.failures).toEqual([]);
  });
});
