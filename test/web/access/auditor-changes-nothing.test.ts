import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createUserStore } from '../../../src/store/user-store.ts';
import { PASSWORD } from '../../support/running-office.ts';
import { codeOf } from '../../support/second-factor.ts';
import type { Visitor } from '../../support/visitor.ts';
import { type AccessOffice, openAccessOffice, TODAY } from './access-office.ts';
import { type AccessRow, type Body, VISITORS } from './access-row.ts';
import { ALL_ROWS, TOPICS } from './all-rows.ts';
import { readyRow } from './call-row.ts';
import { READING_LEAVES, tableStates } from './unchanged.ts';
import { createVisitors } from './visitors.ts';

/**
 * What calls of an auditor may write: the record of what was read, the log with its head, the session, how often somebody failed to sign in; and
 * what belongs to the auditor's own account (`unchanged.ts` names those tables): how they sign in, the own mail settings, views, links and keys.
 */
const LEFT_OUT = [...READING_LEAVES, 'sign_in_failures'];
/** Everything that may stand in the log of what an auditor did: what was taken away, and the own account. */
const LOGGED =
  /^(?:log\.exported|bundle\.exported|signIn\.|session\.revoked|password\.changed|secondFactor\.|recoveryCodes\.renewed|account\.(?:changed|unlinked)|calendarLink\.|apiKey\.)/;

/** Tables that leave as files; what is taken away from a queue or a calendar is a reading of cases. */
const TAKEN_AWAY = /^GET \/(?:audit|publications|reports)\/.*\.(?:csv|xlsx)$(?<!template\.(?:csv|xlsx))(?<!report\.xlsx)/;

let office: AccessOffice;
let visitors: ReturnType<typeof createVisitors>;
let hash: string;

beforeAll(async () => {
  office = await openAccessOffice();
  visitors = createVisitors(office);
  hash = (await createUserStore(office.db.read).findById('auditor'))?.passwordHash ?? '';
});
afterAll(() => office.close());

/** A form that would do something, where auditors are let through to it. */
const FORMS: Readonly<Record<string, (visitor: Visitor) => Body | Promise<Body>>> = {
  'POST /cases/:id/events': async () => ({ version: await versionOf(office.things.case), type: 'reply.submitted', on: TODAY }),
  'POST /cases/:id/what-if': async () => ({ version: await versionOf(office.things.case), type: 'reply.submitted', on: TODAY }),
  'POST /queue': () => ({ q: '道路' }),
  'POST /queue/views': () => ({ name: '逾期' }),
  'POST /queue/views/:id/name': () => ({ name: '另一个' }),
  'POST /queue/views/:id/default': () => ({}),
  'POST /queue/views/:id/delete': () => ({}),
  'POST /settings': () => ({ language: 'en', email: '', digest: '' }),
  'POST /settings/calendars': () => ({ kind: 'officer' }),
  'POST /settings/calendars/:id/revoke': () => ({}),
  'POST /settings/api-keys': () => ({ name: '统计', days: '30', scopes: ['cases:read'] }),
  'POST /settings/api-keys/:id/revoke': () => ({}),
  'POST /settings/password': () => ({ current: PASSWORD, password: 'several unrelated words', again: 'several unrelated words' }),
  'POST /settings/second-factor/new': async (visitor) => {
    const { html } = await visitor.get('/settings/second-factor/new');
    const key = /data-test="secret">(.*?)<\/p>/s.exec(html)?.[1] ?? '';
    const phone = [...key.matchAll(/>([A-Z2-7]+)/g)].map(([, group]) => group).join('');
    return { code: codeOf(phone, office.time.now()) };
  },
  'POST /settings/second-factor/codes': () => ({}),
  'POST /settings/second-factor/remove': () => ({}),
  'POST /settings/sessions/others': () => ({}),
  'POST /settings/sessions/:signIn/end': () => ({}),
  'POST /settings/confirm': () => ({ password: PASSWORD, next: '/settings' }),
  'POST /settings/identity': () => ({ answer: 'yes' }),
  'POST /settings/identity/remove': () => ({}),
};

async function versionOf(caseId: string): Promise<string> {
  return String((await office.db.read('cases').where({ id: caseId }).first('version')).version);
}

/** Open to everybody, signed in or not: an auditor is there as the public. */
const isPublic = ({ answers }: AccessRow): boolean => VISITORS.every((name) => answers[name] === 'ok');
/** What takes the session with it. */
const ENDS = ['POST /settings/password'];

async function callAs(row: AccessRow): Promise<string[]> {
  const visitor = await visitors.visitor('auditor', row.call.fresh === true || ENDS.includes(row.route));
  const body = await FORMS[row.route]?.(visitor);
  const call = await readyRow(body === undefined ? row : { ...row, call: { ...row.call, body } }, { office, name: 'auditor', visitor });
  const changed = await changedBy(async () => void (await call()));
  if (ENDS.includes(row.route)) {
    expect((await createUserStore(office.db.read).findById('auditor'))?.passwordHash).not.toBe(hash);
    await createUserStore(office.db.write).setPasswordHash('auditor', hash);
  }
  return changed.map((table) => `${row.route}: ${table}`);
}

/** Names of the tables in which anything that is not the auditor's own is not as it was. */
async function changedBy(work: () => Promise<void>): Promise<readonly string[]> {
  const before = await tableStates(office.db.read, LEFT_OUT, 'auditor');
  expect(Object.keys(before).length).toBeGreaterThan(35);
  await work();
  const after = await tableStates(office.db.read, LEFT_OUT, 'auditor');
  return Object.keys(after).filter((table) => after[table]?.digest !== before[table]?.digest);
}

describe('the auditor', () => {
  it('has a form that would do something for every write to which auditors are let through', () => {
    const writes = ALL_ROWS.filter((row) => !row.route.startsWith('GET ') && row.answers.auditor === 'ok' && !isPublic(row));
    expect(writes.length).toBeGreaterThan(15);
    expect(writes.map(({ route }) => route).filter((route) => FORMS[route] === undefined)).toEqual([]);
  });

  it.each(TOPICS)('changes nothing by any route, in “$heading”', async ({ rows }) => {
    const visitor = await visitors.visitor('auditor', false);
    const reads = rows.filter(({ route, call }) => route.startsWith('GET ') && call.fresh !== true);
    const calls: (() => Promise<unknown>)[] = [];
    for (const row of reads) calls.push(await readyRow(row, { office, name: 'auditor', visitor }));
    expect(await changedBy(async () => void (await inTurn(calls)))).toEqual([]);
    const changed: string[] = [];
    for (const row of rows.filter((one) => !reads.includes(one))) changed.push(...(await callAs(row)));
    expect(changed).toEqual([]);
    expect(office.failures).toEqual([]);
  });

  it('would be found out otherwise', async () => {
    const changed = await changedBy(async () => {
      await office.db.write('organs').where({ id: office.organ.id }).update({ short_name: '改' });
      await office.db.write('users').where({ id: 'officer' }).update({ name: '改' });
    });
    expect(changed).toEqual(['organs', 'users']);
  });

  it('leaves in the log what was taken away and what was done with the own account, and nothing else', async () => {
    const kinds: string[] = await office.db.read('audit_entries').where({ actor_id: 'auditor' }).pluck('kind');
    expect(kinds.filter((kind) => !LOGGED.test(kind))).toEqual([]);
    const own = ['password.changed', 'secondFactor.enrolled', 'secondFactor.removed', 'calendarLink.created', 'calendarLink.revoked'];
    expect(kinds).toEqual(expect.arrayContaining([...own, 'apiKey.created', 'apiKey.revoked', 'account.changed', 'bundle.exported']));
    const files = ALL_ROWS.filter(({ route, answers }) => TAKEN_AWAY.test(route) && answers.auditor === 'ok');
    expect(kinds.filter((kind) => kind === 'log.exported')).toHaveLength(files.length);
    const reads: string[] = await office.db.read('case_reads').where({ user_id: 'auditor', case_id: office.things.case }).pluck('what');
    expect(reads).toEqual(expect.arrayContaining(['page', 'replay', 'compare']));
  });
});

async function inTurn(calls: readonly (() => Promise<unknown>)[]): Promise<void> {
  for (const call of calls) await call();
}
