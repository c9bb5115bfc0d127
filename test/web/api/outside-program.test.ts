import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiClient, apiClient } from '../../support/api-client.ts';
import { keysOf } from '../../support/api-keys.ts';
import { databases } from '../../support/databases.ts';
import { openRunningOffice, type RunningOffice, type StaffStep } from '../../support/running-office.ts';

const APPLICATION = {
  data: {
    applicant: {
      type: 'citizen',
      class: 'naturalPerson',
      name: '某甲',
      idType: 'passport',
      idNumber: 'E00000000',
      phone: '010-00000000',
      email: 'a@example.com',
    },
    description: '某道路工程 2025 年的竣工验收报告',
    obtainWay: ['email'],
    media: ['electronic'],
  },
};

const DAY = '2026-03-11';
/** Up to the signature, which no key gives. */
const REPLY: readonly StaffStep[] = [
  ['officer', 'unit.assigned', '2026-03-05', { unit: '某科室', internalLimit: DAY }],
  ['officer', 'search.started', '2026-03-05', { units: '某科室', systems: '档案系统' }],
  ['officer', 'search.completed', DAY, { result: 'found', systems: '档案系统', terms: '词', staff: '某某', resultList: '一份' }],
  ['secrecy', 'secrecy.cleared', DAY, { level: '不涉密', basis: '依据' }],
  ['officer', 'reply.proposed', DAY, { decisionCode: 'G2', basis: '第三十六条第二项', reasons: '应当公开。' }],
  ['officer', 'reply.submitted', DAY],
  ['legal', 'legal.approved', DAY, { opinion: '同意' }],
  ['leader', 'reply.approved', DAY],
];

describe.each(databases)('a portal with a key of its own on $kind', ({ kind }) => {
  let office: RunningOffice;
  let portal: ApiClient;
  let other: ApiClient;
  let id: string;
  const once = randomUUID();

  beforeAll(async () => {
    office = await openRunningOffice({ kind, day: '2026-03-02' });
    const keys = keysOf(office);
    portal = await apiClient(office.url, await keys.program(['applications:submit']));
    other = await apiClient(office.url, await keys.program(['applications:submit'], { name: '别的门户' }));
  });
  afterAll(() => office.close());

  it('sends an application with a file and gets number and query code', async () => {
    const file = await portal.post('/files', {
      raw: '委托书',
      headers: { 'content-type': 'text/plain', 'content-disposition': "attachment; filename*=UTF-8''%E8%AF%B4%E6%98%8E.txt" },
    });
    expect([file.status, file.body.name]).toEqual([201, '说明.txt']);
    const body = { data: { ...APPLICATION.data, attachments: [file.body.id] } };
    const sent = await portal.post('/applications', { body, once });
    expect([sent.status, sent.body.problems]).toEqual([201, undefined]);
    expect(sent.body).toMatchObject({ organId: office.organ.id, code: expect.stringMatching(/^[\w-]{12}$/) });
    id = sent.body.id;
    const again = await portal.post('/applications', { body, once });
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, 'true']);
    expect(again.body).toEqual(sent.body);
    const changed = await portal.post('/applications', { body: { data: { ...body.data, description: '别的' } }, once });
    expect([changed.status, changed.body.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    expect(await office.db.read('cases')).toHaveLength(1);
  });

  it('is told everything that is wrong, by pointers', async () => {
    const { data } = APPLICATION;
    const wrong = {
      organId: 999,
      data: { ...data, applicant: { ...data.applicant, postcode: '1', nickname: 'x' }, colour: 'red', obtainWay: ['pigeon'] },
    };
    const { status, body } = await portal.post('/applications', { body: { ...wrong, organId: office.organ.id } });
    expect(status).toBe(422);
    expect(body.problems.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
      '/data/applicant/nickname',
      '/data/applicant/postcode',
      '/data/colour',
      '/data/obtainWay',
    ]);
    expect((await portal.post('/applications', { body: { ...APPLICATION, organId: 999 } })).body.problems[0].pointer).toBe('/organId');
  });

  it('follows it while staff work on it', async () => {
    expect((await portal.get('/applications')).body.items).toEqual([{ id, sentAt: expect.any(String) }]);
    const before = await portal.get(`/applications/${id}`);
    expect(before.body).toMatchObject({ id, state: { tone: 'calm' }, replies: [] });
    expect(JSON.stringify(before.body)).not.toContain('E00000000');
    await office.record(id, [
      ['registrar', 'receipt.confirmed', '2026-03-03', { contactPerson: '某甲', method: 'phone' }],
      ['registrar', 'examination.started', '2026-03-03'],
    ]);
    const after = await portal.get(`/applications/${id}`);
    expect(after.body).toMatchObject({ receivedOn: '2026-03-03', dueOn: '2026-03-31', clockState: 'running' });
    const [file] = after.body.files;
    const fetched = await portal.get(`/applications/${id}/files/${file.id}`, { headers: { range: 'bytes=0-5' } });
    expect([fetched.status, fetched.bytes.length]).toEqual([206, 6]);
  });

  it('gets the letter of the reply, which is no opening by the applicant', async () => {
    await office.record(id, REPLY);
    const officer = await apiClient(office.url, await keysOf(office).personal('officer', ['cases:read', 'cases:record']));
    for (const [type, data] of [
      ['reply.issued', {}],
      ['reply.served', { method: 'electronic', electronicBy: 'email', electronicTo: 'a@example.com' }],
    ] as const) {
      const version = Number((await officer.get(`/cases/${id}`)).headers.get('etag')?.replaceAll('"', ''));
      const done = await officer.post(`/cases/${id}/events`, { version, body: { type, on: '2026-03-11', data } });
      expect([done.status, done.body.problems]).toEqual([201, undefined]);
    }
    const { body } = await portal.get(`/applications/${id}`);
    expect(body).toMatchObject({ state: { tone: 'done' }, replies: [{ round: 1, decisionCode: 'G2', sentOn: '2026-03-11' }] });
    const reply = body.letters.at(-1);
    const file = await portal.get(`/applications/${id}/files/${reply.fileId}`);
    expect([file.status, file.headers.get('content-type'), new TextDecoder().decode(file.bytes.slice(0, 5))]).toEqual([
      200,
      'application/pdf',
      '%PDF-',
    ]);
    expect(await office.db.read('history').where({ case_id: id, type: 'reply.opened' })).toEqual([]);
  });

  it('is refused everything else', async () => {
    expect((await other.get(`/applications/${id}`)).status).toBe(404);
    expect((await other.get('/applications')).body.items).toEqual([]);
    const cases = await portal.get('/cases');
    expect([cases.status, cases.body.code, cases.body.requiredScopes]).toEqual([403, 'MISSING_SCOPE', ['cases:read', 'cases:record']]);
    const event = await portal.post(`/cases/${id}/events`, { version: 3, body: { type: 'period.extended', on: '2026-03-03' } });
    expect([event.status, event.body.code]).toEqual([403, 'MISSING_SCOPE']);
    expect(office.failures).toEqual([]);
  });

  it('stands in the history by its key', async () => {
    const rows = await office.db.read('history').where({ case_id: id, version: 1 });
    const [key] = await office.db.read('api_keys').where({ name: '门户网站' });
    expect(JSON.parse(rows[0].extra)).toEqual({ apiKey: key.id });
    const auditor = await apiClient(office.url, await keysOf(office).personal('auditor', ['audit:read']));
    expect((await auditor.get(`/cases/${id}/verification`)).body.ok).toBe(true);
  });
});
