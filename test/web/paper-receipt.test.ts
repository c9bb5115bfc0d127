import { afterEach, beforeEach, expect, it } from 'vitest';
import { createQueryCodes } from '../../src/engine/query-codes.ts';
import { openRunningOffice, PASSWORD, type RunningOffice } from '../support/running-office.ts';
import { type Visitor, visitorAt } from '../support/visitor.ts';
import { count } from './browser.ts';

const TODAY = '2026-03-02';

let office: RunningOffice;
let registrar: Visitor;

beforeEach(async () => {
  office = await openRunningOffice({ day: TODAY });
  registrar = visitorAt(office.url);
  await registrar.signIn('registrar', PASSWORD);
});

afterEach(async () => {
  expect(office.failures).toEqual([]);
  await office.close();
});

const codeIn = (html: string): string => /data-test="query-code">([^<]+)</.exec(html)?.[1] ?? '';

it('tells arrival, date of receipt and the due day with its article', async () => {
  const id = await office.carry([['registrar', 'application.arrived', TODAY]]);
  const { html } = await registrar.get(`/cases/${id}/receipt`);
  expect(html).toContain('2026-03-30（自收到申请之日起 20 个工作日，2019年条例第三十三条）');
  expect(html).toContain('某道路工程的验收报告');
  expect(codeIn(html)).toBe('');
});

it('tells what is still needed where both sides have to confirm', async () => {
  const id = await office.carry([['registrar', 'application.arrived', TODAY, { channel: 'fax' }]]);
  const { html } = await registrar.get(`/cases/${id}/receipt`);
  expect(html).toContain('以双方确认之日为收到申请之日（2019年条例第三十一条第三项）');
  expect(html).toContain('收到申请之日确定后开始计算');
});

it('makes a code that opens the case and is shown once', async () => {
  const id = await office.carry([['registrar', 'application.arrived', TODAY]]);
  await registrar.get(`/cases/${id}/receipt`);
  const posted = await registrar.post(`/cases/${id}/receipt`, {});
  expect([posted.status, posted.location]).toEqual([303, `/cases/${id}/receipt`]);
  const { html } = await registrar.get(`/cases/${id}/receipt`);
  const row = await office.db.read('cases').where({ id }).first();
  const codes = createQueryCodes({ db: office.db, now: office.time.now });
  expect(await codes.check({ number: row.case_no, code: codeIn(html) })).toEqual({ result: 'ok', caseId: id });
  expect(codeIn((await registrar.get(`/cases/${id}/receipt`)).html)).toBe('');
});

it('lists publications with their limits, opens one only once a form, and refuses what is incomplete', async () => {
  const officer = visitorAt(office.url);
  await officer.signIn('officer', PASSWORD);
  expect(count((await officer.get('/publications')).html, 'no-publications')).toBe(1);
  const form = await officer.get('/publications/new');
  const token = /name="token" value="([^"]+)"/.exec(form.html)?.[1] ?? '';
  const refused = await officer.post('/publications', { token, on: TODAY, 'data.title': '' });
  expect([refused.status, refused.html.includes('href="#publication-title"')]).toEqual([422, true]);
  const data = { token, on: TODAY, 'data.title': '某区征收补偿标准' };
  const [first, second] = [await officer.post('/publications', data), await officer.post('/publications', data)];
  expect(second.location).toBe(first.location);
  const { html } = await officer.get('/publications');
  expect(count(html, 'publication')).toBe(1);
  expect(html).toContain('2026-03-30');
  expect((await officer.get(first.location ?? '')).status).toBe(200);
  expect((await registrar.get('/publications/new')).status).toBe(403);
  const head = visitorAt(office.url);
  await head.signIn('head', PASSWORD);
  await head.get('/publications/new');
  expect((await head.post('/publications', { on: TODAY, 'data.title': '某区年度用地计划' })).status).toBe(303);
});
