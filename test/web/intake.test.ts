import { afterEach, expect, it } from 'vitest';
import { EVENTS } from '../../src/law/events/catalogue.ts';
import type { EventDefinition } from '../../src/law/events/define-event.ts';
import type { WebEngine } from '../../src/web/web-deps.ts';
import { type Browser, count, openBrowser } from './browser.ts';
import { fakeDeps } from './fake-deps.ts';

let browser: Browser;
afterEach(() => browser.close());

const GOOD = {
  channel: 'fax',
  on: '2026-11-30',
  'data.title': '某道路工程的验收报告',
  'data.description': '竣工验收报告及附件',
  'data.media': ['paper', 'electronic'],
  'data.obtainWay': 'pickUp',
  'data.applicant.type': 'citizen',
  'data.applicant.class': 'naturalPerson',
  'data.applicant.name': '张某',
  'data.applicant.idType': 'passport',
  'data.applicant.idNumber': 'E12345678',
  'data.applicant.phone': '13800000000',
};

type Opened = Parameters<WebEngine['open']>[0];

async function intake(opened: Opened[] = [], options: Parameters<typeof fakeDeps>[0] = {}): Promise<Browser> {
  const open = async (input: Opened) => {
    opened.push(input);
    return { caseId: 'case-1', version: 1 };
  };
  browser = await openBrowser(fakeDeps({ ...options, engine: { open } }));
  await browser.signIn();
  await browser.get('/cases/new?channel=fax');
  return browser;
}

it('asks for the channel first', async () => {
  const page = await (await intake()).get('/cases/new');
  expect(count(page.html, 'channel-form')).toBe(1);
  const unanswered = await browser.get('/cases/new?chosen=1');
  expect(unanswered.status).toBe(422);
  expect(unanswered.html).toContain('请选择收到申请的渠道');
});

it.each([
  { channel: 'fax', definition: EVENTS['application.arrived'] as EventDefinition, notAsked: ['channel', 'mailNumber', 'envelopePhoto'] },
  { channel: 'mailSigned', definition: EVENTS['application.arrived'] as EventDefinition, notAsked: ['channel'] },
  { channel: 'oral', definition: EVENTS['application.dictated'] as EventDefinition, notAsked: ['channel'] },
])('makes the form for $channel from its event, every field with its label', async ({ channel, definition, notAsked }) => {
  const { html } = await (await intake()).get(`/cases/new?channel=${channel}`);
  for (const [name, field] of Object.entries(definition.fields).filter(([id]) => !notAsked.includes(id))) {
    expect(html).toContain(`data-field="data.${name}"`);
    expect(html).toContain(field.label.zh);
  }
  expect(html).toContain('name="data.applicant.idNumber"');
  expect(html).toContain(definition.article);
});

it('opens a case with typed data and leads to it', async () => {
  const opened: Opened[] = [];
  const reply = await (await intake(opened)).post('/cases', GOOD);
  expect([reply.status, reply.location]).toEqual([303, '/cases/case-1']);
  expect(opened).toEqual([
    {
      type: 'application.arrived',
      on: '2026-11-30',
      organId: 1,
      data: {
        applicant: {
          type: 'citizen',
          class: 'naturalPerson',
          name: '张某',
          idType: 'passport',
          idNumber: 'E12345678',
          phone: '13800000000',
        },
        title: '某道路工程的验收报告',
        description: '竣工验收报告及附件',
        media: ['paper', 'electronic'],
        obtainWay: ['pickUp'],
        channel: 'fax',
      },
    },
  ]);
  expect((await browser.get('/cases/case-1')).html).toContain('已记录：登记到达的申请');
});

it('keeps everything typed when something is wrong, and links each problem to its field', async () => {
  const opened: Opened[] = [];
  const wrong = { ...GOOD, on: '2026-02-30', 'data.title': '', 'data.applicant.name': '', 'data.mailNumber': '"><b>XA1' };
  const reply = await (await intake(opened)).post('/cases', wrong);
  expect(reply.status).toBe(422);
  expect(opened).toEqual([]);
  for (const link of ['href="#intake-on"', 'href="#intake-title"', 'href="#intake-applicant-name"']) expect(reply.html).toContain(link);
  for (const kept of ['2026-02-30', 'E12345678', '竣工验收报告及附件']) expect(reply.html).toContain(kept);
  expect(reply.html).toMatch(/value="passport" selected/);
  expect(reply.html).toMatch(/value="electronic" checked/);
  expect(reply.html).not.toContain('<b>XA1');
  expect(reply.html).toContain('<title>错误：');
});

it('asks applicants for what the law asks them, all at once', async () => {
  const { 'data.applicant.phone': _phone, 'data.applicant.idNumber': _number, ...lacking } = GOOD;
  const { html } = await (await intake()).post('/cases', { ...lacking, 'data.obtainWay': 'post' });
  for (const name of ['phone', 'idNumber', 'address', 'postcode']) expect(html).toContain(`href="#intake-applicant-${name}"`);
});

it('is closed to roles that do not take in applications, and to people of no organ', async () => {
  await intake([], { roles: ['auditor'] });
  expect((await browser.get('/cases/new')).status).toBe(403);
  expect((await browser.post('/cases', GOOD)).status).toBe(403);
  await browser.close();
  await intake([], { organId: null });
  expect((await browser.get('/cases/new')).html).toContain('没有归属机关');
});
