import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createHistoryStore } from '../../src/store/history-store.ts';
import { officer } from '../support/office.ts';
import { type Browser, count } from './browser.ts';
import { type DeskOffice, openDeskOffice } from './desk-office.ts';

let desk: DeskOffice;
let browser: Browser;
beforeAll(async () => {
  desk = await openDeskOffice();
});
afterEach(() => desk.closeBrowsers());
afterAll(() => desk.close());

describe('what if', () => {
  it('shows the new due day and records nothing', async () => {
    const { id, version } = await desk.caseBefore('search.started');
    browser = await desk.signedIn(['officer']);
    const query = new URLSearchParams([
      ['type', 'period.extended'],
      ['on', '2024-05-10'],
      ['value', '20'],
    ]);
    const page = await browser.get(`/cases/${id}/what-if?${query}`);
    const then = page.html.slice(page.html.indexOf('data-test="what-if-then"')) ?? '';
    expect(page.html.slice(page.html.indexOf('data-test="what-if-now"'))).toContain('2024-05-17');
    expect(then).toContain('2024-06-17');
    expect((await createHistoryStore(desk.db.read).list(id)).length).toBe(version);
    const fragment = await browser.get(`/cases/${id}/what-if?${query}&fragment=1`);
    expect(fragment.html).toContain('2024-06-17');
    expect(fragment.html).not.toContain('<html');
  });

  it('says with its article what the law would not allow', async () => {
    const { id } = await desk.caseBefore('search.started');
    browser = await desk.signedIn(['officer']);
    const page = await browser.get(`/cases/${id}/what-if?type=period.extended&on=2024-06-03&value=20`);
    expect(page.html).toContain('依法不能办理，试算时不计入');
    expect(page.html).toContain('2019年条例第三十三条第二款');
  });

  it.each([
    { query: 'type=period.extended&on=2024-05-10&value=二十', says: '工作日应为 1 至 60 的整数' },
    { query: 'type=period.extended&on=heute&value=20', says: '日期应形如' },
    { query: 'type=period.extended&on=2020-01-02&value=20', says: '日期不得早于' },
    { query: 'type=thirdParty.consulted&on=2024-05-10&value=', says: '请填写第三方或者机关的名称' },
  ])('says what is wrong with $query and leaves it out', async ({ query, says }) => {
    const { id } = await desk.caseBefore('search.started');
    browser = await desk.signedIn(['officer']);
    const page = await browser.get(`/cases/${id}/what-if?${query}`);
    expect(page.html).toContain(says);
    expect(count(page.html, 'what-if-problem')).toBe(1);
    expect(count(page.html, 'what-if-step')).toBe(0);
  });

  it('ignores facts that cannot be supposed', async () => {
    const { id } = await desk.caseBefore('search.started');
    browser = await desk.signedIn(['officer']);
    const page = await browser.get(`/cases/${id}/what-if?type=reply.approved&on=2024-05-10&value=&add=breach.recorded`);
    expect(page.status).toBe(200);
    expect(count(page.html, 'what-if-row')).toBe(0);
  });
});

describe('a breach', () => {
  const LATE = {
    type: 'period.extended',
    on: '2024-06-03',
    'data.workingDays': '20',
    'data.reason': '疏忽',
    'data.breachRule': 'C15',
    'data.breachReason': '负责人当日口头同意，延期告知书迟发。',
  };

  it('is recorded by the head of the office with rule and reason, and only when confirmed', async () => {
    const { id, version } = await desk.caseBefore('search.started');
    desk.office.time.set('2024-06-04');
    browser = await desk.signedIn(['officeHead']);
    const list = await browser.get(`/cases/${id}/breach`);
    expect(list.html).toContain('/breach?type=period.extended');
    const form = await browser.get(`/cases/${id}/breach?type=period.extended`);
    expect(form.html).toMatch(/value="C15"/);
    const unconfirmed = await browser.post(`/cases/${id}/breach`, { ...LATE, version: String(version) });
    expect(unconfirmed.status).toBe(422);
    expect(unconfirmed.html).toContain('延期告知书迟发');
    const recorded = await browser.post(`/cases/${id}/breach`, { ...LATE, version: String(version), confirmed: 'yes' });
    expect(recorded.status).toBe(303);
    const event = await desk.lastEvent(id);
    expect(event?.type).toBe('breach.recorded');
    expect(event?.data).toMatchObject({ rule: 'C15', fact: { type: 'period.extended', on: '2024-06-03', data: { workingDays: 20 } } });
  });

  it('shows what somebody else recorded meanwhile and gives back what was typed', async () => {
    const { id, version } = await desk.caseBefore('search.started');
    browser = await desk.signedIn(['officeHead']);
    await browser.get(`/cases/${id}/breach`);
    await desk.office.carry(id, version, [[officer, 'search.started', '2024-04-18', { units: '某科室' }]]);
    desk.office.time.set('2024-06-04');
    const reply = await browser.post(`/cases/${id}/breach`, { ...LATE, version: String(version), confirmed: 'yes' });
    expect(reply.status).toBe(409);
    expect(count(reply.html, 'since')).toBe(1);
    expect(reply.html).toContain('延期告知书迟发');
    expect(reply.html).toContain(`name="version" value="${version + 1}"`);
  });

  it('is refused for what is possible now', async () => {
    const { id, version } = await desk.caseBefore('search.started');
    desk.office.time.set('2024-04-22');
    browser = await desk.signedIn(['officeHead']);
    await browser.get(`/cases/${id}/breach`);
    const reply = await browser.post(`/cases/${id}/breach`, { ...LATE, on: '2024-04-22', version: String(version), confirmed: 'yes' });
    expect(reply.status).toBe(409);
    expect(reply.html).toContain('现在可以依法办理');
    expect((await desk.lastEvent(id))?.version).toBe(version);
  });

  it.each(['officer', 'leader', 'auditor', 'legalReviewer'] as const)('is closed to the role %s', async (role) => {
    const { id } = await desk.caseBefore('search.started');
    browser = await desk.signedIn([role]);
    expect((await browser.get(`/cases/${id}/breach`)).status).toBe(403);
    await browser.get(`/cases/${id}`);
    expect((await browser.post(`/cases/${id}/breach`, LATE)).status).toBe(403);
  });
});

describe('notes', () => {
  it('are added, shown, and no part of the history', async () => {
    const { id, version } = await desk.caseBefore('search.started');
    browser = await desk.signedIn(['officer']);
    await browser.get(`/cases/${id}`);
    const reply = await browser.post(`/cases/${id}/notes`, { text: '已电话联系档案室' });
    expect([reply.status, reply.location]).toEqual([303, `/cases/${id}#notes`]);
    const { html } = await browser.get(`/cases/${id}`);
    expect(count(html, 'note')).toBe(1);
    expect((await createHistoryStore(desk.db.read).list(id)).length).toBe(version);
  });

  it('come back when they are too long, and nothing is stored', async () => {
    const { id } = await desk.caseBefore('search.started');
    browser = await desk.signedIn(['officer']);
    await browser.get(`/cases/${id}`);
    const reply = await browser.post(`/cases/${id}/notes`, { text: `开头${'长'.repeat(4000)}` });
    expect(reply.status).toBe(422);
    expect(reply.html).toContain('开头长长');
    expect(reply.html).toContain('href="#note-text"');
    expect(count(reply.html, 'note')).toBe(0);
  });

  it('are not written by auditors, who see no form for them', async () => {
    const { id } = await desk.caseBefore('search.started');
    browser = await desk.signedIn(['auditor']);
    const { html } = await browser.get(`/cases/${id}`);
    expect(html).not.toContain('id="note-text"');
    expect((await browser.post(`/cases/${id}/notes`, { text: '备注' })).status).toBe(403);
  });
});
