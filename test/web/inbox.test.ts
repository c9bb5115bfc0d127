import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFileVault } from '../../src/store/file-vault.ts';
import { createHistoryStore } from '../../src/store/history-store.ts';
import { createInboundStore } from '../../src/store/inbound-store.ts';
import { createOrganStore } from '../../src/store/organ-store.ts';
import { createUserStore } from '../../src/store/user-store.ts';
import { INBOX_DOINGS } from '../../src/web/inbox-acts.ts';
import { mailWithParts, rawMail } from '../support/raw-mails.ts';
import { receiveMails, SAMPLE_MAILS } from '../support/receive-mails.ts';
import { openRunningOffice, type RunningOffice } from '../support/running-office.ts';
import { type OfficeBrowser, signedIn } from './office-browser.ts';

const CONFIRMED = { confirmed: 'yes' };

let office: RunningOffice;
let officer: OfficeBrowser;
const mailOf = async (id: number) => (await office.db.read('inbound_mails').where({ id }))[0];
/** The id of one more mail that is held. */
async function heldMail(mail: Parameters<typeof rawMail>[0] = {}): Promise<number> {
  await receiveMails(office, [[rawMail({ subject: '你好', body: '几点上班？', from: 'yi@example.org', ...mail })]]);
  const rows: readonly { readonly id: number }[] = await office.db.read('inbound_mails').orderBy('id');
  return rows.at(-1)?.id ?? 0;
}

beforeAll(async () => {
  office = await openRunningOffice({ day: '2026-03-04' });
  officer = await signedIn(office, 'officer');
});
afterAll(() => office.close());

describe('the inbox', () => {
  it('says that no mailbox is set up, and does not promise what would then come', async () => {
    const { html } = await officer.get('/inbox');
    expect(html).toContain('data-test="inbox-unset"');
    expect(html).toContain('IMAP_URL');
    expect(html).not.toContain('data-test="inbox-empty"');
    expect(html).toContain('还没有收取过邮件');
  });

  it('shows what needs a decision first, then what was taken, and folds what machines wrote', async () => {
    await receiveMails(office, SAMPLE_MAILS);
    const { html } = await officer.get('/inbox');
    expect(html.match(/data-test="held-mail"/g)).toHaveLength(3);
    expect(html).toContain('待处理（3）');
    const order = ['可能不是申请', 'id="taken"', '案件 甲政公开申〔2026〕1号', '自动回复'].map((words) => html.indexOf(words));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(order[0]).toBeGreaterThan(0);
  });

  it('is reached from the mail that leaves, with the number of what waits', async () => {
    expect((await officer.get('/mail')).html).toMatch(/href="\/inbox"[^>]*>收件箱<span class="count count-alarm">3<\/span>/);
    expect((await (await signedIn(office, 'leader')).get('/mail')).html).not.toContain('href="/inbox"');
  });

  it.each(['secrecy', 'legal', 'leader', 'statistician', 'admin'])('is closed to the %s', async (login) => {
    expect((await (await signedIn(office, login)).get('/inbox')).status).toBe(403);
  });

  it('shows nothing of another organ, not even that it is there', async () => {
    const organ = await createOrganStore(office.db.write).ensure({ name: '乙区人民政府', shortName: '乙政' });
    const known = await createUserStore(office.db.read).findById('officer');
    if (known === undefined) throw new Error('There is no officer');
    await createUserStore(office.db.write).create({ ...known, id: 'stranger', login: 'stranger', organId: organ.id });
    const stranger = await signedIn(office, 'stranger');
    expect((await stranger.get('/inbox')).html).not.toContain('你好');
    for (const path of ['/inbox/1', `/inbox/1/files/${(await mailOf(1)).file_id}`]) expect((await stranger.get(path)).status).toBe(404);
    await stranger.get('/inbox');
    expect((await stranger.post('/inbox/1/dismiss', { note: 'x', ...CONFIRMED })).status).toBe(404);
  });
});

describe('a mail', () => {
  it('shows reasons, header, check of the sender, text and attachments', async () => {
    const { html } = await officer.get('/inbox/5');
    for (const words of ['发件人可能是冒充的', 'leader@organ.example', 'spf=fail, dkim=none, dmarc=fail', 'I apply for disclosure']) {
      expect(html).toContain(words);
    }
    expect((await officer.get('/inbox/3')).html).toMatch(/规划图纸\.zip.*48\.6 MB.*邮件过大，未取回/s);
  });

  it('never reaches a browser as more than text to save', async () => {
    await receiveMails(office, [
      [
        rawMail({
          subject: '<script>alert(1)</script>申请',
          type: 'text/html',
          body: '<script>alert(1)</script><img src=http://evil.example/x>申请公开',
        }),
      ],
    ]);
    const mail = (await office.db.read('inbound_mails').orderBy('id', 'desc'))[0];
    const { html } = await officer.get(`/inbox/${mail.id}`);
    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('<img src=http');
    const original = await officer.open(`/inbox/${mail.id}/files/${mail.file_id}`);
    expect(original.headers.get('content-disposition')).toMatch(/^attachment; /);
    expect(original.headers.get('content-security-policy')).toContain('sandbox');
    expect(original.headers.get('x-content-type-options')).toBe('nosniff');
    expect(original.headers.get('cache-control')).toBe('no-store');
    await original.arrayBuffer();
    const inCase = await officer.open(`/cases/${mail.case_id}/files/${mail.file_id}?inline=1`);
    expect(inCase.headers.get('content-disposition')).toMatch(/^attachment; /);
    await inCase.arrayBuffer();
  });

  it('gives no file that is not its own', async () => {
    const other = (await mailOf(2)).file_id;
    expect((await officer.get(`/inbox/1/files/${other}`)).status).toBe(404);
  });

  it('that stands in a case is read like the case', async () => {
    const { case_id: caseId } = await mailOf(2);
    const reads = async () => (await office.db.read('case_reads').where({ case_id: caseId, detail: 'inbox-2' })).length;
    expect(await reads()).toBe(0);
    await officer.get('/inbox/2');
    expect(await reads()).toBe(1);
  });
});

describe('a decision', () => {
  it('makes a held mail a case, once, on the word of the person', async () => {
    const id = await heldMail();
    await officer.get(`/inbox/${id}`);
    const refused = await officer.post(`/inbox/${id}/open`, { title: '', name: '某乙' });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('请填写所需信息名称');
    expect(refused.html).toContain('请核对后勾选确认');
    const form = { title: '作息时间', name: '某乙', ...CONFIRMED };
    const { location } = await officer.post(`/inbox/${id}/open`, form);
    expect(location).toMatch(/^\/cases\//);
    const again = await officer.post(`/inbox/${id}/open`, form);
    expect(again.location).toBe(`/inbox/${id}`);
    const [arrival, ...rest] = await createHistoryStore(office.db.read).list(location.split('/')[2] ?? '');
    expect(rest).toEqual([]);
    expect(arrival).toMatchObject({
      actorId: 'officer',
      actorKind: 'mailbox',
      data: { title: '作息时间', applicant: { name: '某乙', email: 'yi@example.org' } },
    });
    const mail = await mailOf(id);
    expect(mail.state).toBe('opened');
    expect(JSON.parse(mail.acts)).toMatchObject([{ what: 'opened', by: 'officer', name: '员工乙' }]);
  });

  it('is the first one’s when two people open a mail at the same moment', async () => {
    const mail = await createInboundStore(office.db.read).findById(2);
    if (mail === undefined) throw new Error('There is no mail');
    const deps = { db: office.db, vault: createFileVault(office.dataDir), now: office.time.now, engine: {} as never };
    const raw = { title: ['作息时间'], name: ['某乙'], confirmed: ['yes'] };
    const ask = {
      mail: { ...mail, state: 'held' },
      organId: office.organ.id,
      user: { ...office.actors.registrar, organId: office.organ.id, unit: null },
      raw,
    } as const;
    expect(await INBOX_DOINGS.open(deps, ask)).toEqual({ result: 'gone' });
  });

  it('writes to no address that may be forged', async () => {
    await officer.get('/inbox/5');
    const { location } = await officer.post('/inbox/5/open', { title: '检查报告', name: '某丁', ...CONFIRMED });
    const row = await office.db
      .read('cases')
      .where({ id: location.split('/')[2] })
      .first();
    expect(row.contact).toBeNull();
  });

  it('puts a held mail on a case of the own organ', async () => {
    const id = await heldMail();
    const { case_id: caseId } = await mailOf(2);
    await officer.get(`/inbox/${id}`);
    const unknown = await officer.post(`/inbox/${id}/file`, { caseNo: '甲政公开申〔2026〕999号', ...CONFIRMED });
    expect(unknown.html).toContain('本机关没有这个案号');
    expect((await officer.post(`/inbox/${id}/file`, { caseNo: '甲政公开申[2026]1', ...CONFIRMED })).location).toBe(`/cases/${caseId}`);
    const history = await createHistoryStore(office.db.read).list(caseId);
    expect(history.at(-1)).toMatchObject({ type: 'document.filed', actorId: 'officer', data: { title: '来信（发件人身份未核实）：你好' } });
    expect(await mailOf(id)).toMatchObject({ state: 'filed', case_id: caseId });
  });

  it('that it is no application has a reason, and can be taken back', async () => {
    const id = await heldMail();
    await officer.get(`/inbox/${id}`);
    expect((await officer.post(`/inbox/${id}/dismiss`, { note: '', ...CONFIRMED })).status).toBe(422);
    expect((await officer.submit(`/inbox/${id}/dismiss`, { note: '问路', ...CONFIRMED })).html).toContain('理由：问路');
    expect((await officer.get('/inbox')).html).toContain('data-test="inbox-dismissed"');
    await officer.submit(`/inbox/${id}/restore`, {});
    const mail = await mailOf(id);
    expect(mail.state).toBe('held');
    expect(JSON.parse(mail.acts).map(({ what }: { what: string }) => what)).toEqual(['dismissed', 'restored']);
  });

  it('is not the auditor’s', async () => {
    const id = await heldMail();
    const auditor = await signedIn(office, 'auditor');
    expect((await auditor.get(`/inbox/${id}`)).html).not.toContain('data-test="inbox-open"');
    expect((await auditor.post(`/inbox/${id}/dismiss`, { note: 'x', ...CONFIRMED })).status).toBe(403);
    expect((await mailOf(id)).state).toBe('held');
  });
});

describe('a case that came by mail', () => {
  it('says what is lacking until it is completed, and counts by the class that was completed', async () => {
    await receiveMails(office, [
      [mailWithParts({ subject: '申请公开预算', from: 'wu@example.org' }, [{ type: 'text/plain; charset=utf-8', body: '申请公开预算' }])],
    ]);
    const { case_id: caseId } = (await office.db.read('inbound_mails').orderBy('id', 'desc'))[0];
    const page = await officer.get(`/cases/${caseId}`);
    expect(page.html).toMatch(/data-test="lacking">[^<]*申请人类型、申请人类别（年报口径）、提供载体形式、获取信息的方式/);
    const form = {
      version: '1',
      type: 'particulars.completed',
      on: '2026-03-04',
      'data.applicant.name': '某戊',
      'data.applicant.type': 'citizen',
      'data.applicant.class': 'naturalPerson',
      'data.applicant.email': 'wu@example.org',
      'data.title': '某年度预算',
      'data.media': 'electronic',
      'data.obtainWay': 'email',
    };
    expect((await officer.post(`/cases/${caseId}/events`, { ...form, 'data.applicant.type': '' })).status).toBe(422);
    expect((await officer.post(`/cases/${caseId}/events`, form)).status).toBe(303);
    const row = await office.db.read('cases').where({ id: caseId }).first();
    expect(row).toMatchObject({ title: '某年度预算', applicant_name: '某戊', applicant_class: 'naturalPerson', channel: 'email' });
    expect(JSON.parse(row.figures).applicantClass).toBe('naturalPerson');
    expect(row.search_text).toContain('预算');
    const { html } = await officer.get(`/cases/${caseId}`);
    expect(html).toMatch(/data-test="lacking">[^<]*还缺：证件名称、证件号码。/);
    expect(html).toContain('某年度预算');
  });
});
