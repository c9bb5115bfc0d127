import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
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

describe('two officers on one case', () => {
  it('let the second see what the first did, with everything typed still there', async () => {
    const { id, version } = await desk.caseBefore('search.started');
    browser = await desk.signedIn(['officer']);
    await browser.get(`/cases/${id}`);
    await desk.office.carry(id, version, [[officer, 'search.started', '2024-04-18', { units: '别的科室' }]]);
    const reply = await browser.post(`/cases/${id}/events`, {
      type: 'thirdParty.consulted',
      version: String(version),
      on: '2024-04-18',
      'data.party': '某建设公司',
      'data.summary': '合同中的报价',
    });
    expect(reply.status).toBe(409);
    const html = reply.html;
    expect(html.slice(html.indexOf('data-test="since"'), html.indexOf('data-test="case-no"'))).toContain('开始检索所申请的信息');
    expect(html).toContain('合同中的报价</textarea>');
    const again = await browser.post(`/cases/${id}/events`, {
      type: 'thirdParty.consulted',
      version: String(version + 1),
      on: '2024-04-18',
      'data.party': '某建设公司',
      'data.summary': '合同中的报价',
    });
    expect(again.status).toBe(303);
  });

  it('gives back the fields of a step that is gone', async () => {
    const { id, version } = await desk.caseBefore('search.started');
    browser = await desk.signedIn(['officer']);
    await browser.get(`/cases/${id}`);
    await desk.office.carry(id, version, [[officer, 'application.withdrawn', '2024-04-18', { statement: '电话撤回' }]]);
    const reply = await browser.post(`/cases/${id}/events`, {
      type: 'search.started',
      version: String(version),
      on: '2024-04-18',
      'data.units': '档案室和业务科',
    });
    expect(reply.status).toBe(409);
    expect(count(reply.html, 'lost')).toBe(1);
    expect(reply.html).toContain('档案室和业务科');
  });

  it('tells scripts the newest version without counting as a reading', async () => {
    const { id, version } = await desk.caseBefore('search.started');
    browser = await desk.signedIn(['officer']);
    const reply = await browser.get(`/cases/${id}/version`);
    expect(JSON.parse(reply.html)).toEqual({ version });
    browser = await desk.signedIn(['auditor']);
    const { html } = await browser.get(`/cases/${id}/reads`);
    expect(count(html, 'read')).toBe(1); // the auditor's own
  });
});

describe('readings', () => {
  it('are shown to auditors and the head of the office, with page, suppositions and verification', async () => {
    const { id } = await desk.caseBefore('search.started');
    browser = await desk.signedIn(['officer']);
    for (const path of ['', '', '/verify', '/what-if', '/version']) await browser.get(`/cases/${id}${path}`);
    expect((await browser.get(`/cases/${id}/reads`)).status).toBe(403);
    browser = await desk.signedIn(['auditor']);
    const { html } = await browser.get(`/cases/${id}/reads`);
    for (const what of ['案件页面', '验证历史', '期限试算']) expect(html).toContain(what);
    expect(count(html, 'read')).toBe(4);
  });

  it('must be kept, or nothing is shown', async () => {
    const { id } = await desk.caseBefore('search.started');
    const real = desk.deps(['officer']);
    const broken = { ...real, desk: { ...real.desk, recordRead: () => Promise.reject(new Error('disk full')) } };
    const open = await desk.browse(broken);
    const reply = await open.get(`/cases/${id}`);
    expect(reply.status).toBe(500);
    expect(reply.html).not.toContain('某道路工程的验收报告');
  });
});

describe('permission', () => {
  it.each(['', '/version', '/what-if', '/reads', '/breach', '/verify'])('hides the case of another organ at …%s', async (path) => {
    const { id } = await desk.caseBefore('search.started');
    browser = await desk.signedIn(['officer', 'officeHead', 'auditor'], desk.office.organ.id + 1);
    expect((await browser.get(`/cases/${id}${path}`)).status).toBe(404);
  });

  it.each(['notes', 'events', 'breach'])('takes nothing for the case of another organ at …/%s', async (path) => {
    const { id, version } = await desk.caseBefore('search.started');
    browser = await desk.signedIn(['officer', 'officeHead'], desk.office.organ.id + 1);
    await browser.get('/queue');
    const reply = await browser.post(`/cases/${id}/${path}`, {
      text: '备注',
      type: 'examination.started',
      on: '2024-04-18',
      version: String(version),
    });
    expect(reply.status).toBe(404);
  });

  it('lets auditors read but offers them no step', async () => {
    const { id, version } = await desk.caseBefore('search.started');
    browser = await desk.signedIn(['auditor']);
    const { html } = await browser.get(`/cases/${id}`);
    expect(count(html, 'step')).toBe(0);
    const reply = await browser.post(`/cases/${id}/events`, {
      type: 'search.started',
      version: String(version),
      on: '2024-04-18',
      'data.units': '某科室',
    });
    expect(reply.status).toBe(403);
  });
});
