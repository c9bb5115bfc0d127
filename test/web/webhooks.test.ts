import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyAuditLog } from '../../src/engine/audit/verify-audit-log.ts';
import { createAuditStore } from '../../src/store/audit-store.ts';
import { createOrganStore } from '../../src/store/organ-store.ts';
import { createUserStore } from '../../src/store/user-store.ts';
import { createWebhookSettingsStore } from '../../src/store/webhook-settings-store.ts';
import { databases } from '../support/databases.ts';
import { openRunningOffice, type RunningOffice } from '../support/running-office.ts';
import { openReceiver, type Receiver } from '../support/webhook-receiver.ts';
import { type OfficeBrowser, signedIn } from './office-browser.ts';

const DAY = '2026-03-02';
const STRANGER = 'stranger';

let office: RunningOffice;
let receiver: Receiver;
let admin: OfficeBrowser;

async function openOffice(kind: 'sqlite' | 'postgres' = 'sqlite'): Promise<void> {
  [office, receiver] = [await openRunningOffice({ kind, day: DAY }), await openReceiver()];
  admin = await signedIn(office, 'admin');
  await admin.get('/webhooks');
}

afterEach(async () => {
  expect(office.failures).toEqual([]);
  await receiver.close();
  await office.close();
});

/** @returns the address of its page, and the secret shown there. */
async function add(fields: Readonly<Record<string, string | readonly string[]>> = {}): Promise<{ href: string; secret: string }> {
  await admin.get('/webhooks/new');
  const { status, location } = await admin.post('/webhooks', { url: receiver.url, description: '门户', scope: 'all', ...fields });
  expect(status).toBe(303);
  const { html } = await admin.get(location);
  return { href: location, secret: /whsec_[\w+/]+=*/.exec(html)?.[0] ?? '' };
}

const deliveryIds = (html: string): string[] => [...html.matchAll(/deliveries\/(\d+)\/(?:again|drop)/g)].map(([, id]) => id ?? '');

describe.each(databases)('a webhook on $kind', ({ kind }) => {
  beforeEach(() => openOffice(kind));

  it('is told what happens to a case, without a word that somebody typed', async () => {
    const { href, secret } = await add();
    const caseId = await office.carry([
      ['registrar', 'application.arrived', DAY],
      ['registrar', 'examination.started', DAY],
    ]);
    await office.runDue();
    const [arrived, started] = receiver.received;
    expect(receiver.received).toHaveLength(2);
    expect(arrived).toMatchObject({ type: 'application.arrived', data: { case: { id: caseId, handlingState: 'registered' } } });
    expect(started).toMatchObject({ type: 'examination.started', data: { event: { on: DAY, version: 2 } } });
    expect(started!.headers['webhook-signature']).toBe(new Webhook(secret).sign(started!.id, office.time.now(), started!.body));
    const said = receiver.received.map(({ body }) => body).join();
    for (const personal of ['某甲', '11010519491231002X', '13800000000', '某道路工程', '员工']) expect(said).not.toContain(personal);
    const { html } = await admin.get(href);
    expect(html).toContain('已送达');
    for (const personal of ['某甲', '某道路工程']) expect(html).not.toContain(personal);
  });

  it('is kept in the audit log with everything that is done to it, its address and its secret excepted', async () => {
    const { href, secret } = await add({ description: '' });
    receiver.answerStatus(500);
    await office.carry([['registrar', 'application.arrived', DAY]]);
    await office.runDue();
    const [id = ''] = deliveryIds((await admin.get(href)).html);
    await admin.submit(`${href}/deliveries/${id}/drop`, {});
    expect((await admin.post(`${href}/deliveries/${id}/drop`, {})).status).toBe(422);
    await admin.submit(href, { url: `${receiver.url}?token=T0KEN`, description: '', scope: 'all' });
    await admin.submit(`${href}/secret`, {});
    await admin.submit(`${href}/remove`, {});
    const acts = await createAuditStore(office.db.read).find({ kinds: ['webhook.changed'] }, 20);
    expect(acts.map(({ data }) => data.changes)).toEqual(['removed', 'secret', 'settings', `delivery ${id}: drop`, 'added']);
    expect(new Set(acts.map(({ actorId, organId }) => `${actorId} ${organId}`))).toEqual(new Set([`admin ${office.organ.id}`]));
    for (const hidden of [secret, 'T0KEN', 'whsec_']) expect(JSON.stringify(acts)).not.toContain(hidden);
    expect((await verifyAuditLog(office.db)).fault).toBeUndefined();
  });

  it('hears nothing of an event that was refused', async () => {
    await add();
    const caseId = await office.carry([['registrar', 'application.arrived', DAY]]);
    await expect(office.record(caseId, [['officer', 'reply.served', DAY, { method: 'inPerson' }]])).rejects.toThrow();
    await office.runDue();
    expect(receiver.received.map(({ type }) => type)).toEqual(['application.arrived']);
    expect(await office.db.read('webhook_deliveries').pluck('type')).toEqual(['application.arrived']);
  });

  it('is resumed only by an answer to a test event, and then gets what waited no longer than 30 days', async () => {
    const { href } = await add();
    receiver.answerStatus(410);
    await office.carry([['registrar', 'application.arrived', DAY]]);
    await office.runDue();
    office.time.set('2026-03-20');
    await office.carry([['registrar', 'application.arrived', '2026-03-20']]);
    office.time.set('2026-04-05');
    expect((await admin.get('/webhooks')).html).toContain('已停发');
    const refused = await admin.post(`${href}/resume`, {});
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('仍然停发：答复 410 Gone');
    receiver.answerOk();
    receiver.received.length = 0;
    expect((await admin.submit(`${href}/resume`, {})).html).toContain('恢复发送');
    expect(receiver.received.map(({ type }) => type)).toEqual(['ping']);
    await office.runDue();
    const { html } = await admin.get(href);
    expect(receiver.received.slice(1).map(({ data }) => (data.event as { on: string }).on)).toContain('2026-03-20');
    expect(receiver.received.slice(1).map(({ data }) => (data.event as { on: string }).on)).not.toContain(DAY);
    expect(html).toContain('停发期间超过 30 天');
  });
});

describe('administrators', () => {
  beforeEach(() => openOffice());

  it('see what it is for and how to check a signature before there is one', async () => {
    const { html } = await admin.get('/webhooks');
    expect(html).toContain('还没有推送');
    expect(html).toContain('webhook.verify(req.body, req.headers)');
  });

  it('see a secret once, however many they make at a time', async () => {
    const { href, secret } = await add();
    expect(secret).toMatch(/^whsec_/);
    const made = [
      await admin.post('/webhooks', { url: receiver.url, scope: 'all' }),
      await admin.post('/webhooks', { url: receiver.url, scope: 'all' }),
    ];
    const head = await signedIn(office, 'head');
    for (const { location } of made) {
      expect((await head.get(location)).html).not.toContain('whsec_');
      expect((await admin.get(location)).html).toContain('whsec_');
      expect((await admin.get(location)).html).not.toContain('whsec_');
    }
    expect((await admin.get(href)).html).not.toContain('whsec_');
    const rotated = await admin.submit(`${href}/secret`, {});
    const next = /whsec_[\w+/]+=*/.exec(rotated.html)?.[0];
    expect(next).toBeDefined();
    expect(next).not.toBe(secret);
    expect(rotated.html).toContain('2026-03-03 12:00');
    expect((await admin.get(href)).html).not.toContain('whsec_');
  });

  it.each([
    [{ url: '' }, '请填写接收地址'],
    [{ url: 'https://user:password@example.gov.cn/' }, '不能写用户名和密码'],
    [{ url: 'http://8.8.8.8/' }, '只有本机和内网地址可以使用 http://'],
    [{ url: 'http://169.254.169.254/latest' }, '不能推送到这个地址'],
    [{ url: 'gopher://example.gov.cn/' }, '应以 https://'],
    [{ description: 'x'.repeat(101) }, '不能超过 100 个字'],
    [{ scope: 'some' }, '请至少选择一种事件'],
    [{ scope: 'some', type: 'no.such.event' }, '请至少选择一种事件'],
  ])('are told what is wrong with %j', async (fields, problem) => {
    await admin.get('/webhooks/new');
    const { status, html } = await admin.post('/webhooks', { url: receiver.url, description: '', scope: 'all', ...fields });
    expect(status).toBe(422);
    expect(html).toContain(problem);
    expect(await office.db.read('webhooks').pluck('id')).toEqual([]);
  });

  it('choose events, and change their mind', async () => {
    const { href } = await add({ scope: 'some', type: ['examination.started', 'fee.paid'] });
    expect((await admin.get(`${href}/edit`)).html).toMatch(/value="fee\.paid" checked/);
    await office.carry([['registrar', 'application.arrived', DAY]]);
    await office.runDue();
    expect(receiver.received).toEqual([]);
    expect((await admin.submit(href, { url: receiver.url, description: '', scope: 'all' })).html).toContain('全部事件');
    await office.carry([['registrar', 'application.arrived', DAY]]);
    await office.runDue();
    expect(receiver.received).toHaveLength(1);
  });

  it('are shown what a test event was answered', async () => {
    const { href } = await add();
    expect((await admin.submit(`${href}/ping`, {})).html).toContain('测试事件已送达。接收方：答复 200 OK。');
    receiver.answerWith((res) => res.writeHead(500).end('<b>stack trace of the receiver</b>'));
    const failed = await admin.post(`${href}/ping`, {});
    expect(failed.status).toBe(422);
    expect(failed.html).toContain('答复 500 Internal Server Error');
    expect(failed.html).not.toContain('stack trace');
    receiver.answerWith((res) => res.writeHead(302, { location: '/elsewhere' }).end());
    expect((await admin.post(`${href}/ping`, {})).html).toContain('请把接收地址改为最终地址');
    expect(receiver.received.map(({ type }) => type)).toEqual(['ping', 'ping', 'ping']);
  });

  it('have what waits tried at once when a test event arrives', async () => {
    const { href } = await add();
    receiver.answerStatus(500);
    await office.carry([['registrar', 'application.arrived', DAY]]);
    await office.runDue();
    receiver.answerOk();
    await office.runDue();
    expect(receiver.received).toHaveLength(1);
    await admin.post(`${href}/ping`, {});
    await office.runDue();
    expect(receiver.received.map(({ type }) => type)).toEqual(['application.arrived', 'ping', 'application.arrived']);
  });

  it('send an event again, or drop one that waits', async () => {
    const { href } = await add();
    await office.carry([['registrar', 'application.arrived', DAY]]);
    await office.runDue();
    const [id = ''] = deliveryIds((await admin.get(href)).html);
    expect((await admin.post(`${href}/deliveries/${id}/drop`, {})).status).toBe(422);
    expect((await admin.submit(`${href}/deliveries/${id}/again`, {})).html).toContain('编号与上次相同');
    expect((await admin.post(`${href}/deliveries/${id}/again`, {})).status).toBe(422);
    await office.runDue();
    expect(receiver.received).toHaveLength(2);
    expect(receiver.received[1]!.id).toBe(receiver.received[0]!.id);
    await admin.post(`${href}/deliveries/${id}/again`, {});
    expect((await admin.submit(`${href}/deliveries/${id}/drop`, {})).html).toContain('已放弃');
    await office.runDue();
    expect(receiver.received).toHaveLength(2);
    for (const none of ['999999', 'x', '1e3', '99999999999999999999']) {
      expect((await admin.post(`${href}/deliveries/${none}/again`, {})).status).toBe(404);
    }
  });

  it('turn the pages of the log', async () => {
    const { href } = await add();
    const row = { webhook_id: href.split('/').at(-1), type: 'reply.served', payload: '{}', created_at: `${DAY}T00:00:00.000Z` };
    const rows = Array.from({ length: 60 }, (_, i) => ({ ...row, message_id: `msg_${i}` }));
    await office.db.write('webhook_deliveries').insert(rows);
    const first = (await admin.get(href)).html;
    const older = /href="([^"]*\?before=\d+)"/.exec(first)?.[1] ?? '';
    const second = (await admin.get(older)).html;
    expect([...deliveryIds(first), ...deliveryIds(second)].map(Number)).toEqual(Array.from({ length: 60 }, (_, i) => 60 - i));
    expect(second).toContain('最新记录');
    expect(second).not.toContain('更早的记录');
  });

  it('remove one after a second thought, with what waits for it', async () => {
    const { href } = await add();
    receiver.answerStatus(500);
    await office.carry([['registrar', 'application.arrived', DAY]]);
    await office.runDue();
    expect((await admin.get(`${href}/remove`)).html).toContain('不能恢复');
    expect((await admin.submit(`${href}/remove`, {})).html).toContain('还没有推送');
    expect((await admin.get(href)).status).toBe(404);
    expect(await office.db.read('webhook_deliveries').pluck('state')).toEqual(['dropped']);
    expect(await office.db.read('webhooks').pluck('secret')).toEqual(['']);
  });

  it('have at most 20', async () => {
    const store = createWebhookSettingsStore(office.db.write);
    const more = { organId: office.organ.id, description: '', secret: 'whsec_AAAA', createdBy: 'admin', createdAt: DAY, eventTypes: [] };
    for (let i = 0; i < 20; i += 1) await store.create({ ...more, id: `hook-${i}`, url: receiver.url });
    await admin.get('/webhooks/new');
    const { status, html } = await admin.post('/webhooks', { url: receiver.url, scope: 'all' });
    expect(status).toBe(422);
    expect(html).toContain('最多 20 个');
  });
});

describe('other people', () => {
  beforeEach(() => openOffice());
  const acts = ['', '/ping', '/resume', '/secret', '/remove', '/deliveries/1/again', '/deliveries/1/drop'];

  it('do not see webhooks, but for the head, who changes none', async () => {
    const { href } = await add();
    for (const login of ['officer', 'auditor', 'leader', 'statistician'] as const) {
      const browser = await signedIn(office, login);
      for (const path of ['/webhooks', href]) expect([login, (await browser.get(path)).status]).toEqual([login, 403]);
    }
    const head = await signedIn(office, 'head');
    expect((await head.get(href)).status).toBe(200);
    expect((await head.get('/webhooks')).html).not.toContain('/webhooks/new');
    for (const path of ['/webhooks/new', `${href}/edit`, `${href}/remove`]) expect((await head.get(path)).status).toBe(403);
    expect((await head.post('/webhooks', { url: receiver.url, scope: 'all' })).status).toBe(403);
    for (const act of acts) expect([act, (await head.post(href + act, {})).status]).toEqual([act, 403]);
    expect(receiver.received).toEqual([]);
  });

  it('of another organ find none, whatever their roles', async () => {
    const { href } = await add();
    const organ = await createOrganStore(office.db.write).ensure({ name: '乙区人民政府', shortName: '乙政' });
    const known = await createUserStore(office.db.read).findById('admin');
    await createUserStore(office.db.write).create({ ...known!, id: STRANGER, login: STRANGER, organId: organ.id });
    const stranger = await signedIn(office, STRANGER);
    expect((await stranger.get('/webhooks')).html).toContain('还没有推送');
    for (const path of [href, `${href}/edit`, `${href}/remove`]) expect((await stranger.get(path)).status).toBe(404);
    for (const act of acts) expect([act, (await stranger.post(href + act, {})).status]).toEqual([act, 404]);
    expect(receiver.received).toEqual([]);
  });
});
