import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHistoryStore } from '../../src/store/history-store.ts';
import { databases } from '../support/databases.ts';
import { openRunningOffice, PASSWORD, type RunningOffice } from '../support/running-office.ts';
import { type Answer, type Visitor, visitorAt } from '../support/visitor.ts';
import { count } from './browser.ts';
import { png } from './uploads/upload-samples.ts';

const TODAY = '2026-03-02';
const SAME_SITE = { 'sec-fetch-site': 'same-origin' };

const PAPER = {
  channel: 'inPerson',
  on: TODAY,
  'data.applicant.type': 'citizen',
  'data.applicant.class': 'naturalPerson',
  'data.applicant.name': '某甲',
  'data.applicant.idType': 'residentId',
  'data.applicant.idNumber': '11010519491231002X',
  'data.applicant.phone': '13800000000',
  'data.title': '某道路工程的竣工验收报告',
  'data.description': '申请公开某道路工程的竣工验收报告及附件。',
  'data.media': 'paper',
  'data.obtainWay': 'pickUp',
};

const FAX = { ...PAPER, channel: 'fax', receipt: 'confirmed' };
const CONFIRMED = {
  'data.receipt.confirmedOn': TODAY,
  'data.receipt.contactPerson': '某甲',
  'data.receipt.method': 'phone',
  'data.receipt.log': '电话确认。',
};

let office: RunningOffice;
let registrar: Visitor;

async function open(kind: 'sqlite' | 'postgres' = 'sqlite'): Promise<void> {
  office = await openRunningOffice({ kind, day: TODAY });
  registrar = visitorAt(office.url);
  await registrar.signIn('registrar', PASSWORD);
  await registrar.get('/cases/new?channel=inPerson');
}

afterEach(async () => {
  expect(office.failures).toEqual([]);
  await office.close();
});

const caseCount = async (): Promise<number> => Number((await office.db.read('cases').count({ n: '*' }).first())?.n);
const caseIdOf = (answer: Answer): string => /^\/cases\/([\w-]+)/.exec(answer.location ?? '')?.[1] ?? '';
const typesOf = async (caseId: string): Promise<string[]> =>
  (await createHistoryStore(office.db.read).list(caseId)).map(({ type }) => type);
const inputOf = (html: string, name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';

describe('an application taken in', () => {
  beforeEach(() => open());

  it('goes straight to its case when the applicant is new, and tells both days', async () => {
    const answer = await registrar.post('/cases', PAPER);
    expect(answer.location).toMatch(/^\/cases\/[\w-]+$/);
    const { html } = await registrar.get(answer.location ?? '');
    expect(html).toContain('收到申请之日：2026-03-02；答复期限届满之日：2026-03-30。');
    expect(count(html, 'duplicates')).toBe(0);
  });

  it('opens one case however often the form is sent', async () => {
    const token = inputOf((await registrar.get('/cases/new?channel=inPerson')).html, 'token');
    expect(token.length).toBeGreaterThan(20);
    const twice = await Promise.all([registrar.post('/cases', { ...PAPER, token }), registrar.post('/cases', { ...PAPER, token })]);
    const again = await registrar.post('/cases', { ...PAPER, token, do: 'new' });
    expect(new Set([...twice, again].map(caseIdOf)).size).toBe(1);
    expect(await caseCount()).toBe(1);
    expect((await registrar.get(again.location ?? '')).html).toContain('没有重复登记');
  });

  it('records the confirmation in the same go where both sides have to confirm', async () => {
    const answer = await registrar.post('/cases', { ...FAX, ...CONFIRMED });
    expect(await typesOf(caseIdOf(answer))).toEqual(['application.arrived', 'receipt.confirmed']);
    expect((await registrar.get(answer.location ?? '')).html).toContain('收到申请之日：2026-03-02');
  });

  it('records attempts that failed, and leaves the date of receipt open', async () => {
    const failed = {
      'data.receipt.failedOn': TODAY,
      'data.receipt.firstAttempt': '九点无人接听',
      'data.receipt.secondAttempt': '十点无人接听',
    };
    const answer = await registrar.post('/cases', { ...FAX, receipt: 'failed', ...failed });
    expect(await typesOf(caseIdOf(answer))).toEqual(['application.arrived', 'contact.failed']);
    expect((await registrar.get(answer.location ?? '')).html).toContain('收到申请之日未定');
  });

  it('records nothing while the confirmation is incomplete or before the arrival', async () => {
    const lacking = await registrar.post('/cases', { ...FAX, 'data.receipt.confirmedOn': '2026-02-27' });
    expect(lacking.status).toBe(422);
    for (const id of ['receipt-contactPerson', 'receipt-method', 'receipt-confirmedOn'])
      expect(lacking.html).toMatch(new RegExp(`href="#intake-${id}`));
    expect(await caseCount()).toBe(0);
  });

  it('does not ask for a confirmation where the arrival itself is the receipt', async () => {
    const answer = await registrar.post('/cases', { ...PAPER, receipt: 'confirmed' });
    expect(await typesOf(caseIdOf(answer))).toEqual(['application.arrived']);
    expect(count((await registrar.get('/cases/new?channel=mailSigned')).html, 'receipt-part')).toBe(0);
    expect(count((await registrar.get('/cases/new?channel=mailOrdinary')).html, 'receipt-part')).toBe(1);
  });

  it('asks mail for its number and envelope, and nobody else', async () => {
    const asked = async (channel: string) => (await registrar.get(`/cases/new?channel=${channel}`)).html.includes('data.envelopePhoto');
    expect([await asked('mailSigned'), await asked('mailMisaddressed'), await asked('fax'), await asked('oral')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('drops what another type of applicant is asked', async () => {
    const answer = await registrar.post('/cases', { ...PAPER, 'data.applicant.legalRep': '某乙', 'data.applicant.uscc': 'nonsense' });
    const [arrival] = await createHistoryStore(office.db.read).list(caseIdOf(answer));
    expect(arrival?.data).toMatchObject({ applicant: { name: '某甲', idNumber: '11010519491231002X' } });
    expect(JSON.stringify(arrival?.data)).not.toMatch(/legalRep|uscc/);
  });

  it('gives scans back with a refused form, shows them to whoever uploaded them alone, and files them with the case', async () => {
    const body = new FormData();
    for (const [name, value] of Object.entries({ _csrf: registrar.token(), ...PAPER, 'data.title': '' })) body.append(name, value);
    body.append('data.attachments', new Blob([png], { type: 'image/png' }), '扫描件.png');
    const refused = await registrar.ask('/cases', { method: 'POST', body });
    expect(refused.status).toBe(422);
    expect(count(refused.html, 'scan')).toBe(1);
    const id = inputOf(refused.html, 'data.attachments');
    const scan = await registrar.get(`/uploads/${id}?inline=1`);
    expect([scan.status, scan.headers.get('content-type'), scan.headers.get('content-disposition')?.split(';')[0]]).toEqual([
      200,
      'image/png',
      'inline',
    ]);
    const other = visitorAt(office.url);
    expect((await other.get(`/uploads/${id}`)).status).toBe(404);
    await other.signIn('officer', PASSWORD);
    expect((await other.get(`/uploads/${id}`)).status).toBe(404);
    const answer = await registrar.post('/cases', { ...PAPER, 'data.attachments': id });
    expect((await createHistoryStore(office.db.read).list(caseIdOf(answer)))[0]?.data).toMatchObject({ attachments: [{ id }] });
    expect((await registrar.get(`/uploads/${id}`)).status).toBe(404);
  });
});

describe('a sign-in that ran out while somebody typed', () => {
  beforeEach(() => open());

  const runOut = (): Promise<unknown> => office.db.write('sessions').delete();

  it('brings the form back after signing in, and records nothing before', async () => {
    const { html } = await registrar.get('/cases/new?channel=fax');
    const [token, by] = [inputOf(html, 'token'), inputOf(html, 'by')];
    await runOut();
    const answer = await registrar.post('/cases', { ...FAX, ...CONFIRMED, token, by }, SAME_SITE);
    expect([answer.status, answer.location]).toEqual([303, '/login?next=%2Fcases%2Fnew%3Fkept%3D1']);
    expect(await caseCount()).toBe(0);
    expect((await registrar.get(answer.location ?? '')).html).toContain('登录已失效，申请还没有登记');
    const signedIn = await registrar.post('/login', { login: 'registrar', password: PASSWORD, next: '/cases/new?kept=1' });
    const again = await registrar.get(signedIn.location ?? '');
    for (const typed of ['11010519491231002X', '某道路工程的竣工验收报告', '电话确认。', token]) expect(again.html).toContain(typed);
    expect((await registrar.post('/cases', { ...FAX, ...CONFIRMED, token, by })).location).toMatch(/^\/cases\//);
    expect((await registrar.get('/cases/new?kept=1')).html).not.toContain('11010519491231002X');
  });

  it('shows the form to nobody else who signs in', async () => {
    await runOut();
    await registrar.post('/cases', { ...PAPER, by: 'registrar' }, SAME_SITE);
    await registrar.signIn('officer', PASSWORD);
    expect((await registrar.get('/cases/new?kept=1')).html).not.toContain('11010519491231002X');
  });

  it('keeps no form that another site sent', async () => {
    await runOut();
    const answer = await registrar.post('/cases', { ...PAPER, by: 'registrar' }, { 'sec-fetch-site': 'cross-site' });
    expect(answer.status).toBe(403);
    expect((await registrar.post('/cases', { ...PAPER, by: 'registrar' })).status).toBe(403);
  });
});

describe.each(databases)('hints on other applications on $kind', ({ kind }) => {
  beforeEach(() => open(kind));

  it('stand before the registration with all that was typed, and on the case afterwards', async () => {
    const first = caseIdOf(await registrar.post('/cases', PAPER));
    const mail = { ...PAPER, channel: 'mailSigned', 'data.description': '公开：某道路工程、竣工验收报告，含附件' };
    const hints = await registrar.post('/cases', mail);
    expect([hints.status, count(hints.html, 'duplicate')]).toEqual([200, 1]);
    expect(await caseCount()).toBe(1);
    expect(hints.html).toContain(`href="/cases/${first}"`);
    for (const [name, value] of Object.entries(mail)) expect(hints.html).toContain(`name="${name}" value="${value}"`);
    const edited = await registrar.post('/cases', { ...mail, do: 'edit' });
    expect([edited.status, count(edited.html, 'intake-form')]).toEqual([200, 1]);
    const second = await registrar.post('/cases', { ...mail, do: `merge:${first}` });
    expect(second.location).toBe(`/cases/${caseIdOf(second)}/merge?with=${first}`);
    const page = await registrar.get(`/cases/${caseIdOf(second)}`);
    expect([count(page.html, 'duplicates'), page.html.includes(`href="/cases/${first}"`)]).toEqual([1, true]);
  });

  it('leave a merger for later while receipt is not confirmed', async () => {
    const first = caseIdOf(await registrar.post('/cases', PAPER));
    const answer = await registrar.post('/cases', { ...PAPER, channel: 'fax', do: `merge:${first}` });
    expect(answer.location).toBe(`/cases/${caseIdOf(answer)}`);
    expect((await registrar.get(answer.location ?? '')).html).toContain('与申请人确认收到后，才能合并登记');
  });

  it('propose N2 with its article after a reply on the same information', async () => {
    const first = caseIdOf(await registrar.post('/cases', PAPER));
    await office.db.write('cases').where({ id: first }).update({ replied_on: TODAY, closed_on: TODAY, decision_code: 'G2' });
    const { html } = await registrar.post('/cases', PAPER);
    expect(html).toContain('可以考虑适用 N2');
    expect(html).toContain('2019年条例第三十六条第六项');
    expect(count(html, 'as-merge')).toBe(0);
  });

  it('find the applicant by number though the name was written otherwise, and nobody who has another number', async () => {
    await registrar.post('/cases', PAPER);
    const renamed = await registrar.post('/cases', {
      ...PAPER,
      'data.applicant.name': '某 甲（曾用名）',
      'data.applicant.phone': '13900000000',
    });
    expect(count(renamed.html, 'duplicate')).toBe(1);
    const namesake = { ...PAPER, 'data.applicant.idType': 'passport', 'data.applicant.idNumber': 'E12345678' };
    expect((await registrar.post('/cases', namesake)).location).toMatch(/^\/cases\//);
    const unlike = { ...PAPER, 'data.title': '某公园绿化招标文件', 'data.description': '某公园绿化工程的招标文件。' };
    expect((await registrar.post('/cases', unlike)).location).toMatch(/^\/cases\//);
  });

  it('tell from the eleventh application of a month on what it costs and what art. 35 allows', async () => {
    const topics = '道路桥梁公园学校医院河道用地环境采购预算'.match(/../g) ?? [];
    const ask = (topic: string) => registrar.post('/cases', { ...PAPER, 'data.title': `${topic}资料`, 'data.description': topic });
    for (const topic of topics) expect((await ask(topic)).location).toMatch(/^\/cases\//);
    const { html } = await ask('人事');
    expect(html).toContain('本自然月第 11 件');
    expect(html).toContain('收费标准为每件 100 元');
    expect(html).toContain('2019年条例第三十五条');
  });

  it('tell nothing of other organs', async () => {
    const first = caseIdOf(await registrar.post('/cases', PAPER));
    const [other] = await office.db.write('organs').insert({ name: '乙区人民政府', short_name: '乙政' }).returning('id');
    await office.db.write('users').where({ id: 'registrar' }).update({ organ_id: other.id });
    expect(caseIdOf(await registrar.post('/cases', PAPER))).not.toBe(first);
  });
});
