import { afterAll, beforeAll, expect, it } from 'vitest';
import { openRunningOffice, PASSWORD, type RunningOffice } from '../support/running-office.ts';
import { type Visitor, visitorAt } from '../support/visitor.ts';
import { count } from './browser.ts';

const TODAY = '2026-03-02';
const TITLE = '某区<2026>年度用地计划';

let office: RunningOffice;
let anybody: Visitor;
let shown: string;

beforeAll(async () => {
  office = await openRunningOffice({ day: TODAY });
  anybody = visitorAt(office.url);
  shown = await office.carry([
    ['officer', 'publication.created', TODAY, { title: TITLE, category: 'item3', summary: '供地总量 & 结构', text: '第一段\n第二段' }],
    ['secrecy', 'publication.cleared', TODAY],
    ['officer', 'publication.published', TODAY, { channel: 'website', link: 'https://example.gov.cn/a' }],
  ]);
});
afterAll(async () => {
  expect(office.failures).toEqual([]);
  await office.close();
});

it('shows the public what is published, with the fields of article 12, and finds it by words and kind', async () => {
  const { html } = await anybody.get(`/catalogue/${shown}`);
  for (const text of ['/03/2026/00001', '供地总量', '第二段', 'https://example.gov.cn/a', '政府网站', TODAY]) expect(html).toContain(text);
  expect(count((await anybody.get('/catalogue?q=用地计划&category=item3&year=2026')).html, 'catalogue-item')).toBe(1);
  expect(count((await anybody.get('/catalogue?q=用地计划&category=item7')).html, 'nothing-found')).toBe(1);
  expect((await anybody.get('/')).html).toContain('href="/catalogue"');
});

it('feeds programs, and says when nothing has changed', async () => {
  const rss = await fetch(`${office.url}/catalogue.rss`);
  const text = await rss.text();
  expect(text).toContain('<title>某区&lt;2026&gt;年度用地计划</title>');
  const again = await fetch(`${office.url}/catalogue.rss`, {
    headers: { 'If-None-Match': rss.headers.get('etag') ?? '', 'Cache-Control': 'max-age=0' },
  });
  expect([again.status, await again.text()]).toEqual([304, '']);
  const feed = (await (await fetch(`${office.url}/catalogue.json`)).json()) as { version: string; items: { url: string; title: string }[] };
  expect(feed.version).toBe('https://jsonfeed.org/version/1.1');
  expect(feed.items.map(({ title }) => title)).toEqual([TITLE]);
  expect((await fetch(feed.items[0]?.url ?? '')).status).toBe(200);
  expect(await (await fetch(`${office.url}/sitemap.xml`)).text()).toContain(`/catalogue/${shown}</loc>`);
});

it('clears and publishes several at once, and offers them to nobody else', async () => {
  const ids = [await office.carry([['officer', 'publication.created', TODAY, { title: '预算' }]])];
  ids.push(await office.carry([['officer', 'publication.created', TODAY, { title: '决算' }]]));
  const secrecy = visitorAt(office.url);
  await secrecy.signIn('secrecy', PASSWORD);
  const { html } = await secrecy.get('/publications?state=secrecyReview');
  expect(count(html, 'publication')).toBe(2);
  expect(count(html, 'quick-publish')).toBe(0);
  const back = '/publications?state=secrecyReview';
  const item = ids.map((id) => `${id}:1`);
  expect((await secrecy.post('/publications/steps', { item, step: 'publication.cleared', back })).location).toBe(back);
  for (const id of ids) expect((await anybody.get(`/catalogue/${id}`)).status).toBe(404);
  const officer = visitorAt(office.url);
  await officer.signIn('officer', PASSWORD);
  await officer.get('/publications');
  await officer.post('/publications/steps', { item: ids.map((id) => `${id}:2`), step: 'publication.published', channel: 'gazette' });
  for (const id of ids) expect((await anybody.get(`/catalogue/${id}`)).status).toBe(200);
  const csv = (await officer.get('/publications/export.csv?channel=gazette')).html;
  expect([csv.includes('决算'), csv.includes('用地计划')]).toEqual([true, false]);
});

it('answers 410 for what was withdrawn, without its title', async () => {
  const id = await office.carry([
    ['officer', 'publication.created', TODAY, { title: '误发的名单' }],
    ['secrecy', 'publication.cleared', TODAY],
    ['officer', 'publication.published', TODAY, { channel: 'website' }],
    ['officer', 'publication.withdrawn', TODAY, { reason: '误发' }],
  ]);
  const { status, html } = await anybody.get(`/catalogue/${id}`);
  expect([status, html.includes('误发的名单')]).toEqual([410, false]);
});

it('publishes a reply without the applicant, and only once it is delivered', async () => {
  const officer = visitorAt(office.url);
  await officer.signIn('officer', PASSWORD);
  const open = await office.carry([['registrar', 'application.arrived', TODAY]]);
  expect((await officer.get(`/cases/${open}/publish`)).status).toBe(409);
  const id = await office.carry([
    ['registrar', 'application.arrived', TODAY],
    ['officer', 'reply.givenOnTheSpot', TODAY, { decisionCode: 'G2', authorisedBy: '李某', note: '当场提供' }],
  ]);
  const form = await officer.get(`/cases/${id}/publish`);
  expect(form.status).toBe(200);
  const refused = await officer.post(`/cases/${id}/publish`, { title: '某道路验收', text: '联系 13912345678' });
  expect(refused.status).toBe(422);
  const applicant = /某甲|张某某/;
  const made = await officer.post(`/cases/${id}/publish`, { title: '某道路验收', text: '答复某甲：已经验收。' });
  expect(made.status).toBe(303);
  const { html } = await officer.get(made.location ?? '');
  expect(html).toContain('答复申请人：已经验收。');
  expect(html).not.toMatch(applicant);
  expect((await anybody.get(`/catalogue/${made.location?.split('/').at(-1)}`)).status).toBe(404);
});
