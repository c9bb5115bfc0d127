import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RECORDABLE } from '../../../src/web/api/event-input.ts';
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

describe('steps that have pages of their own', () => {
  it('are events that can be recorded', () => {
    const types = RECORDABLE.map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(['application.split', 'application.merged', 'document.remade', 'publication.published']));
  });
});

describe('what hangs on a case', () => {
  const reads = ['letters', 'mails', 'faxes', 'redactions', 'timeline', 'file.pdf', 'replay'];

  it.each(reads)('gives %s to who sees the case, and to nobody else', async (what) => {
    const path = `/cases/CASE/${what}`;
    expect(await status('officer', 'GET', path)).toBe(200);
    expect(await status('elsewhere', 'GET', path)).toBe(404);
    expect(await status('stranger', 'GET', path)).toBe(404);
    expect(await status('admin', 'GET', path)).toBe(403);
    expect(await status('narrow', 'GET', path)).toBe(403);
  });

  it.each([
    ['POST', 'letters/preview', { type: 'period.extended', on: '2026-03-04', data: { workingDays: 20, reason: '汇总材料' } }, 3],
    ['POST', 'merge', { with: 'nothing', on: '2026-03-04' }, 3],
    ['POST', 'query-code', undefined, undefined],
    ['POST', 'redactions', { file: 'nothing' }, undefined],
    ['POST', 'faxes', { version: 1, letter: 'RECEIPT', number: '010-00000000' }, undefined],
    ['GET', 'breach-candidates', undefined, undefined],
    ['POST', 'breaches', { fact: { type: 'reply.sent', on: '2026-03-04' }, data: {} }, 3],
    ['GET', 'letters/draft', undefined, undefined],
    ['PUT', 'letters/draft', { proposal: 1, paragraphs: ['一'] }, 1],
    ['POST', 'letters/draft/preview', {}, undefined],
    ['GET', 'bundle.zip', undefined, undefined],
  ] as const)('is not found by people of other units and organs: %s %s', async (method, what, body, version) => {
    const path = `/cases/CASE/${what}`;
    expect([403, 404]).toContain(await status('elsewhere', method, path, body, version));
    expect(await status('stranger', method, path, body, version)).toBe(404);
    expect(await status('admin', method, path, body, version)).toBe(403);
  });

  it('shows the letters of a step before it is recorded, and records nothing', async () => {
    of.office.time.set('2026-03-04');
    const body = { type: 'correction.requested', on: '2026-03-04', data: { workingDays: 15, points: '请写明所需信息的年份' } };
    const { body: before } = await as('officer').get(`/cases/${of.caseId}`);
    const preview = await as('officer').post(`/cases/${of.caseId}/letters/preview`, { body, version: before.version });
    expect([preview.status, preview.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect((await as('officer').get(`/cases/${of.caseId}`)).body.version).toBe(before.version);
    expect((await as('auditor').post(`/cases/${of.caseId}/letters/preview`, { body, version: before.version })).status).toBe(403);
  });

  it('issues a new query code to whoever takes applications in', async () => {
    const { status: done, body } = await as('registrar').post(`/cases/${of.caseId}/query-code`);
    expect([done, typeof body.code]).toEqual([200, 'string']);
    expect(await status('auditor', 'POST', '/cases/CASE/query-code')).toBe(403);
  });

  it('lists what a head can put on record, and refuses what is no breach', async () => {
    const { status: done, body } = await as('head').get(`/cases/${of.caseId}/breach-candidates`);
    expect([done, body.items.length > 0]).toEqual([200, true]);
    expect(await status('officer', 'GET', '/cases/CASE/breach-candidates')).toBe(403);
    const { version } = (await as('head').get(`/cases/${of.caseId}`)).body;
    const wrong = await as('head').post(`/cases/${of.caseId}/breaches`, {
      body: { fact: { type: 'no.such', on: '2026-03-04' }, data: {} },
      version,
    });
    expect([wrong.status, wrong.body.problems[0].pointer]).toEqual([422, '/fact/type']);
  });

  it('assigns several cases, each by itself', async () => {
    const handlers = (await as('head').get('/handlers')).body.items as { id: string }[];
    expect(handlers.map(({ id }) => id)).toContain('officer');
    const { version } = (await as('head').get(`/cases/${of.caseId}`)).body;
    const body = {
      to: 'officer',
      cases: [
        { id: of.caseId, version },
        { id: 'no-such-case', version: 1 },
      ],
    };
    const { status: done, body: result } = await as('head').post('/cases/assign', { body });
    expect(done).toBe(200);
    expect(result.done.map((one: { caseId: string }) => one.caseId)).toEqual([of.caseId]);
    expect(result.refused.map((one: { caseId: string }) => one.caseId)).toEqual(['no-such-case']);
    expect(await status('auditor', 'POST', '/cases/assign', body)).toBe(403);
    expect((await as('stranger').post('/cases/assign', { body: { ...body, to: 'stranger' } })).body.done).toEqual([]);
  });

  it('refuses a merge with what is not there', async () => {
    const { version } = (await as('head').get(`/cases/${of.caseId}`)).body;
    const answer = await as('registrar').post(`/cases/${of.caseId}/merge`, { body: { with: 'nothing', on: '2026-03-04' }, version });
    expect([409, 422]).toContain(answer.status);
  });

  it('has no reply before one is proposed, no fax way, no such redaction', async () => {
    expect(await status('officer', 'GET', '/cases/CASE/letters/draft')).toBe(404);
    expect(await status('officer', 'PUT', '/cases/CASE/letters/draft', { proposal: 1, paragraphs: ['一'] }, 1)).toBe(404);
    expect(await status('officer', 'POST', '/cases/CASE/letters/draft/preview', {})).toBe(404);
    expect(await status('officer', 'POST', '/cases/CASE/faxes', { version: 1, letter: 'RECEIPT', number: '010-00000000' })).toBe(404);
    expect(await status('officer', 'GET', '/cases/CASE/redactions/nothing')).toBe(404);
    expect(await status('officer', 'POST', '/cases/CASE/redactions', { file: 'nothing' })).toBe(422);
  });
});

describe('the text of a reply', () => {
  it('is saved on what was seen, and not over what somebody else saved', async () => {
    const id = await of.office.carry([
      ['registrar', 'application.arrived', '2026-03-04'],
      ['officer', 'examination.started', '2026-03-04'],
      ['officer', 'unit.assigned', '2026-03-04', { unit: '某科室' }],
      ['officer', 'search.started', '2026-03-04', { units: '某科室', systems: '档案系统' }],
      ['officer', 'search.completed', '2026-03-04', { result: 'found', systems: '档案系统', terms: '验收报告', staff: '员工乙' }],
      ['secrecy', 'secrecy.cleared', '2026-03-04', { level: '不涉密', basis: '保守国家秘密法' }],
      ['officer', 'reply.proposed', '2026-03-04', { decisionCode: 'G2', basis: '第三十六条第二项', reasons: '属于应当公开的信息' }],
    ]);
    const path = `/cases/${id}/letters/draft`;
    const { body, headers } = await as('officer').get(path);
    expect(headers.get('etag')).toBe('"1"');
    const put = (paragraphs: string[], version: number) =>
      as('officer').call('PUT', path, { body: { proposal: body.proposal, paragraphs }, version });
    const saved = await put(['第一段。', '第二段。'], 1);
    expect([saved.status, saved.headers.get('etag'), saved.body.edited]).toEqual([200, '"2"', true]);
    expect((await put(['另一个。'], 1)).status).toBe(412);
    expect((await as('officer').call('PUT', path, { body: { proposal: 99, paragraphs: ['一'] }, version: 2 })).status).toBe(409);
    expect((await as('officer').post(`${path}/preview`, { body: {} })).status).toBe(200);
    expect((await as('head').call('PUT', path, { body: { proposal: body.proposal, paragraphs: ['一'] }, version: 2 })).status).toBe(403);
  });
});

describe('templates and letterhead', () => {
  it('are read by those who write letters, changed by heads and administrators', async () => {
    const { items } = (await as('officer').get('/letter-templates')).body;
    expect(items.length).toBeGreaterThan(20);
    const { body: docx, bytes } = await as('officer').get('/letter-templates/redHead/template.docx');
    expect(docx).toBeDefined();
    expect(await status('officer', 'GET', '/letter-templates/nothing')).toBe(404);
    expect(await status('statistician', 'GET', '/letter-templates')).toBe(403);
    const headers = { 'content-disposition': 'attachment; filename="t.docx"', 'content-type': 'application/octet-stream' };
    const raw = new Uint8Array(bytes);
    const checked = await as('head').post('/letter-templates/redHead/check', { raw, headers });
    expect(checked.body).toMatchObject({ ok: true });
    const put = (who: 'officer' | 'admin', version: number) =>
      as(who).call('PUT', '/letter-templates/redHead/template.docx', { raw, headers, version });
    expect((await put('officer', 1)).status).toBe(403);
    expect((await put('admin', 1)).body).toMatchObject({ own: true, version: 1 });
    expect((await put('admin', 1)).status).toBe(412);
    expect((await as('head').call('DELETE', '/letter-templates/redHead', { version: 2 })).status).toBe(204);
    expect((await as('head').call('DELETE', '/letter-templates/redHead', { version: 3 })).status).toBe(409);
    expect((await as('officer').get('/letter-templates/redHead/sample.pdf')).status).toBe(200);
    expect((await as('officer').get('/letter-samples')).body.items.length).toBeGreaterThan(20);
    expect((await as('officer').get('/letter-samples/RECEIPT')).headers.get('content-type')).toBe('application/pdf');
    expect(await status('statistician', 'GET', '/letter-samples')).toBe(403);
  });

  it('keep the letterhead in versions', async () => {
    expect((await as('head').get('/letterhead')).body.version).toBe(0);
    const body = { content: { phone: '010-00000000' } };
    expect((await as('head').call('PUT', '/letterhead', { body, version: 1 })).body).toMatchObject({
      version: 1,
      content: { phone: '010-00000000' },
    });
    expect((await as('head').call('PUT', '/letterhead', { body, version: 1 })).status).toBe(412);
    const wrong = await as('head').call('PUT', '/letterhead', { body: { content: { postcode: 'x' } }, version: 2 });
    expect([wrong.status, wrong.body.problems[0].pointer]).toEqual([422, '/content/postcode']);
    expect(await status('officer', 'PUT', '/letterhead', body, 2)).toBe(403);
    expect(await status('head', 'GET', '/letterhead/seal.png')).toBe(404);
    expect((await as('head').get('/letterhead/sample.pdf')).status).toBe(200);
  });
});
