import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createFileStore } from '../../src/store/file-store.ts';
import { createFileVault, type FileVault } from '../../src/store/file-vault.ts';
import { createHistoryStore } from '../../src/store/history-store.ts';
import { officer } from '../support/office.ts';
import type { Browser } from './browser.ts';
import { type DeskOffice, openDeskOffice } from './desk-office.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

describe('files that go to the applicant', () => {
  let desk: DeskOffice;
  let directory: string;
  let vault: FileVault;
  let files = 0;
  beforeAll(async () => {
    desk = await openDeskOffice();
    directory = mkdtempSync(join(tmpdir(), 'yishen-outgoing-'));
    vault = createFileVault(directory);
  });
  afterEach(() => desk.closeBrowsers());
  afterAll(async () => {
    await desk.close();
    rmSync(directory, { recursive: true, force: true });
  });

  async function browser(id: string): Promise<Browser> {
    const person = await desk.browse({ ...desk.deps(['officer']), vault });
    await person.get(`/cases/${id}`);
    return person;
  }

  async function upload(hidden: boolean): Promise<string> {
    files += 1;
    const book = new ExcelJS.Workbook();
    book.creator = '';
    book.lastModifiedBy = '';
    book.addWorksheet('公开').getCell('A1').value = `可以公开 ${files}`;
    if (hidden) book.addWorksheet('底稿', { state: 'hidden' });
    const bytes = new Uint8Array(await book.xlsx.writeBuffer());
    const stored = await vault.store(
      (async function* () {
        yield bytes;
      })(),
    );
    const file = { id: `file-${files}`, sha256: stored.sha256, bytes: bytes.length, mediaType: XLSX, name: `清单${files}.xlsx` };
    await createFileStore(desk.db.write).create({
      ...file,
      owner: 'user:user-1',
      caseId: null,
      createdAt: '2024-04-22T00:00:00.000Z',
      claimedAt: null,
    });
    return file.id;
  }

  const form = (version: number, file: string) => ({
    type: 'reply.issued',
    version: String(version),
    on: '2024-04-23',
    confirmed: 'yes',
    'data.attachments': file,
  });
  const typesOf = async (id: string) => (await createHistoryStore(desk.db.read).list(id)).map(({ type }) => type);

  it('go on at once when nothing is found, and the check is on record', async () => {
    const { id, version } = await desk.caseBefore('reply.issued');
    desk.office.time.set('2024-04-23');
    const answer = await (await browser(id)).post(`/cases/${id}/events`, form(version, await upload(false)));
    expect(answer.status).toBe(303);
    expect((await typesOf(id)).slice(-2)).toEqual(['files.cleared', 'reply.issued']);
    const [cleared] = (await createHistoryStore(desk.db.read).list(id)).slice(-2);
    expect(cleared?.data).toMatchObject({ decision: 'clean', checked: [{ name: `清单${files}.xlsx` }] });
  });

  it('are held up with what was found until somebody decides, and decision and findings are history', async () => {
    const { id, version } = await desk.caseBefore('reply.issued');
    desk.office.time.set('2024-04-23');
    const person = await browser(id);
    const posted = form(version, await upload(true));
    const asked = await person.post(`/cases/${id}/events`, posted);
    expect(asked.status).toBe(200);
    expect(asked.html).toContain('底稿');
    expect(asked.html).toContain('隐藏的工作表');
    expect(await typesOf(id)).not.toContain('reply.issued');

    const undecided = await person.post(`/cases/${id}/outgoing`, posted);
    expect(undecided.status).toBe(422);
    expect(undecided.html).toContain('请选择可以发出，还是不得发出');

    const decided = await person.post(`/cases/${id}/outgoing`, {
      ...posted,
      'data.clearance': 'accepted',
      'data.clearanceReason': '底稿也可以公开',
    });
    expect(decided.status).toBe(303);
    const [cleared, issued] = (await createHistoryStore(desk.db.read).list(id)).slice(-2);
    expect(cleared).toMatchObject({ type: 'files.cleared', data: { decision: 'accepted', reason: '底稿也可以公开' } });
    expect(cleared?.data.findings).toContain('隐藏的工作表｜工作表“底稿”');
    expect(issued).toMatchObject({ type: 'reply.issued', data: { attachments: [{ name: `清单${files}.xlsx` }] } });
  });

  it('do not leave when that is the decision, by no way', async () => {
    const { id, version } = await desk.caseBefore('reply.issued');
    desk.office.time.set('2024-04-23');
    const person = await browser(id);
    const posted = form(version, await upload(true));
    await person.post(`/cases/${id}/events`, posted);
    const held = await person.post(`/cases/${id}/outgoing`, { ...posted, 'data.clearance': 'withheld', 'data.clearanceReason': '须清除' });
    expect(held.location).toBe(`/cases/${id}`);
    const history = await createHistoryStore(desk.db.read).list(id);
    expect(history.at(-1)).toMatchObject({ type: 'files.cleared', data: { decision: 'withheld' } });
    const file = history.at(-1)?.data.checked;
    const event = desk.office.event('reply.issued', '2024-04-23', { attachments: file });
    await expect(desk.office.engine.record(id, event, { actor: officer, expectedVersion: history.length })).rejects.toThrow(/not cleared/);
  });

  it('are not cleared by a form that says so: nobody looked into them', async () => {
    const { id, version } = await desk.caseBefore('reply.issued');
    desk.office.time.set('2024-04-23');
    const person = await browser(id);
    const base = { version: String(version), on: '2024-04-23', confirmed: 'yes' };
    const file = await upload(true);
    const cleared = await person.post(`/cases/${id}/events`, {
      ...base,
      type: 'files.cleared',
      'data.decision': 'clean',
      'data.checked': file,
    });
    expect(cleared.status).toBe(422);
    expect((await person.post(`/cases/${id}/events`, { ...base, type: 'reply.opened' })).status).toBe(422);
    expect(await typesOf(id)).not.toContain('files.cleared');
    expect((await person.post(`/cases/${id}/events`, form(version, file))).html).toContain('隐藏的工作表');
  });

  it('can be looked into one by one, by people of the case alone', async () => {
    const { id, version } = await desk.caseBefore('reply.issued');
    desk.office.time.set('2024-04-23');
    const person = await browser(id);
    const file = await upload(true);
    const posted = form(version, file);
    await person.post(`/cases/${id}/outgoing`, { ...posted, 'data.clearance': 'withheld', 'data.clearanceReason': '须清除' });
    const page = await person.get(`/cases/${id}/files/${file}/check`);
    expect(page.html).toContain('底稿');
    expect(page.html).not.toContain('data.clearance"');
    const { id: other } = await desk.caseBefore('reply.issued');
    expect((await person.get(`/cases/${other}/files/${file}/check`)).status).toBe(404);
  });
});
