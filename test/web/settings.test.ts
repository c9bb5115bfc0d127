import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAuditStore } from '../../src/store/audit-store.ts';
import { createCalendarFeedStore, MAX_FEEDS } from '../../src/store/calendar-feed-store.ts';
import { createUserStore } from '../../src/store/user-store.ts';
import { PASSWORD } from '../support/running-office.ts';
import { type FeedOffice, makeLink, openFeedOffice, UNIT } from './feed-office.ts';
import { type OfficeBrowser, type OfficeReply, signedIn } from './office-browser.ts';

let office: FeedOffice;
let officer: OfficeBrowser;
let land: OfficeBrowser;
let caseId: string;

beforeAll(async () => {
  office = await openFeedOffice('sqlite');
  caseId = await office.arrive('officer');
  [officer, land] = [await signedIn(office, 'officer'), await signedIn(office, 'land')];
}, 60_000);
afterAll(async () => {
  expect(office.failures).toEqual([]);
  await office.close();
});

async function mailOf(id: string) {
  const user = await createUserStore(office.db.read).findById(id);
  return { email: user?.email, language: user?.language, digestOff: user?.digestOff };
}

async function save(browser: OfficeBrowser, fields: Readonly<Record<string, string>>): Promise<OfficeReply> {
  await browser.get('/settings');
  return browser.post('/settings', fields);
}

function errorOf({ html }: Pick<OfficeReply, 'html'>): string {
  return /data-test="field-error">.*?<\/span>([^<]+)/s.exec(html)?.[1] ?? '';
}

describe('mail to oneself', () => {
  it('goes to another address only for whoever knows the password', async () => {
    const fields = { email: 'yi@example.gov.cn', language: 'en', digest: 'yes' };
    const unasked = await save(officer, fields);
    expect([unasked.status, errorOf(unasked)]).toEqual([422, '更改邮箱地址须填写登录密码。']);
    const wrong = await save(officer, { ...fields, password: 'not the password' });
    expect([wrong.status, errorOf(wrong)]).toEqual([401, '登录密码不正确，邮箱地址没有更改。']);
    expect(wrong.html).toContain('value="yi@example.gov.cn"');
    expect(wrong.html).not.toContain('not the password');
    expect(await mailOf('officer')).toEqual({ email: null, language: null, digestOff: null });
    expect((await save(officer, { ...fields, password: PASSWORD })).status).toBe(303);
    const acts = await createAuditStore(office.db.read).find({ kinds: ['account.changed'] }, 5);
    expect(acts).toMatchObject([{ actorId: 'officer', subject: 'officer', data: { login: 'officer', changes: 'email, language' } }]);
    expect(await mailOf('officer')).toEqual({ email: 'yi@example.gov.cn', language: 'en', digestOff: null });
    expect(await mailOf('land')).toEqual({ email: null, language: null, digestOff: null });
  });

  it('changes language and digest without the password', async () => {
    await save(officer, { email: 'yi@example.gov.cn', language: 'en', digest: 'yes', password: PASSWORD });
    expect((await save(officer, { email: 'yi@example.gov.cn', language: 'zh' })).status).toBe(303);
    expect(await mailOf('officer')).toEqual({ email: 'yi@example.gov.cn', language: 'zh', digestOff: 1 });
    const changes = async () =>
      (await createAuditStore(office.db.read).find({ kinds: ['account.changed'] }, 50)).map(({ data }) => data.changes);
    const kept = await changes();
    expect(kept[0]).toBe('language, digest');
    await save(officer, { email: 'yi@example.gov.cn', language: 'zh' });
    expect(await changes()).toEqual(kept);
    const { html } = await officer.get('/settings');
    expect(html).toMatch(/id="digest"[^>]*>/);
    expect(/<input[^>]*id="digest"[^>]*>/.exec(html)?.[0]).not.toContain('checked');
  });

  it('stops when the address is removed, which asks for the password, too', async () => {
    await save(officer, { email: 'yi@example.gov.cn', language: 'zh', digest: 'yes', password: PASSWORD });
    expect((await save(officer, { email: '', language: 'zh', digest: 'yes' })).status).toBe(422);
    expect((await mailOf('officer')).email).toBe('yi@example.gov.cn');
    expect((await save(officer, { email: '', language: 'zh', digest: 'yes', password: PASSWORD })).status).toBe(303);
    expect((await mailOf('officer')).email).toBeNull();
  });

  it.each([
    { because: 'it breaks the line', email: 'yi@example.gov.cn\r\nBcc: others@example.com' },
    { because: 'there are two', email: 'yi@example.gov.cn, bing@example.gov.cn' },
    { because: 'there are two, the foreign way', email: 'yi@example.gov.cn;bing@example.gov.cn' },
    { because: 'it has a name', email: '某乙 <yi@example.gov.cn>' },
    { because: 'it is 300 characters long', email: `${'y'.repeat(286)}@example.gov.cn` },
    { because: 'it has no domain', email: 'yi@localhost' },
    { because: 'it has two signs', email: 'yi@bing@example.gov.cn' },
    { because: 'it is an option of a mail program', email: '"-oQ/tmp -X/x"@example.gov.cn' },
  ])('goes to no address that is none, because $because', async ({ email }) => {
    const before = await mailOf('officer');
    const refused = await save(officer, { email, language: 'zh', password: PASSWORD });
    expect([refused.status, errorOf(refused)]).toEqual([422, expect.stringContaining('完整的邮箱地址')]);
    expect(refused.html).toContain('href="#email"');
    expect(await mailOf('officer')).toEqual(before);
  });

  it('is guarded against guessing of the password, for each person alone', async () => {
    const head = await signedIn(office, 'head');
    const fields = { email: 'head@example.gov.cn', language: 'zh' };
    for (let tries = 0; tries < 5; tries += 1) expect((await save(head, { ...fields, password: `wrong ${tries}` })).status).toBe(401);
    const stopped = await save(head, { ...fields, password: PASSWORD });
    expect([stopped.status, errorOf(stopped)]).toEqual([429, '密码错误次数过多，请在 15 分钟后再试。']);
    expect((await mailOf('head')).email).toBeNull();
    expect((await save(land, { email: 'land@example.gov.cn', language: 'zh', password: PASSWORD })).status).toBe(303);
  });

  it('is there for those who read no cases, without calendars', async () => {
    const admin = await signedIn(office, 'admin');
    const { status, html } = await admin.get('/settings');
    expect([status, html.includes('id="calendars"')]).toEqual([200, false]);
    expect((await admin.get('/settings/calendars/new')).status).toBe(403);
    expect((await admin.post('/settings/calendars', { kind: 'officer' })).status).toBe(403);
  });
});

describe('one’s own calendar links', () => {
  it('show their address once', async () => {
    await officer.get('/settings/calendars/new');
    const made = await officer.post('/settings/calendars', { kind: 'officer' });
    expect(made.status).toBe(303);
    expect(made.location).toMatch(/^\/settings\/calendars\/[\w-]+$/);
    expect((await officer.get(made.location)).html).toMatch(/value="http:\/\/127\.0\.0\.1:\d+\/calendar\/[\w-]{43}\.ics"/);
    const again = await officer.get(made.location);
    expect(again.html).toContain('data-test="link-shown"');
    expect(again.html).not.toContain('.ics');
    expect((await officer.get('/settings')).html).not.toContain('.ics');
  });

  it('cannot be seen or revoked by others', async () => {
    const { path, revoke } = await makeLink(officer, { kind: 'unit', unit: UNIT });
    await land.get('/settings');
    const own = revoke.replace(/\/revoke$/, '');
    expect([(await land.get(own)).status, (await land.get(revoke)).status, (await land.post(revoke, {})).status]).toEqual([404, 404, 404]);
    expect((await fetch(office.url + path)).status).toBe(200);
    expect((await officer.post(revoke, {})).status).toBe(303);
    expect((await fetch(office.url + path)).status).toBe(404);
    expect((await officer.post(revoke, {})).status).toBe(404);
  });

  it('are offered on the page of a case for that case', async () => {
    const page = await officer.get(`/cases/${caseId}`);
    const href = /href="([^"]+)"[^>]*data-test="tool-calendar"/.exec(page.html)?.[1] ?? '';
    const offer = await officer.get(href);
    expect(/<input[^>]*id="kind-case"[^>]*>/.exec(offer.html)?.[0]).toContain('checked');
    const { revoke } = await makeLink(officer, { kind: 'case', case: caseId });
    const feed = await createCalendarFeedStore(office.db.read).findOwn('officer', revoke.split('/').at(-2) ?? '');
    expect(feed).toMatchObject({ kind: 'case', caseId, caseNo: expect.stringContaining('号') });
  });

  it.each([
    { because: 'nothing is chosen', fields: {}, says: '请选择日历显示哪些案件。' },
    { because: 'there is no such kind', fields: { kind: 'organ' }, says: '请选择日历显示哪些案件。' },
    { because: 'no unit is chosen', fields: { kind: 'unit', unit: '' }, says: '请选择科室。' },
    { because: 'nobody belongs to the unit', fields: { kind: 'unit', unit: '别处' }, says: '请选择科室。' },
  ])('are not made when $because', async ({ fields, says }) => {
    await officer.get('/settings/calendars/new');
    const refused = await officer.post('/settings/calendars', fields);
    expect([refused.status, errorOf(refused)]).toEqual([422, says]);
  });

  it('are not found for a case that does not exist', async () => {
    await officer.get('/settings/calendars/new');
    expect((await officer.post('/settings/calendars', { kind: 'case', case: 'none' })).status).toBe(404);
    expect((await officer.post('/settings/calendars', { kind: 'case' })).status).toBe(404);
  });

  it('are so many and no more', async () => {
    const secrecy = await signedIn(office, 'secrecy');
    await secrecy.get('/settings/calendars/new');
    for (let made = 0; made < MAX_FEEDS; made += 1)
      expect((await secrecy.post('/settings/calendars', { kind: 'officer' })).status).toBe(303);
    const refused = await secrecy.post('/settings/calendars', { kind: 'officer' });
    expect([refused.status, errorOf(refused)]).toEqual([422, `您已有 ${MAX_FEEDS} 个日历链接，请先停用不再需要的。`]);
  });
});
