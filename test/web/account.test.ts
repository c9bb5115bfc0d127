import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApplicantAccountStore } from '../../src/store/applicant-account-store.ts';
import { bundleCase } from '../../src/web/applicant-accounts.ts';
import { databases, openTestDatabase } from '../support/databases.ts';
import { openRunningOffice, type RunningOffice } from '../support/running-office.ts';
import { codeFor, createTrackBrowser, wordsOf } from './track-browser.ts';

const SECRET = '一句自己记得住的长话';

let office: RunningOffice;
beforeAll(async () => {
  office = await openRunningOffice({ day: '2024-03-04' });
});
afterAll(() => office.close());

async function register(login: string, password = SECRET) {
  const browser = createTrackBrowser(office);
  await browser.get('/account/register');
  const registered = await browser.post('/account/register', { login, password });
  return { browser, registered };
}

async function signedIn(login: string, password = SECRET) {
  const { browser } = await register(login, password);
  await browser.get('/account/login');
  const reply = await browser.post('/account/login', { login, password });
  return { browser, reply };
}

const openCase = () => office.carry([['registrar', 'application.arrived', '2024-03-04']]);

describe('an applicant account', () => {
  it('lists cases that were added by code, each with state and due day, and opens them', async () => {
    const { browser, reply } = await signedIn('jia@example.cn');
    expect([reply.status, reply.location]).toEqual([303, '/account']);
    expect((await browser.get('/account')).html).toContain('data-test="account-empty"');
    const id = await openCase();
    const { number, code } = await codeFor(office, id);
    expect((await browser.post('/account/cases', { number, code: 'WRONG' })).status).toBe(401);
    expect((await browser.post('/account/cases', { number, code })).status).toBe(303);
    const words = wordsOf((await browser.get('/account')).html);
    for (const part of [number, '正在办理', '2024年4月1日', '某道路工程的验收报告']) expect(words).toContain(part);
    expect((await browser.get(`/track/${id}`)).status).toBe(303);
    expect((await browser.get(`/account/open/${id}`)).location).toBe(`/track/${id}`);
    expect((await browser.get(`/track/${id}`)).status).toBe(200);
    expect(wordsOf((await browser.get('/account')).html)).toContain('已登录：jia@example.cn');
  });

  it('opens no case that it does not bundle, and lets go of one', async () => {
    const { browser } = await signedIn('yi-example');
    const [mine, other] = [await openCase(), await openCase()];
    const account = await createApplicantAccountStore(office.db.read).findByLogin('yi-example');
    await bundleCase({ db: office.db, now: office.time.now }, account?.id ?? '', mine);
    expect((await browser.get(`/account/open/${other}`)).status).toBe(404);
    await browser.get(`/account/open/${mine}`);
    await browser.get('/account');
    await browser.post('/account/cases/remove', { caseId: mine });
    expect((await browser.get('/account')).html).toContain('data-test="account-empty"');
    expect((await browser.get(`/track/${mine}`)).status).toBe(303);
  });

  it('never tells whether a login name is known', async () => {
    await register('taken@example.cn');
    const [again, fresh] = [await register('Taken@Example.cn ', '另一句自己记得住的话'), await register('fresh@example.cn')];
    expect([again.registered.status, again.registered.location]).toEqual([fresh.registered.status, fresh.registered.location]);
    const answers = await Promise.all(
      ['taken@example.cn', 'nobody@example.cn'].map(async (login) => {
        const browser = createTrackBrowser(office);
        await browser.get('/account/login');
        const { status, html } = await browser.post('/account/login', { login, password: '另一句自己记得住的话' });
        return [status, wordsOf(html).includes('登录名或者密码不正确')];
      }),
    );
    expect(answers).toEqual([
      [401, true],
      [401, true],
    ]);
  });

  it('refuses weak passwords and login names that are none, beside their fields', async () => {
    const { registered } = await register('a b', '短');
    expect(registered.status).toBe(422);
    for (const id of ['login', 'password']) expect(registered.html).toContain(`id="${id}-error"`);
    expect((await register('login-as-password', 'Login-as-password')).registered.status).toBe(422);
  });

  it('ends other sessions when the password is changed, and keeps this one', async () => {
    const { browser } = await signedIn('bing-example');
    const other = createTrackBrowser(office);
    await other.get('/account/login');
    await other.post('/account/login', { login: 'bing-example', password: SECRET });
    expect((await other.get('/account')).status).toBe(200);
    await browser.get('/account/password');
    expect((await browser.post('/account/password', { current: 'wrong', password: '新的一句自己记得住的话' })).status).toBe(401);
    office.time.set('2024-03-05');
    expect((await browser.post('/account/password', { current: SECRET, password: '新的一句自己记得住的话' })).location).toBe('/account');
    expect((await browser.get('/account')).status).toBe(200);
    expect((await other.get('/account')).location).toBe('/account/login');
    office.time.set('2024-03-04');
  });

  it('is deleted with its list after a confirmation, and the case stays', async () => {
    const { browser } = await signedIn('ding-example');
    const id = await openCase();
    const { number, code } = await codeFor(office, id);
    await browser.get('/account');
    await browser.post('/account/cases', { number, code });
    await browser.get('/account/delete');
    expect((await browser.post('/account/delete', { current: SECRET })).status).toBe(422);
    expect((await browser.post('/account/delete', { current: SECRET, confirmed: 'yes' })).location).toBe('/account/login?deleted=1');
    expect(await createApplicantAccountStore(office.db.read).findByLogin('ding-example')).toBeUndefined();
    expect((await createTrackBrowser(office).track(office, id)).status).toBe(200);
  });

  it('gives no way in to staff pages', async () => {
    const { browser } = await signedIn('wu-example');
    expect((await browser.get('/queue')).location).toContain('/login');
  });

  it('stops after five wrong passwords', async () => {
    const { browser } = await register('ji-example');
    await browser.get('/account/login');
    for (let tries = 0; tries < 5; tries += 1) await browser.post('/account/login', { login: 'ji-example', password: 'wrong' });
    const reply = await browser.post('/account/login', { login: 'ji-example', password: SECRET });
    expect([reply.status, wordsOf(reply.html).includes('15 分钟后再试')]).toEqual([429, true]);
  });
});

describe.each(databases)('the store of applicant accounts on $kind', ({ kind }) => {
  it('keeps a login once and forgets an account with its list', async () => {
    const db = await openTestDatabase(kind);
    try {
      const store = createApplicantAccountStore(db.write);
      const at = '2024-03-04T00:00:00.000Z';
      const account = { id: 'a', login: 'jia@example.cn', passwordHash: 'h', passwordSetAt: at, createdAt: at };
      expect([await store.create(account), await store.create({ ...account, id: 'b' })]).toEqual([true, false]);
      await store.setPassword('a', { hash: 'h2', at: '2024-03-05T00:00:00.000Z' });
      expect(await store.findById('a')).toMatchObject({ passwordHash: 'h2', passwordSetAt: '2024-03-05T00:00:00.000Z' });
      expect(await store.listCaseIds('a')).toEqual([]);
      await store.delete('a');
      expect(await store.findByLogin('jia@example.cn')).toBeUndefined();
    } finally {
      await db.close();
    }
  });
});
