import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAuditStore } from '../../src/store/audit-store.ts';
import { createHistoryStore } from '../../src/store/history-store.ts';
import { createOrganStore } from '../../src/store/organ-store.ts';
import { createUserStore } from '../../src/store/user-store.ts';
import { putLetter, putSentFaxes, receiveFax } from '../support/faxed-cases.ts';
import { openRunningOffice, type RunningOffice } from '../support/running-office.ts';
import { type OfficeBrowser, signedIn } from './office-browser.ts';

const CONFIRMED = { confirmed: 'yes' };
const LETTER = { letter: '1-CORR_NOTICE' };

let office: RunningOffice;
let officer: OfficeBrowser;
let caseId: string;
let sent: readonly number[];

beforeAll(async () => {
  office = await openRunningOffice({ day: '2026-03-04', variables: { FAX_COMMAND: 'true {number} {file}' } });
  officer = await signedIn(office, 'officer');
  caseId = await receiveFax(office);
  await putLetter(office, caseId);
  sent = await putSentFaxes(office, caseId);
});
afterAll(() => office.close());

const faxRow = async (id: number) => office.db.read('faxes_out').where({ id }).first();

describe('the list of faxes', () => {
  it('shows what came and what went, with the cases', async () => {
    const { html } = await officer.get('/faxes');
    for (const words of [
      '0477-8123456',
      '3 页',
      '案件 甲政公开申〔2026〕1号',
      '补正告知书 甲政公开补〔2026〕3号',
      '已交付发送',
      '发送失败',
    ]) {
      expect(html).toContain(words);
    }
    expect(html).not.toContain('data-test="fax-unset"');
  });

  it.each(['secrecy', 'legal', 'leader', 'statistician', 'admin'])('is closed to the %s', async (login) => {
    expect((await (await signedIn(office, login)).get('/faxes')).status).toBe(403);
  });

  it('shows nothing of another organ, not even that it is there', async () => {
    const organ = await createOrganStore(office.db.write).ensure({ name: '乙区人民政府', shortName: '乙政' });
    const known = await createUserStore(office.db.read).findById('officer');
    if (known === undefined) throw new Error('There is no officer');
    await createUserStore(office.db.write).create({ ...known, id: 'stranger', login: 'stranger', organId: organ.id });
    const stranger = await signedIn(office, 'stranger');
    expect((await stranger.get('/faxes')).html).not.toContain('0477-8123456');
    for (const path of ['/faxes/in/1', `/faxes/out/${sent[0]}`, `/cases/${caseId}/fax`])
      expect((await stranger.get(path)).status).toBe(404);
    expect((await stranger.post('/faxes/in/1/file', { caseNo: 'x', ...CONFIRMED })).status).toBe(404);
  });
});

describe('the case of a fax', () => {
  it('says what the fax does not tell, and lists the faxes', async () => {
    const { html } = await officer.get(`/cases/${caseId}`);
    expect(html).toContain('本件通过传真收到，还缺：姓名或名称');
    expect(html).toContain('收到传真，3 页');
    expect(html.match(/data-test="case-fax-out"/g)).toHaveLength(3);
    expect(html).toContain('传真件（阅读副本）.pdf');
    expect(html).toContain(`href="/cases/${caseId}/fax"`);
  });

  it('shows the readable copy in the browser', async () => {
    const reply = await officer.open(`/cases/${caseId}/files/fax-${caseId}-readable?inline=1`);
    expect([reply.headers.get('content-type'), reply.headers.get('content-disposition')]).toEqual([
      'application/pdf',
      expect.stringMatching(/^inline/),
    ]);
    expect(
      Buffer.from(await reply.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  });

  it('offers no fax where none can be sent, and none to auditors', async () => {
    expect((await (await signedIn(office, 'auditor')).get(`/cases/${caseId}`)).html).not.toContain('data-test="fax-send"');
    expect((await (await signedIn(office, 'auditor')).get(`/cases/${caseId}/fax`)).status).toBe(403);
  });
});

describe('a letter by fax', () => {
  it('is asked for with the number of the applicant, after a look, once', async () => {
    const { html } = await officer.get(`/cases/${caseId}/fax`);
    expect(html).toContain('value="0477-8123456"');
    const askKey = /name="askKey" value="([^"]+)"/.exec(html)?.[1] ?? '';
    const refused = await officer.post(`/cases/${caseId}/fax`, { askKey, number: '-rf 1' });
    expect(refused.status).toBe(422);
    for (const words of ['请选择要发送的文书', '3 至 20 位数字', '请核对后勾选确认']) expect(refused.html).toContain(words);
    const form = { askKey, ...LETTER, number: '（0477）8123456', ...CONFIRMED };
    const asked = await officer.post(`/cases/${caseId}/fax`, form);
    expect((await officer.post(`/cases/${caseId}/fax`, form)).location).toBe(asked.location);
    const id = Number(asked.location.split('/').at(-1));
    expect(await faxRow(id)).toMatchObject({ state: 'waiting', number: '04778123456', pages: 3, asked_by: 'officer' });
    await office.runDue();
    expect((await officer.get(asked.location)).html).toContain('已交付发送');
  });

  it('is none of another case', async () => {
    const other = await receiveFax(office, { from: '0477-8000001' });
    await officer.get(`/cases/${other}/fax`);
    const { status, html } = await officer.post(`/cases/${other}/fax`, { askKey: 'x', ...LETTER, number: '1234567', ...CONFIRMED });
    expect([status, html.includes('本案还没有编号的文书')]).toEqual([422, true]);
  });

  it('that failed is sent again by a person; one that was sent is not', async () => {
    const [done = 0, failed = 0] = sent;
    expect((await officer.get(`/faxes/out/${failed}`)).html).toContain('No carrier detected');
    await officer.submit(`/faxes/out/${failed}/again`, {});
    expect(await faxRow(failed)).toMatchObject({ state: 'waiting', attempts: 0 });
    expect((await officer.submit(`/faxes/out/${failed}/cancel`, {})).html).toContain('传真已取消');
    expect((await officer.submit(`/faxes/out/${done}/again`, {})).html).toContain('不能再次发送');
    expect(await faxRow(done)).toMatchObject({ state: 'sent' });
    const acts = await createAuditStore(office.db.read).find({ kinds: ['fax.retried', 'fax.cancelled'] }, 9);
    expect(acts.map(({ kind, actorId, subject }) => [kind, actorId, subject])).toEqual([
      ['fax.cancelled', 'officer', String(failed)],
      ['fax.retried', 'officer', String(failed)],
    ]);
  });
});

describe('a fax that is no application', () => {
  it('is put on the case it belongs to, once, and the entry says so', async () => {
    const stray = await receiveFax(office, { from: '0477-8000002' });
    const { id } = await office.db.read('faxes_in').where({ case_id: stray }).first();
    await officer.get(`/faxes/in/${id}`);
    const own = (await office.db.read('cases').where({ id: stray }).first()).case_no;
    for (const [caseNo, words] of [
      ['', '请填写案件编号'],
      ['甲政公开申〔2026〕999号', '本机关没有这个案号'],
      [own, '这就是本件登记的案号'],
    ]) {
      const refused = await officer.post(`/faxes/in/${id}/file`, { caseNo, ...CONFIRMED });
      expect([refused.status, refused.html.includes(words)]).toEqual([422, true]);
    }
    const form = { caseNo: '甲政公开申[2026]1', ...CONFIRMED };
    expect((await officer.submit(`/faxes/in/${id}/file`, form)).html).toContain('传真已归入案件 甲政公开申〔2026〕1号');
    await officer.submit(`/faxes/in/${id}/file`, form);
    const history = await createHistoryStore(office.db.read).list(caseId);
    const filed = history.filter(({ type }) => type === 'document.filed');
    expect(filed).toMatchObject([{ actorKind: 'staff', actorId: 'officer', data: { title: '传真来件（来自 0477-8000002）' } }]);
    expect(await office.db.read('notes').where({ case_id: stray })).toHaveLength(1);
    const reply = await officer.open(`/cases/${caseId}/files/fax-${stray}-original`);
    expect(reply.status).toBe(200);
    await reply.arrayBuffer();
  });
});
