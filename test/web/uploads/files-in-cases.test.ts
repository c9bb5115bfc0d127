import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createEngine } from '../../../src/engine/engine.ts';
import { civilDate } from '../../../src/law/civil-date.ts';
import { filesIn } from '../../../src/law/events/files-field.ts';
import { stateCalendar } from '../../../src/law/state-calendar.ts';
import { createCaseStore } from '../../../src/store/case-store.ts';
import { createFileStore } from '../../../src/store/file-store.ts';
import { createHistoryStore } from '../../../src/store/history-store.ts';
import { createOrganStore } from '../../../src/store/organ-store.ts';
import { application } from '../../support/office.ts';
import { openRunningOffice, type RunningOffice } from '../../support/running-office.ts';
import { createFormClient, type FormClient, type Part } from './form-client.ts';
import { html, pdf, pdfOf, png } from './upload-samples.ts';

describe('files in cases', () => {
  let office: RunningOffice;
  let client: FormClient;
  let caseId: string;

  beforeAll(async () => {
    office = await openRunningOffice();
    client = createFormClient(office.url);
    await client.signIn('officer');
  });
  afterAll(() => office.close());
  beforeEach(async () => {
    await office.db.write('files').whereNot({ owner: 'letters' }).delete();
    caseId = await office.carry([['registrar', 'application.arrived', '2026-03-02']]);
    await client.get(`/cases/${caseId}`);
  });

  const version = async () => (await createCaseStore(office.db.read).findById(caseId))?.version ?? 0;
  const files = () => createFileStore(office.db.read);
  const filed = async () =>
    (await createHistoryStore(office.db.read).list(caseId)).flatMap(({ data }) => filesIn(data as never).map(({ file }) => file));
  const rows = async () => office.db.read('files').select();

  async function file(parts: readonly Part[], changes: { readonly version?: number; readonly title?: string } = {}) {
    return client.post(`/cases/${caseId}/events`, [
      ['version', String(changes.version ?? (await version()))],
      ['type', 'document.filed'],
      ['on', '2026-03-02'],
      ['data.title', changes.title ?? '答复书扫描件'],
      ...parts,
    ]);
  }

  const idsIn = (page: string) => [...page.matchAll(/name="data\.attachments" value="([^"]+)"/g)].map(([, id]) => id ?? '');

  it('are named in the history by id, name and digest, and belong to the case', async () => {
    const posted = await file([
      ['data.attachments', pdf('one'), '答复书.pdf'],
      ['data.attachments', png, '回执.png'],
    ]);
    expect(posted.status).toBe(303);
    const named = await filed();
    expect(named.map(({ name, mediaType }) => [name, mediaType])).toEqual([
      ['答复书.pdf', 'application/pdf'],
      ['回执.png', 'image/png'],
    ]);
    for (const { id, sha256 } of named) {
      expect(await files().findById(id)).toMatchObject({ caseId, sha256, claimedAt: expect.any(String) });
    }
  });

  it('may be sent before the form, one by one', async () => {
    const id = await client.upload(pdf(), '答复书.pdf');
    expect((await file([['data.attachments', id]])).status).toBe(303);
    expect((await filed()).map((one) => one.id)).toEqual([id]);
  });

  it('come back with a form that was refused, can be removed there, and are sent with it again', async () => {
    const refused = await file(
      [
        ['data.attachments', pdf('one'), '一.pdf'],
        ['data.attachments', pdf('two'), '二.pdf'],
      ],
      { title: '' },
    );
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('一.pdf');
    expect(refused.html).toMatch(/name="data\.attachments\.remove"/);
    const [one = '', two = ''] = idsIn(refused.html);
    expect((await rows()).every(({ case_id }) => case_id === null)).toBe(true);
    const sent = await file([
      ['data.attachments', one],
      ['data.attachments', two],
      ['data.attachments.remove', two],
    ]);
    expect(sent.status).toBe(303);
    expect((await filed()).map(({ id }) => id)).toEqual([one]);
    expect(await files().findById(two)).toMatchObject({ caseId: null, claimedAt: null });
  });

  it('that are refused are told beside their field, and the others are kept', async () => {
    const refused = await file([
      ['data.attachments', html, '网页.pdf'],
      ['data.attachments', pdf(), '答复书.pdf'],
    ]);
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('文件“网页.pdf”未收取：内容与扩展名不符');
    expect(idsIn(refused.html)).toHaveLength(1);
    expect(await filed()).toEqual([]);
    expect((await file([['data.attachments', idsIn(refused.html)[0] ?? '']])).status).toBe(303);
  });

  it('behind one that is too large are read and kept', async () => {
    const refused = await file([
      ['data.attachments', pdfOf(20 * 1024 * 1024 + 1), '太大.pdf'],
      ['data.attachments', pdf(), '答复书.pdf'],
    ]);
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('文件“太大.pdf”未收取：超过 20 MB');
    expect(refused.html).toContain('value="答复书扫描件"');
    expect((await rows()).map(({ name }) => name)).toEqual(['答复书.pdf']);
  });

  it('are free again when the record is refused because the case moved on', async () => {
    const stale = await file([['data.attachments', pdf(), '答复书.pdf']], { version: 99 });
    expect(stale.status).toBe(409);
    const [id = ''] = idsIn(stale.html);
    expect(await files().findById(id)).toMatchObject({ caseId: null, claimedAt: null });
    expect((await file([['data.attachments', id]])).status).toBe(303);
  });

  it('of somebody else, of another case, or of nobody are a problem of the form', async () => {
    const other = createFormClient(office.url);
    await other.signIn('registrar');
    await other.get('/cases/new?channel=inPerson');
    const foreign = await other.upload(pdf('foreign'), '他人.pdf');
    for (const id of [foreign, randomUUID(), 'x'.repeat(500), "'; drop table files"]) {
      const refused = await file([['data.attachments', id]]);
      expect(refused.status).toBe(422);
      expect(refused.html).toContain('有文件已不在服务器上或者不属于本次填写');
      expect(refused.html).not.toContain('他人.pdf');
    }
    await file([['data.attachments', pdf('mine'), '一.pdf']]);
    const [mine] = await filed();
    caseId = await office.carry([['registrar', 'application.arrived', '2026-03-02']]);
    const taken = await file([['data.attachments', mine?.id ?? '']]);
    expect(taken.status).toBe(422);
    expect(taken.html).toContain('有文件已随另一份表单提交');
    expect(await filed()).toEqual([]);
  });

  it('are sent as files to be saved, with headers that let nothing run', async () => {
    await file([['data.attachments', pdf('报告'), '答复 "书".pdf']]);
    const [one] = await filed();
    const response = await client.ask(`/cases/${caseId}/files/${one?.id}`);
    expect(response.status).toBe(200);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(pdf('报告'));
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="__ ___.pdf"; filename*=UTF-8''%E7%AD%94%E5%A4%8D%20_%E4%B9%A6_.pdf`,
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-length': String(pdf('报告').length),
    });
  });

  it('are shown in place only when they are pictures or PDF', async () => {
    await file([
      ['data.attachments', pdf(), 'a.pdf'],
      ['data.attachments', png, 'b.png'],
      ['data.attachments', Buffer.from('文本'), 'c.txt'],
    ]);
    const shown = await Promise.all((await filed()).map(({ id }) => client.ask(`/cases/${caseId}/files/${id}?inline=1`)));
    const header = (name: string) => shown.map(({ headers }) => headers.get(name));
    expect(header('content-disposition').map((value) => value?.split(';')[0])).toEqual(['inline', 'inline', 'attachment']);
    expect(header('content-type')).toEqual(['application/pdf', 'image/png', 'application/octet-stream']);
    expect(header('x-frame-options')).toEqual(['SAMEORIGIN', 'DENY', 'DENY']);
    expect(header('content-security-policy')[0]).toContain("frame-ancestors 'self'");
    expect(
      header('content-security-policy')
        .slice(1)
        .every((value) => value?.startsWith('sandbox')),
    ).toBe(true);
  });

  it('are sent in parts when parts are asked for', async () => {
    await file([['data.attachments', pdf(), 'a.pdf']]);
    const [one] = await filed();
    const part = async (range: string) => client.ask(`/cases/${caseId}/files/${one?.id}?inline=1`, { headers: { range } });
    const first = await part('bytes=0-4');
    expect([first.status, first.headers.get('content-range'), await first.text()]).toEqual([206, `bytes 0-4/${pdf().length}`, '%PDF-']);
    const beyond = await part('bytes=999999-');
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${pdf().length}`]);
    expect((await part('nonsense')).status).toBe(200);
  });

  it('are found under their own case alone, and by staff of its organ alone', async () => {
    await file([['data.attachments', pdf(), 'a.pdf']]);
    const [one] = await filed();
    const mine = `/cases/${caseId}/files/${one?.id}`;
    const otherCase = await office.carry([['registrar', 'application.arrived', '2026-03-02']]);
    expect((await client.ask(`/cases/${otherCase}/files/${one?.id}`)).status).toBe(404);
    expect((await client.ask(`/cases/${caseId}/files/${randomUUID()}`)).status).toBe(404);
    const unclaimed = await client.upload(pdf('draft'), 'b.pdf');
    expect((await client.ask(`/cases/${caseId}/files/${unclaimed}`)).status).toBe(404);
    expect((await createFormClient(office.url).ask(mine)).status).toBe(303);
    const statistician = createFormClient(office.url);
    await statistician.signIn('statistician');
    expect((await statistician.ask(mine)).status).toBe(403);
    await foreignCaseIsNotFound();
  });

  async function foreignCaseIsNotFound(): Promise<void> {
    const organ = await createOrganStore(office.db.write).ensure({ name: '乙区人民政府' });
    const engine = createEngine({ db: office.db, now: office.time.now, calendar: () => stateCalendar });
    const event = { type: 'application.arrived', on: civilDate('2026-03-02'), data: application, organId: organ.id };
    const { caseId: foreign } = await engine.open(event, office.actors.registrar);
    const id = await client.upload(pdf('foreign'), 'c.pdf');
    await office.db.write('files').where({ id }).update({ case_id: foreign, claimed_at: '2026-03-02T00:00:00.000Z' });
    expect((await client.ask(`/cases/${foreign}/files/${id}`)).status).toBe(404);
  }

  it('come into a case with the application that opens it', async () => {
    const registrar = createFormClient(office.url);
    await registrar.signIn('registrar');
    await registrar.get('/cases/new?channel=inPerson');
    // Somebody who has not applied before: of others the office is told first.
    const applicant = { ...application.applicant, name: '某乙', idNumber: '110105194912310038', phone: '13900000000' };
    const fields = Object.entries(applicant).map(([name, value]): Part => [`data.applicant.${name}`, value]);
    const opened = await registrar.post('/cases', [
      ['channel', 'inPerson'],
      ['on', '2026-03-02'],
      ...fields,
      ['data.title', '某学校的招生方案'],
      ['data.description', '申请公开某学校的招生方案。'],
      ['data.media', 'paper'],
      ['data.obtainWay', 'pickUp'],
      ['data.attachments', png, '身份证.png'],
    ]);
    expect(opened.status).toBe(303);
    caseId = decodeURIComponent(opened.location?.split('/').at(2)?.split('?')[0] ?? '');
    const [one] = await filed();
    expect(one).toMatchObject({ name: '身份证.png', mediaType: 'image/png' });
    expect(await files().findById(one?.id ?? '')).toMatchObject({ caseId });
  });

  it('that are lost on the disk are an error of the server, not an empty file', async () => {
    await file([['data.attachments', pdf('lost'), 'a.pdf']]);
    const [one] = await filed();
    await office.db
      .write('files')
      .where({ id: one?.id })
      .update({ sha256: 'f'.repeat(64) });
    expect((await client.ask(`/cases/${caseId}/files/${one?.id}`)).status).toBe(500);
    expect(String(office.failures.pop())).toContain('are lost');
  });
});
