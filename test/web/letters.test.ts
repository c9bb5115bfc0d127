import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createImportService } from '../../src/engine/import-service.ts';
import { stateCalendar } from '../../src/law/state-calendar.ts';
import { createFileStore } from '../../src/store/file-store.ts';
import { createFileVault } from '../../src/store/file-vault.ts';
import { createLetterStore } from '../../src/store/letter-store.ts';
import { textOfPdf } from '../support/pdf-text.ts';
import { type Login, openRunningOffice, type RunningOffice, type StaffStep } from '../support/running-office.ts';
import { count } from './browser.ts';
import { type OfficeBrowser, signedIn } from './office-browser.ts';

const DAY = '2026-03-02';
const TO_DRAFT: readonly StaffStep[] = [
  ['officer', 'examination.started', DAY],
  ['officer', 'unit.assigned', DAY, { unit: '某科室' }],
  ['officer', 'search.started', DAY, { units: '某科室', systems: '档案系统' }],
  ['officer', 'search.completed', DAY, { result: 'found', systems: '档案系统', terms: '验收报告', staff: '员工乙' }],
  ['secrecy', 'secrecy.cleared', DAY, { level: '不涉密', basis: '保守国家秘密法' }],
  ['officer', 'reply.proposed', DAY, { decisionCode: 'G2', basis: '第三十六条第二项', reasons: '属于应当公开的信息' }],
];

let office: RunningOffice;
const browsers = new Map<Login, OfficeBrowser>();
beforeAll(async () => {
  office = await openRunningOffice({ day: DAY });
});
afterEach(() => expect(office.failures.splice(0)).toEqual([]));
afterAll(() => office.close());

async function at(login: Login): Promise<OfficeBrowser> {
  const browser = browsers.get(login) ?? (await signedIn(office, login));
  browsers.set(login, browser);
  return browser;
}
const open = (...steps: StaffStep[]) => office.carry([['registrar', 'application.arrived', DAY], ...steps]);
const hidden = (html: string, name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
const pdfText = async (response: Response) => textOfPdf(createFileVault(office.dataDir), new Uint8Array(await response.arrayBuffer()));

describe('the text of a reply', () => {
  const draftOf = (id: string) => `/cases/${id}/letters/draft`;
  async function edit(login: Login, id: string) {
    const browser = await at(login);
    const { html } = await browser.get(draftOf(id));
    const seen = { proposal: hidden(html, 'proposal'), revision: hidden(html, 'revision') };
    return { html, save: (text: string) => browser.submit(draftOf(id), { ...seen, do: 'save', text }) };
  }

  it('is edited by officers, and its difference shown to those who judge it', async () => {
    const id = await open(...TO_DRAFT);
    const { html, save } = await edit('officer', id);
    expect(html.includes('与系统生成的正文相同')).toBe(true);
    const saved = await save('第一段：可以公开。\n\n　　第二段：现予提供。\n');
    expect(saved.status).toBe(200);
    expect(saved.html.includes('文稿已保存')).toBe(true);
    expect(saved.html.includes('已在系统生成的正文上修改')).toBe(true);
    await office.record(id, [['officer', 'reply.submitted', DAY]]);
    for (const login of ['legal', 'leader'] as const) {
      const page = await (await at(login)).get(`/cases/${id}`);
      expect(page.html.includes('第二段：现予提供。')).toBe(true);
      expect(count(page.html, 'text-diff')).toBe(1);
      const looked = await (await at(login)).get(draftOf(id));
      expect(looked.html.includes('<textarea')).toBe(false);
      expect((await (await at(login)).post(draftOf(id), { do: 'save', text: '改' })).status).toBe(403);
      const paper = await (await at(login)).open(`${draftOf(id)}.pdf`);
      expect(paper.headers.get('content-type')).toBe('application/pdf');
      expect(paper.headers.get('content-security-policy')).toContain("frame-ancestors 'self'");
      expect(await pdfText(paper)).toContain('第二段：现予提供。');
    }
  });

  it('is given back to the second of two who save', async () => {
    const id = await open(...TO_DRAFT);
    const [mine, theirs] = [await edit('officer', id), await edit('officer', id)];
    await theirs.save('对方的文稿。');
    const refused = await mine.save('我的文稿。');
    expect(refused.status).toBe(409);
    expect(refused.html.includes('对方的文稿。')).toBe(true);
    expect(/<textarea[^>]*>我的文稿。/.test(refused.html)).toBe(true);
    expect(hidden(refused.html, 'revision')).toBe('1');
  });

  it('comes back with what is wrong with it', async () => {
    const id = await open(...TO_DRAFT);
    const { save } = await edit('officer', id);
    const empty = await save(' \n　\n');
    expect([empty.status, count(empty.html, 'error-summary')]).toEqual([422, 1]);
    const long = await save('长'.repeat(20_001));
    expect([long.status, long.html.includes('正文超过 20000 个字')]).toEqual([422, true]);
  });

  it('that could not be saved any more is kept to be copied', async () => {
    const id = await open(...TO_DRAFT);
    const { save } = await edit('officer', id);
    await office.record(id, [['officer', 'reply.submitted', DAY]]);
    const late = await save('迟到的文稿。');
    expect(late.status).toBe(409);
    expect(late.html.includes('迟到的文稿。')).toBe(true);
    expect(late.html.includes('<textarea')).toBe(false);
  });

  it('goes back to what the program wrote after a confirmation', async () => {
    const id = await open(...TO_DRAFT);
    await (await edit('officer', id)).save('自己的文稿。');
    const { html } = await edit('officer', id);
    const seen = { proposal: hidden(html, 'proposal'), revision: hidden(html, 'revision'), do: 'reset' };
    expect((await (await at('officer')).submit(draftOf(id), seen)).status).toBe(422);
    const reset = await (await at('officer')).submit(draftOf(id), { ...seen, confirmed: 'yes' });
    expect(reset.html.includes('与系统生成的正文相同')).toBe(true);
    expect(reset.html.includes('自己的文稿。')).toBe(false);
  });

  it('of an earlier proposal can be taken up again', async () => {
    const id = await open(...TO_DRAFT);
    await (await edit('officer', id)).save('前一稿的文字。');
    await office.record(id, [['officer', 'handling.resumed', DAY, { reason: '补充检索' }], ...TO_DRAFT.slice(-1)]);
    const { html } = await edit('officer', id);
    expect(html.includes('此前的文稿')).toBe(true);
    expect(html.includes('前一稿的文字。')).toBe(false);
    expect((await (await at('officer')).get(`${draftOf(id)}?from=earlier`)).html.includes('前一稿的文字。')).toBe(true);
  });

  it('is printed before it is saved', async () => {
    const id = await open(...TO_DRAFT);
    await edit('officer', id);
    const { response } = await (await at('officer')).post(`${draftOf(id)}/preview`, { text: '尚未保存的文字。' });
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect((await createLetterStore(office.db.read).findDraft(id)) ?? null).toBeNull();
  });

  it('is not found while nothing is proposed', async () => {
    const id = await open();
    expect((await (await at('officer')).get(draftOf(id))).status).toBe(404);
  });
});

describe('letters before they are recorded', () => {
  const values = { type: 'correction.requested', on: DAY, 'data.workingDays': '15', 'data.servedOn': DAY };

  it('are shown with what is typed and not recorded', async () => {
    const id = await open(['officer', 'examination.started', DAY]);
    const officer = await at('officer');
    const { html } = await officer.get(`/cases/${id}`);
    expect(count(html, 'preview-letter')).toBeGreaterThan(0);
    const version = hidden(html, 'version');
    const shown = await officer.post(`/cases/${id}/letters/preview`, { ...values, version, 'data.points': '请写明名称' });
    expect([shown.status, shown.response.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect((await office.db.read('history').where({ case_id: id }).pluck('version')).length).toBe(2);
  });

  it('come back with the errors that recording would have', async () => {
    const id = await open(['officer', 'examination.started', DAY]);
    const officer = await at('officer');
    const version = hidden((await officer.get(`/cases/${id}`)).html, 'version');
    const wrong = { ...values, version, 'data.points': '', 'data.workingDays': '三' };
    const previewed = await officer.post(`/cases/${id}/letters/preview`, wrong);
    const recorded = await officer.post(`/cases/${id}/events`, { ...wrong, confirmed: 'yes' });
    const errors = (html: string) =>
      [...html.matchAll(/data-test="field-error"[^>]*>(?:<span[^>]*>[^<]*<\/span>)?([^<]+)/g)].map(([, text]) => text);
    expect(previewed.status).toBe(422);
    expect(errors(previewed.html).length).toBe(2);
    expect(errors(previewed.html)).toEqual(errors(recorded.html));
  });

  it('are refused to those who may not record them', async () => {
    const id = await open(['officer', 'examination.started', DAY]);
    const leader = await at('leader');
    const version = hidden((await leader.get(`/cases/${id}`)).html, 'version');
    expect((await leader.post(`/cases/${id}/letters/preview`, { ...values, version, 'data.points': '请写明' })).status).toBe(403);
  });
});

describe('letters on file', () => {
  async function asked() {
    const id = await open(['officer', 'examination.started', DAY]);
    const officer = await at('officer');
    const version = hidden((await officer.get(`/cases/${id}`)).html, 'version');
    const values = {
      version,
      type: 'correction.requested',
      on: DAY,
      'data.points': '请写明名称',
      'data.workingDays': '15',
      'data.servedOn': DAY,
      confirmed: 'yes',
    };
    const page = await officer.submit(`/cases/${id}/events`, values);
    return { id, page, officer };
  }

  it('are listed with their number, opened and saved', async () => {
    const { page, officer } = await asked();
    expect(page.html.includes('补正告知书')).toBe(true);
    const [notice] = page.html.split('data-test="letter-line"').slice(-1);
    expect(/甲政公开补〔2026〕\d+号/.test(notice ?? '')).toBe(true);
    const href = /href="([^"]+\?inline=1)"[^>]*data-test="open-letter"/.exec(notice ?? '')?.[1] ?? '';
    const opened = await officer.open(href);
    expect([opened.headers.get('content-disposition')?.startsWith('inline'), opened.headers.get('content-type')]).toEqual([
      true,
      'application/pdf',
    ]);
    expect(await pdfText(opened)).toContain('请写明名称');
    expect(count(notice ?? '', 'download-letter')).toBe(2);
  });

  it('are verified one by one', async () => {
    const { id, officer } = await asked();
    const good = await officer.get(`/cases/${id}/verify`);
    expect(/data-test="verify-letters" data-ok="true"/.test(good.html)).toBe(true);
    const [row] = (await createLetterStore(office.db.read).list(id)).slice(-1);
    const sha256 = (await createFileStore(office.db.read).findById(row?.pdfFile ?? ''))?.sha256 ?? '';
    const path = join(office.dataDir, 'files', sha256.slice(0, 2), sha256.slice(2));
    await writeFile(path, 'forged');
    const bad = await officer.get(`/cases/${id}/verify`);
    expect(/data-test="verify-letters" data-ok="false"/.test(bad.html)).toBe(true);
    expect(/data-test="verify-result" data-ok="true"/.test(bad.html)).toBe(true);
    expect(bad.html.includes('PDF 文件与历史所记的散列值不符')).toBe(true);
    await rm(path);
    expect((await officer.get(`/cases/${id}/verify`)).html.includes('PDF 文件缺失')).toBe(true);
  });
});

describe('letters made again', () => {
  it('are chosen from a list, looked at, confirmed and put on file', async () => {
    const events = [
      { type: 'application.arrived', on: '2017-03-06' },
      { type: 'reply.served', on: '2017-03-22', decisionCode: 'G2' },
    ];
    const line = JSON.stringify({ ref: 'old', organ: '甲区人民政府', channel: 'inPerson', title: '某文件', events });
    const service = createImportService({ db: office.db, now: office.time.now, calendar: () => stateCalendar });
    const id = (await service.importLines([line], { dryRun: false })).imported[0]?.caseId ?? '';
    const officer = await at('officer');
    const { html } = await officer.get(`/cases/${id}`);
    const href = /href="([^"]+letter=REPLY_G2[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const form = await officer.get(href);
    expect(form.html.includes('政府信息公开告知书')).toBe(true);
    const values = { version: hidden(form.html, 'version'), letter: 'REPLY_G2', of: hidden(form.html, 'of'), bears: '2017-03-22' };
    const action = `/cases/${id}/letters/remake`;
    const shown = await officer.post(action, { ...values, do: 'preview' });
    expect(shown.response.headers.get('content-type')).toBe('application/pdf');
    const unconfirmed = await officer.post(action, { ...values, do: 'make', bears: 'gestern' });
    expect([unconfirmed.status, count(unconfirmed.html, 'field-error')]).toEqual([422, 2]);
    const made = await officer.submit(action, { ...values, do: 'make', confirmed: 'yes' });
    expect(made.html.includes('补制，非原件')).toBe(true);
    expect(made.html.includes('letter=REPLY_G2')).toBe(false);
    expect((await officer.get(href)).status).toBe(409);
    expect((await (await at('leader')).get(href)).status).toBe(403);
  });
});
