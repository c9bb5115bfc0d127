import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCaseReadStore } from '../../../src/store/case-read-store.ts';
import { prepareFileViews } from '../../browser/file-view-pages.ts';
import { openRunningOffice, type RunningOffice } from '../../support/running-office.ts';
import { createFormClient, type FormClient } from './form-client.ts';

describe('a file of a case is looked at page by page', () => {
  let office: RunningOffice;
  let client: FormClient;
  let href: string;
  let caseId: string;

  beforeAll(async () => {
    office = await openRunningOffice();
    client = createFormClient(office.url);
    await client.signIn('officer');
    caseId = await office.carry([['registrar', 'application.arrived', '2026-03-02']]);
    await prepareFileViews(office, caseId);
    href = `/cases/${caseId}/files`;
  });
  afterAll(() => office.close());

  it('with its place, its text, other pages and other sizes', async () => {
    const page = await client.get(`${href}/view-report/view?page=2&dpi=150`);
    expect(page).toContain('第 2 页，共 3 页');
    expect(page).toContain('附页：签字 李某某');
    for (const link of ['page=1&amp;dpi=150', 'page=3&amp;dpi=150', 'page=2&amp;dpi=60', 'pages/2.jpg?dpi=150'])
      expect(page).toContain(link);
    expect(await client.get(`${href}/view-report/view?page=99`)).toContain('第 3 页，共 3 页');
    expect(await client.get(`${href}/view-fax/view`)).toContain('本页没有可以提取的文字');
    expect(await client.get(`${href}/view-broken/view`)).toContain('文件已损坏，不能预览');
  });

  it('as pictures that the browser keeps but asks for each time, and each read is recorded', async () => {
    const picture = await client.ask(`${href}/view-fax/pages/3.jpg?dpi=60`);
    expect(picture.headers.get('content-type')).toBe('image/jpeg');
    expect(picture.headers.get('cache-control')).toBe('private, no-cache');
    expect(Buffer.from(await picture.arrayBuffer()).readUInt16BE(0)).toBe(0xffd8);
    const etag = picture.headers.get('etag') ?? '';
    // Of its own accord fetch asks for nothing that is kept.
    const asBrowsersAsk = { 'if-none-match': etag, 'cache-control': 'max-age=0' };
    expect((await client.ask(`${href}/view-fax/pages/3.jpg?dpi=60`, { headers: asBrowsersAsk })).status).toBe(304);
    expect((await client.ask(`${href}/view-fax/pages/3.jpg?dpi=100`, { headers: asBrowsersAsk })).status).toBe(200);
    expect((await client.ask(`${href}/view-fax/pages/4.jpg`)).status).toBe(404);
    expect((await client.ask(`${href}/view-broken/pages/1.jpg`)).status).toBe(404);
    const reads = await createCaseReadStore(office.db.read).list(caseId, { after: null, limit: 50 });
    expect(JSON.stringify(reads)).toContain('view-fax');
  });

  it('by nobody who may not read the case', async () => {
    const stranger = createFormClient(office.url);
    for (const path of [`${href}/view-fax/view`, `${href}/view-fax/pages/1.jpg`, `/cases/${caseId}/file`, `/cases/${caseId}/file.pdf`]) {
      expect((await stranger.ask(path, { redirect: 'manual' })).status, path).not.toBe(200);
    }
  });

  it('and the case is one PDF', async () => {
    const page = await client.get(`/cases/${caseId}/file`);
    expect(page).toContain('data-test="case-file-download"');
    const answer = await client.ask(`/cases/${caseId}/file.pdf`);
    expect(answer.headers.get('content-type')).toContain('application/pdf');
    expect(Buffer.from(await answer.arrayBuffer()).toString('latin1', 0, 5)).toBe('%PDF-');
  });
});
