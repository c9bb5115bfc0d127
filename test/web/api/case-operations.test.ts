import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withTransaction } from '../../../src/store/database.ts';
import { type ApiClient, apiClient } from '../../support/api-client.ts';
import { keysOf } from '../../support/api-keys.ts';
import { databases } from '../../support/databases.ts';
import { application } from '../../support/office.ts';
import { openRunningOffice, type RunningOffice } from '../../support/running-office.ts';

const { channel: _channel, ...APPLICATION } = application;

describe.each(databases)('cases by the API on $kind', ({ kind }) => {
  let office: RunningOffice;
  let registrar: ApiClient;
  let officer: ApiClient;
  let program: ApiClient;
  let leader: ApiClient;
  let id: string;

  beforeAll(async () => {
    office = await openRunningOffice({ kind, day: '2026-03-02' });
    const keys = keysOf(office);
    registrar = await apiClient(office.url, await keys.personal('registrar', ['cases:read', 'cases:record']));
    officer = await apiClient(office.url, await keys.personal('officer', ['cases:read', 'cases:record']));
    leader = await apiClient(office.url, await keys.personal('leader', ['cases:read', 'cases:record']));
    program = await apiClient(
      office.url,
      await keys.program(['cases:read', 'cases:record'], { roles: ['registrar', 'officer'], name: '办公系统' }),
    );
  });
  afterAll(() => office.close());

  const versionOf = async (caseId: string): Promise<number> =>
    Number((await officer.get(`/cases/${caseId}`)).headers.get('etag')?.replaceAll('"', ''));
  const record = async (who: ApiClient, type: string, data: object = {}, extra: object = {}) =>
    who.post(`/cases/${id}/events`, { version: await versionOf(id), body: { type, on: '2026-03-02', data }, ...extra });

  it('takes an application in, once for its key', async () => {
    const body = { channel: 'inPerson', on: '2026-03-02', data: APPLICATION };
    const opened = await registrar.post('/cases', { body, once: 'first' });
    expect([opened.status, opened.body.problems]).toEqual([201, undefined]);
    id = opened.body.id;
    const again = await registrar.post('/cases', { body, once: 'first' });
    expect(again.body).toEqual(opened.body);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await office.db.read('cases')).toHaveLength(1);
    const missing = await registrar.post('/cases', { body, once: null });
    expect([missing.status, missing.body.code]).toEqual([400, 'IDEMPOTENCY_KEY_MISSING']);
  });

  it('takes in by mail what was confirmed with the applicant', async () => {
    const receipt = { result: 'confirmed', on: '2026-03-02', data: { contactPerson: '某甲', method: 'phone' } };
    const body = { channel: 'fax', on: '2026-03-02', data: { ...APPLICATION, title: '另一件' }, receipt };
    const { status, body: answer } = await registrar.post('/cases', { body });
    expect([status, answer.problems]).toEqual([201, undefined]);
    expect((await officer.get(`/cases/${answer.id}`)).body.clock).toMatchObject({ receivedOn: '2026-03-02', state: 'running' });
    const early = { ...body, receipt: { ...receipt, on: '2026-03-01', data: { ...receipt.data, mood: 'good' } } };
    expect((await registrar.post('/cases', { body: early })).body.problems.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/receipt/data/mood',
    ]);
    const day = { ...body, receipt: { ...receipt, on: '2026-03-01' } };
    expect((await registrar.post('/cases', { body: day })).body.problems.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/receipt/on',
    ]);
  });

  it('tells the case, its steps with their fields, and keeps that it was read', async () => {
    const { status, headers, body } = await officer.get(`/cases/${id}`);
    expect([status, headers.get('etag')]).toEqual([200, '"1"']);
    const step = body.steps.find(({ type }: { type: string }) => type === 'examination.started');
    expect(step).toMatchObject({ possible: true, schema: { type: 'object', additionalProperties: false } });
    expect((await officer.get(`/cases/${id}`, { headers: { 'if-none-match': '"1"' } })).status).toBe(304);
    expect(await office.db.read('case_reads').where({ case_id: id, user_id: 'officer', what: 'page' })).not.toHaveLength(0);
  });

  it('asks for the version, and refuses an old one', async () => {
    const body = { type: 'examination.started', on: '2026-03-02' };
    const missing = await officer.post(`/cases/${id}/events`, { body });
    expect([missing.status, missing.body.code]).toEqual([428, 'IF_MATCH_MISSING']);
    const stale = await officer.post(`/cases/${id}/events`, { body, version: 7 });
    expect([stale.status, stale.body.code]).toEqual([412, 'STALE_VERSION']);
  });

  it('records an event once, however often it is sent', async () => {
    const body = { type: 'examination.started', on: '2026-03-02' };
    const first = await officer.post(`/cases/${id}/events`, { body, version: 1, once: 'start' });
    expect([first.status, first.headers.get('etag'), first.body.problems]).toEqual([201, '"2"', undefined]);
    const again = await officer.post(`/cases/${id}/events`, { body, version: 1, once: 'start' });
    expect([again.status, again.headers.get('idempotency-replayed'), again.headers.get('etag')]).toEqual([201, 'true', '"2"']);
    const [entry] = await office.db.read('history').where({ case_id: id, version: 2 });
    expect([entry.actor_kind, entry.actor_id, JSON.parse(entry.extra)]).toEqual(['staff', 'officer', { apiKey: expect.any(String) }]);
  });

  it('finds out what a call recorded that broke off before it answered', async () => {
    const version = await versionOf(id);
    const body = { type: 'handler.assigned', on: '2026-03-02', data: { user: 'officer' } };
    const first = await program.post(`/cases/${id}/events`, { body, version, once: 'broken' });
    expect([first.status, first.body.problems]).toEqual([201, undefined]);
    // As if the process had died between the commit and the answer, a while ago.
    const hash = createHash('sha256').update('broken').digest('hex');
    await withTransaction(office.db, (trx) =>
      trx('api_requests').where({ request_hash: hash }).update({ answer: null, lease_until: '2026-01-01T00:00:00.000Z' }),
    );
    const again = await program.post(`/cases/${id}/events`, { body, version, once: 'broken' });
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect(await versionOf(id)).toBe(version + 1);
    const [entry] = await office.db.read('history').where({ case_id: id, version: version + 1 });
    expect([entry.actor_kind, entry.actor_name, JSON.parse(entry.data).name]).toEqual(['machine', '办公系统', '员工乙']);
  });

  it('does not run the same request twice at a time', async () => {
    const body = { text: '电话联系过申请人' };
    const first = await officer.post(`/cases/${id}/notes`, { body, once: 'note' });
    expect(first.status).toBe(201);
    const hash = createHash('sha256').update('note').digest('hex');
    const set = (columns: object) => withTransaction(office.db, (trx) => trx('api_requests').where({ request_hash: hash }).update(columns));
    await set({ answer: null, lease_until: '2099-01-01T00:00:00.000Z' });
    const busy = await officer.post(`/cases/${id}/notes`, { body, once: 'note' });
    expect([busy.status, busy.body.code, busy.headers.get('retry-after')]).toEqual([409, 'IN_PROGRESS', '2']);
    await set({ lease_until: '2026-01-01T00:00:00.000Z' });
    expect((await officer.post(`/cases/${id}/notes`, { body, once: 'note' })).body).toEqual(first.body);
    await set({ answer: null, done: null, lease_until: '2026-01-01T00:00:00.000Z' });
    expect((await officer.post(`/cases/${id}/notes`, { body, once: 'note' })).body.code).toBe('OUTCOME_UNKNOWN');
    expect((await officer.get(`/cases/${id}/notes`)).body.items).toHaveLength(1);
  });

  it('leaves the key free when a write was refused', async () => {
    const version = await versionOf(id);
    const wrong = await officer.post(`/cases/${id}/events`, {
      version,
      once: 'mend',
      body: { type: 'correction.requested', on: '2026-03-02', data: { workingDays: 'many' } },
    });
    expect(wrong.status).toBe(422);
    expect(wrong.body.problems.map(({ pointer }: { pointer: string }) => pointer)).toEqual(['/data/workingDays']);
    const rest = await officer.post(`/cases/${id}/events`, {
      version,
      once: 'mend',
      body: { type: 'correction.requested', on: '2026-03-02', data: { workingDays: 15 } },
    });
    expect(rest.status).toBe(422);
    expect(rest.body.problems[0].pointer).toMatch(/^\/data\//);
  });

  it('signs nothing for a leader, and refuses what the law refuses with its article', async () => {
    const { body } = await leader.get(`/cases/${id}`);
    expect(body.steps.map(({ type }: { type: string }) => type)).not.toContain('reply.approved');
    const sign = await record(leader, 'reply.approved');
    expect([sign.status, sign.body.code]).toEqual([403, 'FORBIDDEN']);
    expect(sign.body.detail).toContain('an API key cannot');
    const early = await record(officer, 'reply.issued', {});
    expect(early.status).toBeGreaterThanOrEqual(409);
    const role = await record(registrar, 'period.extended', { workingDays: 20, reason: '材料多' });
    expect([role.status, role.body.code]).toEqual([403, 'FORBIDDEN']);
    expect(role.body.basis).toMatch(/2019/);
  });

  it('tells history page by page', async () => {
    const all = (await officer.get(`/cases/${id}/history`)).body.items;
    const pages: unknown[] = [];
    for (let path: string | null = `/cases/${id}/history?limit=2`; path !== null; ) {
      const { body, headers } = await officer.get(path);
      pages.push(...body.items);
      expect(headers.get('link')).toBe(body.next === null ? null : `<${body.next}>; rel="next"`);
      path = body.next;
    }
    expect(pages).toEqual(all);
  });

  it('lists and finds cases, and refuses what it does not know', async () => {
    const { body } = await officer.get('/cases?limit=1');
    expect(body.items).toHaveLength(1);
    const next = await officer.get(body.next);
    expect(next.body.items).toHaveLength(1);
    expect(next.body.items[0].id).not.toBe(body.items[0].id);
    const found = await officer.post('/cases/search', { body: { text: '另一件' } });
    expect(found.body.items.map(({ title }: { title: string }) => title)).toEqual(['另一件']);
    const wrong = await officer.get('/cases?colour=red&limit=1000&arrivedFrom=2026-02-30');
    expect([
      wrong.status,
      wrong.body.problems.map(({ in: place, pointer }: { in: string; pointer: string }) => `${place} ${pointer}`).sort(),
    ]).toEqual([422, ['query /arrivedFrom', 'query /colour', 'query /limit']]);
    expect((await officer.get('/cases?after=abc')).status).toBe(422);
  });

  it('computes', async () => {
    const supposed = await officer.post(`/cases/${id}/what-if`, {
      body: { facts: [{ type: 'period.extended', on: '2026-03-10', value: 20 }] },
    });
    expect([supposed.status, supposed.body.steps.length]).toEqual([200, 1]);
    expect(
      (await officer.post(`/cases/${id}/what-if`, { body: { facts: [{ type: 'period.extended', on: 'x' }] } })).body.problems[0].pointer,
    ).toBe('/facts/0');
    const timeline = {
      ref: 'a',
      channel: 'fax',
      events: [
        { type: 'application.arrived', on: '2017-04-27' },
        { type: 'receipt.confirmed', on: '2017-04-28' },
      ],
    };
    const clock = await officer.post('/clock', { body: { timeline, today: '2017-05-10' } });
    expect(clock.body.clock).toMatchObject({ ref: 'a', receivedOn: '2017-04-28', dueOn: '2017-05-22', state: 'running' });
    expect((await officer.post('/clock', { body: { timeline: {} } })).status).toBe(422);
    const due = await officer.get('/deadline?channel=inPerson&arrivedOn=2026-03-02');
    expect(due.body).toMatchObject({ receivedOn: '2026-03-02', dueOn: '2026-03-30' });
    expect((await officer.get('/deadline?channel=fax&arrivedOn=2026-03-02')).body.problems[0].pointer).toBe('/confirmedOn');
  });

  it('hears only JSON, and says where it breaks', async () => {
    const path = `/cases/${id}/notes`;
    const typed = await officer.post(path, { raw: 'text=x', headers: { 'content-type': 'application/x-www-form-urlencoded' } });
    expect([typed.status, typed.body.code]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
    const broken = await officer.post(path, { raw: '{"text":\n "a" "b"}', headers: { 'content-type': 'application/json' } });
    expect([broken.status, broken.body.code, broken.body.detail]).toEqual([
      400,
      'MALFORMED_JSON',
      'It is not JSON at line 2, column 6 (offset 14).',
    ]);
    const large = await officer.post(path, { raw: `{"text":"${'x'.repeat(1_100_000)}"}`, headers: { 'content-type': 'application/json' } });
    expect([large.status, large.body.code]).toEqual([413, 'TOO_LARGE']);
    const control = await officer.post(path, { body: { text: 'a\u0000b', other: 1 } });
    expect(control.body.problems).toMatchObject([{ pointer: '/text' }]);
    expect((await officer.get('/cases/a%00b')).status).toBe(404);
    expect((await officer.get('/cases/%E0%A4%A')).status).toBe(400);
    expect(office.failures).toEqual([]);
  });
});
