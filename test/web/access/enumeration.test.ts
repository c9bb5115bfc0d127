import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { API_SCOPE_NAMES } from '../../../src/law/access/api-scopes.ts';
import { createApiKeyStore } from '../../../src/store/api-key-store.ts';
import { createCalendarFeedStore } from '../../../src/store/calendar-feed-store.ts';
import { newSecret } from '../../../src/web/api/keys/key-secret.ts';
import { openAccount } from '../../../src/web/applicant-accounts.ts';
import { hashOfToken } from '../../../src/web/calendar-links.ts';
import { keysOf } from '../../support/api-keys.ts';
import { PASSWORD } from '../../support/running-office.ts';
import { visitorAt } from '../../support/visitor.ts';
import { type AccessOffice, openAccessOffice } from './access-office.ts';
import type { VisitorName } from './access-row.ts';
import { createVisitors } from './visitors.ts';

let office: AccessOffice;
let visitors: ReturnType<typeof createVisitors>;
/** One of each kind that is there, by a name; and what looks like it and is not. */
let there: Readonly<Record<string, string>>;
const NOT_THERE = {
  login: 'nobodys',
  number: '甲政公开申〔2026〕9号',
  applicant: 'no-applicant',
  uuid: randomUUID(),
  id: '9999',
  token: 'a'.repeat(43),
  key: newSecret(),
  version: '7',
} as const;

beforeAll(async () => {
  office = await openAccessOffice();
  visitors = createVisitors(office);
  const { db, time, organ, things } = office;
  await openAccount({ db, now: time.now }, { login: 'an-applicant', password: 'a password of nine words' });
  const revokedLink = 'b'.repeat(43);
  const feed = { kind: 'officer', unit: null, caseId: null, language: 'zh', lastReadAt: null, digest: null, changedAt: null } as const;
  const at = time.now().toISOString();
  await createCalendarFeedStore(db.write).create({
    ...feed,
    ...{ id: randomUUID(), tokenHash: hashOfToken(revokedLink), userId: 'officer', organId: organ.id, createdAt: at, revokedAt: at },
  });
  const { personal } = keysOf(office);
  const [revoked, outsider] = [await personal('officer', ['cases:read']), await personal('otherUnit', API_SCOPE_NAMES)];
  const [key] = await createApiKeyStore(db.read).listOfUser('officer');
  await createApiKeyStore(db.write).revoke(key?.id ?? '', at);
  const row = await db.read('cases').where({ id: things.case }).first('case_no');
  const { view, calendar } = await office.ownThings('officer');
  there = {
    ...{ number: row.case_no, revokedLink, revoked, outsider, key: key?.id ?? '', view, calendar },
    signIn: await visitors.visitor('officer', false).then(() => office.signInOf('officer')),
  };
});
afterAll(async () => {
  expect(office.failures).toEqual([]);
  await office.close();
});

interface Asked {
  readonly what: string;
  /** Asks for what is there, or for what is not. @returns the answer, and what was typed. */
  readonly ask: (isThere: boolean) => Promise<{ readonly answer: Response; readonly typed: readonly string[] }>;
}

/** Somebody without an account posts a form. */
const typed = (what: string, page: string, fields: (isThere: boolean) => Record<string, string>): Asked => ({
  what,
  ask: async (isThere) => {
    const visitor = visitorAt(office.url);
    await visitor.get(page);
    const all = fields(isThere);
    const body = new URLSearchParams({ _csrf: visitor.token(), ...all });
    const headers = { accept: 'text/html', cookie: visitor.cookie() };
    const answer = await fetch(office.url + page, { method: 'POST', body, headers, redirect: 'manual' });
    return { answer, typed: Object.values(all) };
  },
});

/** Somebody asks for an address, with `*` in place of what is there or not. */
const reached = (
  what: string,
  who: VisitorName,
  [path, known, unknown]: readonly [string, () => string, string],
  method = 'GET',
): Asked => ({
  what: `${what} (${who}: ${method} ${path})`,
  ask: async (isThere) => {
    const visitor = await visitors.visitor(who, false);
    const id = isThere ? known() : unknown;
    const headers: Record<string, string> = { accept: 'text/html', cookie: visitor.cookie() };
    const body = method === 'POST' ? { body: new URLSearchParams({ _csrf: visitor.token() }) } : {};
    const address = path.replace('*', encodeURIComponent(id)).replace('CASE', office.things.case);
    const answer = await fetch(office.url + address, { method, headers, redirect: 'manual', ...body });
    // A short number stands in many places.
    const words = [address, address.replaceAll('&', '&amp;'), ...(id.length > 5 ? [id, encodeURIComponent(id)] : [])];
    return { answer, typed: words };
  },
});

/** A program asks, with a key. */
const called = (
  what: string,
  path: string,
  ask: (isThere: boolean) => { readonly key: string; readonly id?: string },
  method = 'GET',
): Asked => ({
  what: `${what} (${method} ${path})`,
  ask: async (isThere) => {
    const { key, id = '' } = ask(isThere);
    const headers: Record<string, string> = { authorization: `Bearer ${key}`, 'idempotency-key': randomUUID(), 'if-match': '"1"' };
    const write = method === 'GET' ? {} : { body: '{}' };
    if (method !== 'GET') headers['content-type'] = 'application/json';
    return { answer: await fetch(`${office.url}/api/v1${path.replace('*', id)}`, { method, headers, ...write }), typed: [id, key] };
  },
});

const thing = (name: string) => () => (office.things as Readonly<Record<string, string>>)[name] ?? '';
const one = (name: string) => () => there[name] ?? '';
const { uuid, id, token, version } = NOT_THERE;

const PAIRS: readonly Asked[] = [
  typed('a login', '/login', (isThere) => ({ login: isThere ? 'officer' : NOT_THERE.login, password: 'wrong' })),
  typed('the number of a case', '/track', (isThere) => ({
    number: isThere ? (there.number ?? '') : NOT_THERE.number,
    code: 'ABCD-EFGH-JK',
  })),
  typed('the login of an applicant', '/account/login', (isThere) => ({
    login: isThere ? 'an-applicant' : NOT_THERE.applicant,
    password: 'a password of ten words',
  })),
  typed('a login that an applicant wants', '/account/register', (isThere) => ({
    login: isThere ? 'an-applicant' : `${NOT_THERE.applicant.slice(0, -1)}x`,
    password: 'a password of ten words',
  })),
  reached('a case', 'stranger', ['/track/*', thing('case'), uuid]),
  reached('a case', 'otherApplicant', ['/track/*', thing('case'), uuid]),
  reached('a case', 'otherApplicant', ['/account/open/*', thing('case'), uuid]),
  reached('a case', 'stranger', ['/cases/*', thing('case'), uuid]),
  reached('a case', 'otherUnit', ['/cases/*', thing('case'), uuid]),
  reached('a case', 'otherUnit', ['/cases/*/version', thing('case'), uuid]),
  reached('a case', 'otherOrgan', ['/cases/*/notes', thing('case'), uuid], 'POST'),
  reached('a case', 'otherOrgan', ['/cases/*/events', thing('case'), uuid], 'POST'),
  reached('a case', 'admin', ['/cases/*', thing('case'), uuid]),
  reached('a case', 'otherUnit', ['/settings/calendars/new?case=*', thing('case'), uuid]),
  reached('a file of another case', 'officer', ['/cases/CASE/files/*', thing('heldFile'), uuid]),
  reached('a file of another case', 'officer', ['/cases/CASE/files/*/view', thing('heldFile'), uuid]),
  reached('a file that stays inside', 'applicant', ['/track/CASE/files/*', thing('file'), uuid]),
  reached('a file somebody else uploaded', 'stranger', ['/uploads/*', thing('file'), uuid]),
  reached('a letter of another case', 'officer', ['/cases/CASE/service-proof/*', thing('proofVersion'), version]),
  reached('a letter of another case', 'officer', ['/cases/CASE/letters/remake?letter=SERVICE_PROOF&of=*', thing('proofVersion'), version]),
  reached('a calendar link that was ended', 'stranger', ['/calendar/*.ics', one('revokedLink'), token]),
  reached('a calendar link of somebody else', 'officeHead', ['/settings/calendars/*', one('calendar'), uuid]),
  reached('a view of somebody else', 'auditor', ['/queue/views/*', one('view'), uuid]),
  reached('a key of somebody else', 'auditor', ['/settings/api-keys/*/revoke', one('key'), uuid], 'POST'),
  reached('a sign-in of somebody else', 'auditor', ['/settings/sessions/*/end', one('signIn'), uuid]),
  reached('a mail of another organ', 'otherOrgan', ['/inbox/*', thing('held'), id]),
  reached('a fax of another organ', 'otherOrgan', ['/faxes/in/*', thing('faxIn'), id]),
  reached('an account of another organ', 'otherOrgan', ['/admin/staff/*', () => 'officer', 'nobodys']),
  reached('an organ above', 'otherOrgan', ['/admin/organs/*', thing('organ'), id]),
  reached('a link of the first start', 'stranger', ['/setup/*', () => 'c'.repeat(43), token]),
  called('a case', '/cases/*', (isThere) => ({ key: there.outsider ?? '', id: isThere ? office.things.case : uuid })),
  called('a case', '/cases/*/events', (isThere) => ({ key: there.outsider ?? '', id: isThere ? office.things.case : uuid })),
  called('a case', '/cases/*/notes', (isThere) => ({ key: there.outsider ?? '', id: isThere ? office.things.case : uuid }), 'POST'),
  called('a key that was revoked', '/me', (isThere) => ({ key: isThere ? (there.revoked ?? '') : NOT_THERE.key })),
];

/** Everything that an answer tells, but for the time, the own session and what was typed. How much is left of a limit goes down either way. */
async function toldBy({ answer, typed: words }: { readonly answer: Response; readonly typed: readonly string[] }) {
  const plain = (text: string): string => words.filter((word) => word !== '').reduce((left, word) => left.replaceAll(word, '*'), text);
  const own = ['date', 'set-cookie', 'etag', 'content-length', 'ratelimit', 'connection', 'keep-alive'];
  // A limit is named by what was typed (`pk`), whatever that is.
  const headers = [...answer.headers].map(
    ([name, value]) => `${name}: ${own.includes(name) ? '' : plain(value).replace(/pk=:[^:]*:/g, '')}`,
  );
  const text = plain(await answer.text()).replace(/name="_csrf" value="[^"]*"/g, '');
  return { status: answer.status, headers: headers.sort(), text };
}

describe('what is there and what is not', () => {
  it.each(PAIRS)('are told alike of $what', async ({ ask }) => {
    const known = await toldBy(await ask(true));
    expect(await toldBy(await ask(false))).toEqual(known);
    expect(known.status).not.toBe(200);
  });

  it('are told alike of a login also when its owner closed the account, and the password is right', async () => {
    await office.db.write('users').where({ id: 'secrecy' }).update({ disabled_at: '2026-01-01T00:00:00.000Z' });
    const answers = [];
    for (const login of ['secrecy', 'nobodys']) {
      const visitor = visitorAt(office.url);
      const answer = await visitor.signIn(login, PASSWORD);
      answers.push([answer.status, answer.html.replaceAll(login, '*').replace(/name="_csrf" value="[^"]*"/g, '')]);
    }
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[0]?.[0]).toBe(401);
  });
});
