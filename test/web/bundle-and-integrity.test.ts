import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAuditStore } from '../../src/store/audit-store.ts';
import { verifyBytes } from '../support/bundle-office.ts';
import { databases } from '../support/databases.ts';
import { rewriteHistory } from '../support/rewrite-history.ts';
import { type Login, openRunningOffice, PASSWORD, type RunningOffice } from '../support/running-office.ts';
import { type Visitor, visitorAt } from '../support/visitor.ts';

const DAY = '2026-03-04';

describe.each(databases)('pages of bundles and of integrity on $kind', ({ kind }) => {
  let office: RunningOffice;
  let caseId: string;
  const visitors = new Map<Login, Visitor>();
  const as = async (login: Login): Promise<Visitor> => {
    const known = visitors.get(login) ?? visitorAt(office.url);
    if (!visitors.has(login)) await known.signIn(login, PASSWORD);
    visitors.set(login, known);
    return known;
  };

  beforeAll(async () => {
    office = await openRunningOffice({ kind, day: DAY });
    caseId = await office.carry([
      ['registrar', 'application.arrived', DAY],
      ['registrar', 'receipt.confirmed', DAY, { contactPerson: '某甲', method: 'phone' }],
    ]);
  });
  afterAll(async () => {
    visitors.clear();
    await office.close();
  });

  it('gives those who answer for the case a bundle that verifies, and lists it with its digest', async () => {
    const auditor = await as('auditor');
    expect((await auditor.get(`/cases/${caseId}`)).html).toContain(`/cases/${caseId}/bundle"`);
    expect((await auditor.get(`/cases/${caseId}/bundle`)).html).toContain('还没有导出过');
    const { status, headers, bytes } = await auditor.bytes(`/cases/${caseId}/bundle.zip`);
    expect(status).toBe(200);
    expect(headers.get('content-length')).toBe(String(bytes.length));
    expect(headers.get('cache-control')).toBe('no-store');
    const verified = await verifyBytes(bytes);
    expect(verified.fault).toBeUndefined();
    expect(verified.manifest?.exportedBy).toMatchObject({ kind: 'staff', id: expect.any(String) });
    expect((await verifyBytes(Buffer.from(bytes.map((byte, i) => (i === 9_000 ? byte ^ 1 : byte))))).fault).toBeDefined();
    const page = (await auditor.get(`/cases/${caseId}/bundle`)).html;
    expect(page).toContain(verified.manifestSha256);
    expect(headers.get('content-disposition')).toContain(String(verified.manifestSha256).slice(0, 12));
  });

  it('keeps each export in the record of readings and in the audit log', async () => {
    const reads = await office.db.read('case_reads').where({ case_id: caseId, what: 'export', detail: 'bundle' });
    expect(reads).toHaveLength(1);
    const acts = await createAuditStore(office.db.read).find({ kinds: ['bundle.exported'], subject: caseId }, 9);
    expect(acts).toMatchObject([{ actorKind: 'staff', actorId: reads[0].user_id }]);
    expect((await (await as('auditor')).get(`/cases/${caseId}/reads`)).html).toContain('可验证卷宗包');
  });

  it.each(['registrar', 'officer', 'secrecy', 'statistician', 'admin'] as const)('gives no bundle to %s', async (login) => {
    const visitor = await as(login);
    for (const path of ['bundle', 'bundle.zip']) expect((await visitor.get(`/cases/${caseId}/${path}`)).status).toBe(403);
    expect((await createAuditStore(office.db.read).find({ kinds: ['bundle.exported'], subject: caseId }, 9)).length).toBe(1);
  });

  it.each(['head', 'leader', 'legal'] as const)('gives it to %s', async (login) => {
    expect((await (await as(login)).get(`/cases/${caseId}/bundle`)).status).toBe(200);
  });

  it('gives none of a case that there is not', async () => {
    expect((await (await as('auditor')).get('/cases/none/bundle.zip')).status).toBe(404);
  });

  it('shows auditors what the check found, and nobody else', async () => {
    await office.runDue();
    const auditor = await as('auditor');
    expect((await auditor.get('/audit/integrity')).html).toContain('没有发现异常');
    await rewriteHistory(office.db, caseId, (entry) => ({ ...entry, actorName: '某乙' }));
    office.time.set('2026-03-05');
    await office.runDue();
    const { html } = await auditor.get('/audit/integrity');
    expect(html).toContain('发现 1 处异常');
    expect(html).toContain(`/cases/${caseId}/verify`);
    for (const login of ['officer', 'head', 'admin'] as const) {
      for (const path of ['/audit/integrity', '/audit/heads', '/audit/heads/2026-03-04.json', '/audit/heads/2026-03-04.jsonl']) {
        expect((await (await as(login)).get(path)).status).toBe(403);
      }
    }
    expect((await (await as('officer')).get('/system')).html).toContain('1 处异常');
  });

  it('hands out the sealed heads as a record and as a list, and keeps that it did', async () => {
    const auditor = await as('auditor');
    const { html } = await auditor.get('/audit/heads');
    expect(html).toContain('/audit/heads/2026-03-04.json');
    const record = await auditor.get('/audit/heads/2026-03-04.json');
    expect(record.headers.get('content-type')).toContain('application/json');
    expect(JSON.parse(record.html)).toMatchObject({ format: 'yishen-heads', on: '2026-03-04', cases: 1, previous: null });
    const list = (await auditor.get('/audit/heads/2026-03-04.jsonl')).html.trim().split('\n');
    expect(JSON.parse(list[0] ?? '')).toEqual(JSON.parse(record.html));
    expect(JSON.parse(list[1] ?? '')).toMatchObject({ format: 'yishen-heads-part', cases: 1 });
    expect(JSON.parse(list[2] ?? '')).toEqual([caseId, 2, expect.stringMatching(/^[0-9a-f]{64}$/)]);
    for (const day of ['2025-01-01', 'x', '..%2f..']) expect((await auditor.get(`/audit/heads/${day}.json`)).status).toBe(404);
    const acts = await createAuditStore(office.db.read).find({ kinds: ['log.exported'] }, 9);
    expect(acts.map(({ data }) => data.what)).toEqual(['heads 2026-03-04 list', 'heads 2026-03-04']);
  });

  it('shows an auditor no id of a case of another organ, and the record all the same', async () => {
    const list = async () => (await (await as('auditor')).get('/audit/heads/2026-03-04.jsonl')).html;
    const [user, organ] = [await office.db.read('users').where({ login: 'auditor' }).first('*'), await office.db.read('organs').first('*')];
    await office.db.write('organs').insert({ ...organ, id: 99, name: '乙区人民政府', short_name: '乙政' });
    const move = (organId: number) => office.db.write('users').where({ id: user.id }).update({ organ_id: organId });
    await move(99);
    const lines = (await list()).trim().split('\n');
    await move(user.organ_id);
    expect(lines).toHaveLength(2);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ format: 'yishen-heads', cases: 1 });
    expect(JSON.parse(lines[1] ?? '')).toMatchObject({ format: 'yishen-heads-part', cases: 0 });
    expect(await list()).toContain(caseId);
  });
});
