import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KeyedOffice, openKeyedOffice } from './keyed-office.ts';

let of: KeyedOffice;
const as: KeyedOffice['as'] = (who) => of.as(who);
const status: KeyedOffice['status'] = (...call) => of.status(...call);

beforeAll(async () => {
  of = await openKeyedOffice();
});
afterAll(async () => {
  expect(of.office.failures).toEqual([]);
  await of.office.close();
});

describe('publications and suggestions', () => {
  it('open a stream once for one key, which other organs do not see', async () => {
    const body = { on: '2026-03-03', data: { title: '年度预算' } };
    const wrong = await as('officer').post('/publications', { body: { ...body, data: { ...body.data, nothing: 1 } } });
    expect([wrong.status, wrong.body.problems[0].pointer]).toEqual([422, '/data/nothing']);
    const [first, again] = [
      await as('officer').post('/publications', { body, once: 'p-1' }),
      await as('officer').post('/publications', { body, once: 'p-1' }),
    ];
    expect([first.status, again.body.id]).toEqual([201, first.body.id]);
    expect((await as('officer').get('/publications')).body.items.map((one: { id: string }) => one.id)).toEqual([first.body.id]);
    expect((await as('stranger').get('/publications')).body.items).toEqual([]);
    expect(await status('auditor', 'POST', '/publications', body)).toBe(403);
    expect(await status('admin', 'GET', '/publications')).toBe(403);
  });

  it('lists suggestions of the own organ', async () => {
    expect((await as('officer').get('/suggestions')).body).toEqual({ items: [] });
    expect(await status('admin', 'GET', '/suggestions')).toBe(403);
    expect(await status('officer', 'POST', '/suggestions/nothing/outcome', { outcome: '已采纳' })).toBe(404);
    expect(await status('auditor', 'POST', '/suggestions/nothing/outcome', { outcome: '已采纳' })).toBe(403);
  });
});

describe('correspondence', () => {
  it('lists mail that goes out, for administrators without whom and what', async () => {
    const mails = (await as('officer').get(`/cases/${of.caseId}/mails`)).body.items as { id: number }[];
    const [mail] = mails;
    expect(mails.length).toBeGreaterThan(0);
    const one = await as('officer').get(`/mails/${mail?.id}`);
    expect([one.status, one.body.caseId]).toEqual([200, of.caseId]);
    expect((await as('admin').get(`/mails/${mail?.id}`)).body).toMatchObject({ caseId: null, caseNo: null, message: null });
    expect(await status('stranger', 'GET', `/mails/${mail?.id}`)).toBe(404);
    expect(await status('elsewhere', 'GET', `/mails/${mail?.id}`)).toBe(404);
    expect((await as('officer').get('/mails?state=kept')).status).toBe(200);
    expect(await status('statistician', 'GET', '/mails')).toBe(403);
    expect(await status('auditor', 'POST', `/mails/${mail?.id}/again`)).toBe(403);
    expect([200, 409]).toContain(await status('officer', 'POST', `/mails/${mail?.id}/again`));
    expect([200, 409]).toContain(await status('officer', 'POST', `/mails/${mail?.id}/cancel`));
    expect((await as('head').post('/mails/again')).body).toEqual({ revived: 0, skipped: 0 });
  });

  it('finds no mail and no fax that did not come', async () => {
    expect((await as('officer').get('/inbox')).body).toEqual({ items: [] });
    expect(await status('admin', 'GET', '/inbox')).toBe(403);
    expect(await status('officer', 'GET', '/inbox/1')).toBe(404);
    expect(await status('officer', 'GET', '/inbox/1/files/f')).toBe(404);
    const bodies = { open: { title: '题', name: '某甲' }, file: { caseNo: '1' }, dismiss: { note: '广告' }, restore: {} };
    for (const [act, body] of Object.entries(bodies)) {
      expect(await status('officer', 'POST', `/inbox/1/${act}`, body)).toBe(404);
      expect(await status('auditor', 'POST', `/inbox/1/${act}`, body)).toBe(403);
    }
    expect((await as('officer').get('/faxes')).body).toEqual({ incoming: [], outgoing: [] });
    expect(await status('admin', 'GET', '/faxes')).toBe(403);
    for (const path of ['/faxes/in/1', '/faxes/out/1']) expect(await status('officer', 'GET', path)).toBe(404);
    expect(await status('officer', 'POST', '/faxes/in/1/file', { caseNo: '1' })).toBe(404);
    for (const act of ['again', 'cancel']) expect(await status('officer', 'POST', `/faxes/out/1/${act}`)).toBe(404);
  });
});

describe('figures', () => {
  it('tell numbers to statisticians and cases to those who see them', async () => {
    expect((await as('statistician').get('/figures/overview')).body.received).toBe(1);
    expect((await as('officer').get('/figures/overview/cases?cell=received')).body.total).toBe(1);
    expect(
      (await as('elsewhere').get('/figures/overview/cases?cell=received')).body.items.map((row: { id: string }) => row.id),
    ).not.toContain(of.caseId);
    expect((await as('stranger').get('/figures/overview/cases?cell=received')).body.items).toEqual([]);
    expect(await status('statistician', 'GET', '/figures/overview/cases?cell=received')).toBe(403);
    expect(await status('officer', 'GET', '/figures/overview/cases?cell=nothing')).toBe(404);
    expect(await status('admin', 'GET', '/figures/overview')).toBe(403);
    expect((await as('officer').get('/figures/workload')).status).toBe(200);
    expect(await status('admin', 'GET', '/figures/workload')).toBe(403);
    const month = (await as('officer').get('/figures/month?month=2026-03')).body;
    expect(JSON.stringify(month)).toContain(of.caseId);
    expect(JSON.stringify((await as('elsewhere').get('/figures/month?month=2026-03')).body)).not.toContain(of.caseId);
    expect(await status('statistician', 'GET', '/figures/month')).toBe(403);
    expect((await as('leader').get('/figures/desk')).status).toBe(200);
    expect(await status('registrar', 'GET', '/figures/desk')).toBe(403);
    for (const format of ['T2014', 'T2019', 'T2021']) {
      const year = format === 'T2014' ? 2016 : format === 'T2019' ? 2020 : 2026;
      expect((await as('statistician').get(`/figures/annual-report?year=${year}&format=${format}`)).body.format).toBe(format);
    }
    expect(await status('admin', 'GET', '/figures/annual-report?year=2026&format=T2021')).toBe(403);
  });
});

describe('the rest', () => {
  it('exports lists of what is within sight', async () => {
    const { status: done, body } = await as('officer').post('/exports/cases', { body: { format: 'csv' } });
    expect([done, String(body).includes('某道路工程的验收报告')]).toEqual([200, true]);
    expect(String((await as('stranger').post('/exports/cases', { body: { format: 'csv' } })).body)).not.toContain('某道路工程');
    expect(await status('admin', 'POST', '/exports/cases', { format: 'csv' })).toBe(403);
    expect((await as('auditor').get(`/cases/${of.caseId}/bundle.zip`)).status).toBe(200);
  });

  it('shows auditors what they look for, and others nothing of it', async () => {
    const entries = (await as('auditor').get('/audit/entries?limit=1')).body;
    expect([entries.items.length, typeof entries.next]).toEqual([1, 'string']);
    expect((await as('auditor').get(entries.next)).body.items).toHaveLength(1);
    for (const path of [
      '/audit/reads',
      '/audit/oversight',
      '/audit/statistics',
      '/audit/log',
      '/audit/log/verification',
      '/audit/integrity',
      '/audit/entries',
    ]) {
      expect([path, await status('auditor', 'GET', path)]).toEqual([path, 200]);
      expect([path, await status('officer', 'GET', path)]).toEqual([path, 403]);
    }
    expect(await status('auditor', 'GET', '/audit/heads/2026-03-01')).toBe(404);
    expect((await as('auditor').get(`/cases/${of.caseId}/replay?version=1`)).body.version).toBe(1);
    expect(JSON.stringify((await as('stranger').get('/audit/entries')).body)).not.toContain(of.caseId);
  });

  it('leaves people their own settings, and programs none', async () => {
    expect((await as('officer').call('PUT', '/me/mail', { body: { language: 'en', digest: false } })).body).toEqual({
      email: null,
      language: 'en',
      digest: false,
    });
    expect((await as('officer').get('/me/mail')).body.digest).toBe(false);
    expect(await status('counter', 'GET', '/me/mail')).toBe(403);
    const made = await as('officer').post('/me/calendars', { body: { kind: 'case', caseId: of.caseId } });
    expect([made.status, made.body.address]).toEqual([201, expect.stringMatching(/\.ics$/)]);
    expect(await status('elsewhere', 'POST', '/me/calendars', { kind: 'case', caseId: of.caseId })).toBe(404);
    expect((await as('officer').get('/me/calendars')).body.items).toHaveLength(1);
    expect(await status('stranger', 'DELETE', `/me/calendars/${made.body.id}`)).toBe(404);
    expect(await status('officer', 'DELETE', `/me/calendars/${made.body.id}`)).toBe(204);
    const view = await as('officer').post('/me/views', { body: { name: '我的' } });
    expect(view.status).toBe(201);
    expect(await status('officer', 'POST', '/me/views', { name: '我的' })).toBe(422);
    expect(
      (await as('officer').call('PATCH', `/me/views/${view.body.id}`, { body: { name: '新名', isDefault: true } })).body,
    ).toMatchObject({ name: '新名', isDefault: true });
    expect((await as('officer').get('/me/views')).body.items).toHaveLength(1);
    expect(await status('head', 'DELETE', `/me/views/${view.body.id}`)).toBe(404);
    expect(await status('officer', 'DELETE', `/me/views/${view.body.id}`)).toBe(204);
    expect(await status('admin', 'GET', '/me/views')).toBe(403);
  });

  it('lets administrators set up webhooks, and heads look', async () => {
    const body = { url: 'http://127.0.0.1:9/hook', description: '测试' };
    const { status: made, body: hook } = await as('admin').post('/webhooks', { body });
    expect([made, hook.secret]).toEqual([201, undefined]);
    const path = `/webhooks/${hook.id}`;
    expect(await status('head', 'POST', '/webhooks', body)).toBe(403);
    expect((await as('head').get('/webhooks')).body.items).toHaveLength(1);
    expect((await as('head').get(path)).status).toBe(200);
    expect(await status('officer', 'GET', path)).toBe(403);
    expect(await status('stranger', 'GET', path)).toBe(404);
    expect((await as('admin').call('PUT', path, { body: { ...body, description: '改' } })).body.description).toBe('改');
    expect((await as('admin').call('PUT', path, { body: { url: 'ftp://x' } })).status).toBe(422);
    expect((await as('admin').post(`${path}/ping`)).body.taken).toBe(false);
    expect(await status('admin', 'POST', `${path}/resume`)).toBe(409);
    expect(await status('admin', 'POST', `${path}/secret`)).toBe(200);
    expect((await as('admin').get(`${path}/deliveries`)).body.items).toEqual([]);
    for (const act of ['again', 'drop']) expect(await status('admin', 'POST', `${path}/deliveries/1/${act}`)).toBe(404);
    expect(await status('head', 'DELETE', path)).toBe(403);
    expect(await status('admin', 'DELETE', path)).toBe(204);
  });

  it('lets administrators see to organs, units, settings and jobs', async () => {
    const { id } = of.office.organ;
    expect((await as('admin').get('/organs')).body.items.map((one: { id: number }) => one.id)).toEqual([id]);
    expect(await status('officer', 'GET', '/organs')).toBe(403);
    const below = await as('admin').post('/organs', { body: { name: '甲区某局', shortName: '甲局', parentId: id } });
    expect(below.status).toBe(201);
    expect(await status('admin', 'POST', '/organs', { name: '甲区某局', shortName: '甲局二', parentId: id })).toBe(422);
    const organ = `/organs/${below.body.id}`;
    expect((await as('admin').call('PUT', organ, { body: { name: '甲区某某局', shortName: '甲局', parentId: id } })).body.name).toBe(
      '甲区某某局',
    );
    for (const act of ['close', 'reopen']) expect(await status('admin', 'POST', `${organ}/${act}`)).toBe(204);
    const unit = await as('admin').post(`${organ}/units`, { body: { name: '办公室' } });
    expect((await as('admin').get(`${organ}/units`)).body.items).toHaveLength(1);
    expect((await as('admin').call('PUT', `/units/${unit.body.id}`, { body: { name: '综合科' } })).body.formerNames).toEqual(['办公室']);
    for (const act of ['close', 'reopen']) expect(await status('admin', 'POST', `/units/${unit.body.id}/${act}`)).toBe(204);
    expect(await status('head', 'PUT', `/units/${unit.body.id}`, { name: '科' })).toBe(403);
    expect((await as('admin').get(`/organs/${id}/staff?limit=2`)).body.items).toHaveLength(2);
    expect(await status('admin', 'GET', '/organs/999/staff')).toBe(404);
    const { items } = (await as('admin').get(`/organs/${id}/settings`)).body as { items: { name: string; value: string }[] };
    const [first] = items;
    expect(
      (await as('admin').call('PUT', `/organs/${id}/settings`, { body: { values: { [first?.name ?? '']: first?.value } } })).status,
    ).toBe(200);
    expect(await status('head', 'GET', `/organs/${id}/settings`)).toBe(403);
    expect((await as('admin').get('/jobs')).status).toBe(200);
    expect(await status('admin', 'POST', '/jobs/999999/retry')).toBe(409);
    expect(await status('officer', 'GET', '/jobs')).toBe(403);
    expect((await as('statistician').get('/services')).body.ready).toBe(true);
  });
});
