import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAccess } from '../../../src/engine/access/access.ts';
import { createIdentityLinkStore } from '../../../src/store/identity-link-store.ts';
import { createUserStore } from '../../../src/store/user-store.ts';
import { openAccount } from '../../../src/web/applicant-accounts.ts';
import { openIdentityProvider } from '../../support/identity-office.ts';
import { type Login, openRunningOffice, PASSWORD, type RunningOffice } from '../../support/running-office.ts';
import { codeOf } from '../../support/second-factor.ts';
import { type Answer, type Visitor, visitorAt } from '../../support/visitor.ts';
import { codeFor } from '../track-browser.ts';

/** As the running office has it. */
const SECRET = 'a secret for tests alone';
const NEXT = 'several unrelated words';
const APPLICANT = { login: 'jia-applicant', password: 'a password of nine words' };

let office: RunningOffice;
let provider: Awaited<ReturnType<typeof openIdentityProvider>>;
/** Secrets of phones, and a recovery code. */
const phones = new Map<Login, string>();
let recoveryCode: string;
let caseId: string;

beforeAll(async () => {
  provider = await openIdentityProvider();
  office = await openRunningOffice({ variables: provider.variables });
  const { db, time } = office;
  caseId = await office.carry([['registrar', 'application.arrived', '2026-03-02']]);
  for (const login of ['leader', 'auditor', 'head', 'admin'] as const) phones.set(login, await office.enrol(login));
  const access = createAccess({ db, now: time.now, secret: SECRET, policy: 'offered', limits: { idleMs: 1, longestMs: 1 } });
  const head = await createUserStore(db.read).findById('head');
  if (head === undefined) throw new Error('There is no head of office');
  recoveryCode = (await access.renewRecoveryCodes(head))?.[0] ?? '';
  const link = { issuer: provider.issuer, subject: 'sub-1', label: '某', userId: 'statistician', linkedAt: time.now().toISOString() };
  await createIdentityLinkStore(db.write).add(link);
  await openAccount({ db, now: time.now }, APPLICANT);
});
afterAll(async () => {
  expect(office.failures).toEqual([]);
  await office.close();
  await provider.close();
});

const code = (login: Login) => ({ code: codeOf(phones.get(login) ?? '', office.time.now()) });

/** Where somebody stands before the step, with the form of it; the step itself. */
interface Step {
  readonly step: string;
  readonly before: (visitor: Visitor) => Promise<unknown>;
  readonly act: (visitor: Visitor) => Promise<Answer>;
}

const signedIn = (login: Login, page: string) => async (visitor: Visitor) => {
  await visitor.signIn(login, PASSWORD);
  await visitor.get(page);
};

const asApplicant = (page: string) => async (visitor: Visitor) => {
  await visitor.get('/account/login');
  await visitor.post('/account/login', APPLICANT);
  await visitor.get(page);
};

/** Somebody gets to be somebody: nothing that stood in the session before may go on with them. */
const ARRIVING: readonly Step[] = [
  {
    step: 'signing in by the password alone',
    before: (v) => v.get('/login'),
    act: (v) => v.post('/login', { login: 'officer', password: PASSWORD }),
  },
  {
    step: 'the password, with the code still to come',
    before: (v) => v.get('/login'),
    act: (v) => v.post('/login', { login: 'leader', password: PASSWORD }),
  },
  { step: 'the one-time code', before: signedIn('auditor', '/login/code'), act: (v) => v.post('/login/code', code('auditor')) },
  { step: 'a recovery code', before: signedIn('head', '/login/recovery'), act: (v) => v.post('/login/recovery', { code: recoveryCode }) },
  {
    step: 'coming back from the identity provider',
    before: (v) => v.get('/login/oidc'),
    act: async (v) => v.get(await provider.visit((await v.get('/login/oidc')).location, 'sub-1')),
  },
  { step: 'signing in as an applicant', before: (v) => v.get('/account/login'), act: (v) => v.post('/account/login', APPLICANT) },
  {
    step: 'giving the query code of a case',
    before: (v) => v.get('/track'),
    act: async (v) => v.post('/track', await codeFor(office, caseId)),
  },
  {
    step: 'another password of an applicant',
    before: asApplicant('/account/password'),
    act: (v) => v.post('/account/password', { current: APPLICANT.password, password: NEXT }),
  },
];

/** Somebody who stays who they are proves it anew, or protects the account: what they had in hand stays, under another id. */
const STAYING: readonly Step[] = [
  {
    step: 'proving it once more',
    before: signedIn('officer', '/settings/confirm'),
    act: (v) => v.post('/settings/confirm', { password: PASSWORD }),
  },
  {
    step: 'setting up one-time codes',
    before: signedIn('secrecy', '/settings'),
    act: async (v) => {
      const { html } = await v.get('/settings/second-factor/new');
      const key = /data-test="secret">(.*?)<\/p>/s.exec(html)?.[1] ?? '';
      const phone = [...key.matchAll(/>([A-Z2-7]+)/g)].map(([, group]) => group).join('');
      return v.post('/settings/second-factor/new', { code: codeOf(phone, office.time.now()) });
    },
  },
  {
    step: 'giving one-time codes up',
    before: async (v) => {
      await v.signIn('admin', PASSWORD, code('admin').code);
      await v.get('/settings/second-factor/remove');
    },
    act: (v) => v.post('/settings/second-factor/remove', {}),
  },
  {
    step: 'another password of one’s own',
    before: signedIn('legal', '/settings/password'),
    act: (v) => v.post('/settings/password', { current: PASSWORD, password: NEXT, again: NEXT }),
  },
];

const LEAVING: readonly Step[] = [
  { step: 'signing out', before: signedIn('registrar', '/settings'), act: (v) => v.post('/logout', {}) },
  { step: 'ending one’s own sign-in in the list', before: signedIn('registrar', '/settings/sessions'), act: endOwn },
  {
    step: 'signing out as an applicant',
    before: async (v) => {
      await openAccount({ db: office.db, now: office.time.now }, { ...APPLICANT, login: 'yi-applicant' });
      await v.get('/account/login');
      await v.post('/account/login', { ...APPLICANT, login: 'yi-applicant' });
      await v.get('/account');
    },
    act: (v) => v.post('/account/logout', {}),
  },
];

async function endOwn(visitor: Visitor): Promise<Answer> {
  const row = await office.db.read('sign_ins').where({ user_id: 'registrar', ended_at: null }).first('id');
  return visitor.post(`/settings/sessions/${row.id}/end`, {});
}

function sidOf(visitor: Visitor): string {
  const cookie = /yishen=([^;]+)/.exec(visitor.cookie())?.[1] ?? '';
  return /^s:([^.]+)\./.exec(decodeURIComponent(cookie))?.[1] ?? '';
}

async function sessionOf(sid: string): Promise<Record<string, unknown> | undefined> {
  const row = await office.db.read('sessions').where({ sid }).first('sess');
  return row === undefined ? undefined : JSON.parse(row.sess);
}

/** Takes the step in a session into which somebody put something, and whose id they know. */
async function take({ before, act }: Step) {
  const visitor = visitorAt(office.url);
  await before(visitor);
  const [sid, cookie] = [sidOf(visitor), visitor.cookie()];
  const session = await sessionOf(sid);
  expect(session).toBeDefined();
  await office.db
    .write('sessions')
    .where({ sid })
    .update({ sess: JSON.stringify({ ...session, planted: 'by another' }) });
  const answer = await act(visitor);
  expect([200, 303]).toContain(answer.status);
  expect(answer.location ?? '').not.toMatch(/oidc=|late=/);
  return { sid, cookie, visitor };
}

/** Whoever knows the id of before is nobody. */
async function expectDead(cookie: string): Promise<void> {
  const ask = (path: string) => fetch(office.url + path, { headers: { accept: 'text/html', cookie }, redirect: 'manual' });
  expect((await ask('/settings')).headers.get('location')).toBe('/login?next=%2Fsettings');
  expect((await ask('/account')).headers.get('location')).toBe('/account/login');
  expect((await ask(`/track/${caseId}`)).headers.get('location')).toMatch(/^\/track\?next=/);
}

describe('a session that somebody else planted or knows', () => {
  it.each(ARRIVING)('is worth nothing after $step, and leaves nothing behind', async (step) => {
    const { sid, cookie, visitor } = await take(step);
    expect(sidOf(visitor)).not.toBe(sid);
    expect(await sessionOf(sid)).toBeUndefined();
    expect(await sessionOf(sidOf(visitor))).toBeDefined();
    expect(JSON.stringify(await sessionOf(sidOf(visitor)))).not.toContain('planted');
    await expectDead(cookie);
  });

  it.each(STAYING)('is worth nothing after $step, and what the person had in hand stays', async (step) => {
    const { sid, cookie, visitor } = await take(step);
    expect(sidOf(visitor)).not.toBe(sid);
    expect(await sessionOf(sid)).toBeUndefined();
    expect(await sessionOf(sidOf(visitor))).toMatchObject({ planted: 'by another' });
    await expectDead(cookie);
    expect((await visitor.get('/settings')).status).toBe(200);
  });

  it.each(LEAVING)('is worth nothing after $step', async (step) => {
    const { cookie, visitor } = await take(step);
    await expectDead(cookie);
    expect((await visitor.get('/settings')).status).toBe(303);
  });
});
