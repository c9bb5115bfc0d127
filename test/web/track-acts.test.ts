import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngine } from '../../src/engine/engine.ts';
import { civilDate } from '../../src/law/civil-date.ts';
import { stateCalendar } from '../../src/law/state-calendar.ts';
import { createHistoryStore } from '../../src/store/history-store.ts';
import { openRunningOffice, type RunningOffice, type StaffStep } from '../support/running-office.ts';
import { createTrackBrowser, versionIn, wordsOf } from './track-browser.ts';

let office: RunningOffice;
beforeAll(async () => {
  office = await openRunningOffice({ day: '2024-03-04' });
});
afterAll(() => office.close());

const ARRIVAL: StaffStep = ['registrar', 'application.arrived', '2024-03-04'];
const EXAMINED: StaffStep = ['registrar', 'examination.started', '2024-03-05'];
const ASKED: StaffStep = ['officer', 'correction.requested', '2024-03-06', { workingDays: 10, points: '请写明文号' }];

async function openAct(steps: readonly StaffStep[], { act, today }: { act: string; today: string }) {
  const id = await office.carry([ARRIVAL, ...steps]);
  office.time.set(today);
  const browser = createTrackBrowser(office);
  await browser.track(office, id);
  const page = await browser.get(`/track/${id}/${act}`);
  return { id, browser, page, path: `/track/${id}/${act}`, version: versionIn(page.html) };
}

async function lastOf(caseId: string) {
  const history = await createHistoryStore(office.db.read).list(caseId);
  const last = history.at(-1);
  if (last === undefined) throw new Error('There is no history');
  return last;
}

describe('what an applicant does', () => {
  it('supplies a correction with a file, for today and as the applicant', async () => {
    const { id, browser, path, version } = await openAct([EXAMINED, ASKED], { act: 'correct', today: '2024-03-08' });
    const file = new Blob(['某某文号的证明'], { type: 'text/plain' });
    const reply = await browser.post(path, { version, 'data.text': '补正：文号为某政发〔2020〕1号', 'data.attachments': file });
    expect([reply.status, reply.location]).toEqual([303, `/track/${id}`]);
    const last = await lastOf(id);
    expect(last).toMatchObject({ type: 'correction.received', effectiveOn: '2024-03-08', actorKind: 'applicant', actorName: '某甲' });
    expect(last.data).toMatchObject({ text: '补正：文号为某政发〔2020〕1号', attachments: [{ name: 'proof.txt' }] });
    const { html } = await browser.get(`/track/${id}`);
    expect(wordsOf(html)).toContain('补正已经收到');
    expect(wordsOf(html)).toContain('收到补正后重新起算，20 个工作日（2019年条例第三十条）');
    const attachments = last.data.attachments as { id: string }[];
    const own = await browser.get(`/track/${id}/files/${attachments[0]?.id}`);
    expect([own.status, own.headers.get('content-disposition')?.startsWith('attachment')]).toEqual([200, true]);
    expect(own.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('cannot find a good reason for being late, whatever is posted', async () => {
    const { id, browser, path, version } = await openAct([EXAMINED, ASKED], { act: 'correct', today: '2024-03-08' });
    const forged = { version, 'data.text': '补正', 'data.goodReason': 'true', on: '2024-03-01' };
    await browser.post(path, forged);
    expect((await lastOf(id)).data).toEqual({ text: '补正', letters: expect.anything() });
    expect((await lastOf(id)).effectiveOn).toBe('2024-03-08');
    const late = await openAct([EXAMINED, ASKED], { act: 'correct', today: '2024-03-21' });
    const reply = await late.browser.post(late.path, { ...forged, version: '3' });
    expect(reply.status).toBe(409);
    expect(wordsOf(reply.html)).toContain('您填写的内容列在下面');
    expect((await lastOf(late.id)).type).toBe('correction.requested');
  });

  it('gets a form back filled in when something is missing, and nothing is stored', async () => {
    const { id, browser, path, version } = await openAct([EXAMINED, ASKED], { act: 'correct', today: '2024-03-08' });
    const reply = await browser.post(path, { version, 'data.text': '  ' });
    expect(reply.status).toBe(422);
    expect(reply.html).toContain('href="#correct-text"');
    expect((await lastOf(id)).type).toBe('correction.requested');
  });

  it('gives reasons', async () => {
    const notice = { counts: '本月二十件', workingDays: 10, servedOn: '2024-03-07' };
    const asked: StaffStep = ['officer', 'reasons.requested', '2024-03-06', notice];
    const { id, browser, path, version } = await openAct([EXAMINED, asked], { act: 'reasons', today: '2024-03-08' });
    expect(wordsOf((await browser.get(`/track/${id}`)).html)).toContain('2024年3月21日（含当日）');
    await browser.post(path, { version, 'data.text': '各件内容不同' });
    expect(await lastOf(id)).toMatchObject({ type: 'reasons.received', actorKind: 'applicant', data: { text: '各件内容不同' } });
  });

  it('reports a payment, not of a day to come', async () => {
    const fee = { yuan: 380, method: 'perPage', count: 68, account: '某银行 0001' };
    const notified: StaffStep = ['officer', 'fee.notified', '2024-03-12', fee];
    const { id, browser, path, version } = await openAct([EXAMINED, notified], { act: 'payment', today: '2024-03-14' });
    const early = await browser.post(path, { version, 'data.paidOn': '2024-03-15', 'data.receiptNumber': '甲001' });
    expect([early.status, early.html.includes('缴费日期不能晚于今天')]).toEqual([422, true]);
    await browser.post(path, { version, 'data.paidOn': '2024-03-13', 'data.receiptNumber': '甲001' });
    expect(await lastOf(id)).toMatchObject({ type: 'payment.reported', data: { paidOn: '2024-03-13', receiptNumber: '甲001' } });
    expect(wordsOf((await browser.get(`/track/${id}`)).html)).toContain('您已告知于 2024年3月13日 缴费，本机关正在核对');
  });

  it('chooses another way of receiving, with its address', async () => {
    const { id, browser, page, path, version } = await openAct([], { act: 'delivery', today: '2024-03-05' });
    expect(page.html).toMatch(/value="pickUp" checked/);
    expect(wordsOf(page.html)).toContain('目前的选择');
    const without = await browser.post(path, { version, 'data.obtainWay': ['email', 'fax'], 'data.email': 'nobody' });
    expect(without.status).toBe(422);
    expect(without.html).toContain('电子邮箱的格式不对');
    expect(without.html).toContain('选择传真的，请填写传真号码');
    await browser.post(path, { version, 'data.obtainWay': 'email', 'data.email': 'a@example.cn' });
    expect(await lastOf(id)).toMatchObject({ type: 'delivery.changed', data: { obtainWay: ['email'], email: 'a@example.cn' } });
    expect(wordsOf((await browser.get(`/track/${id}`)).html)).toContain('a@example.cn');
  });

  it('withdraws only after looking it over and confirming', async () => {
    const { id, browser, path, version } = await openAct([EXAMINED], { act: 'withdraw', today: '2024-03-05' });
    expect((await browser.post(path, { version, 'data.statement': '' })).status).toBe(422);
    const review = await browser.post(path, { version, 'data.statement': '已从别处获得' });
    expect([review.status, review.html.includes('data-test="confirm-form"')]).toEqual([200, true]);
    const fields = { version, 'data.statement': '已从别处获得', stage: 'confirm' };
    expect((await browser.post(path, fields)).status).toBe(422);
    expect((await browser.post(path, { ...fields, stage: 'change' })).html).toContain('已从别处获得</textarea>');
    expect((await lastOf(id)).type).toBe('examination.started');
    expect((await browser.post(path, { ...fields, confirmed: 'yes' })).status).toBe(303);
    expect(await lastOf(id)).toMatchObject({ type: 'application.withdrawn', data: { statement: '已从别处获得' } });
    const { html } = await browser.get(`/track/${id}`);
    expect(wordsOf(html)).toContain('您已撤回申请，不再处理');
    expect(html).not.toContain('data-test="remedies"');
  });

  it('is not held up by steps inside the organ that came between', async () => {
    const { id, browser, path, version } = await openAct([], { act: 'delivery', today: '2024-03-05' });
    await record(id, ['registrar', 'examination.started', '2024-03-05']);
    const reply = await browser.post(path, { version, 'data.obtainWay': 'online' });
    expect(reply.status).toBe(303);
    expect(await lastOf(id)).toMatchObject({ type: 'delivery.changed', version: 3 });
  });

  it('first reads what else happened meanwhile, and loses nothing typed', async () => {
    const { id, browser, path, version } = await openAct([EXAMINED], { act: 'delivery', today: '2024-03-06' });
    await record(id, ASKED);
    const reply = await browser.post(path, { version, 'data.obtainWay': 'email', 'data.email': 'b@example.cn' });
    expect(reply.status).toBe(409);
    expect(wordsOf(reply.html)).toContain('请您补正申请内容，补正期限为 10 个工作日');
    expect(reply.html).toContain('value="b@example.cn"');
    const again = await browser.post(path, { version: versionIn(reply.html), 'data.obtainWay': 'email', 'data.email': 'b@example.cn' });
    expect(again.status).toBe(303);
  });

  it('says why not where a step is not possible', async () => {
    const { page } = await openAct([], { act: 'correct', today: '2024-03-05' });
    expect(wordsOf(page.html)).toContain('目前没有需要您补正的事项');
    expect(page.html).not.toContain('data-test="act-form"');
  });
});

describe('files', () => {
  it('of the office are not found, those of nobody neither', async () => {
    const paper = { id: 'file-of-staff', name: 'a.pdf', sha256: 'a'.repeat(64), bytes: 9, mediaType: 'application/pdf' };
    const id = await office.carry([ARRIVAL, ['officer', 'document.filed', '2024-03-05', { title: '内部材料', attachments: [paper] }]]);
    const browser = createTrackBrowser(office);
    await browser.track(office, id);
    expect((await browser.get(`/track/${id}/files/file-of-staff`)).status).toBe(404);
    expect((await browser.get(`/track/${id}/files/none`)).status).toBe(404);
  });
});

describe('the calendar file', () => {
  it('has the due day as a whole day, under an id that stays', async () => {
    const id = await office.carry([ARRIVAL]);
    const browser = createTrackBrowser(office);
    await browser.track(office, id);
    const first = await browser.get(`/track/${id}/days.ics`);
    expect(first.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(first.headers.get('cache-control')).toBe('no-store');
    const events = eventsIn(first.html);
    expect(events.map(({ start }) => start)).toEqual(['20240401']);
    expect(events[0]?.summary).toContain('本机关应当答复的最后一天');
    await record(id, ['registrar', 'examination.started', '2024-03-05']);
    await record(id, ['head', 'period.extended', '2024-03-05', { workingDays: 10, reason: '档案较多' }]);
    const later = eventsIn((await browser.get(`/track/${id}/days.ics`)).html);
    expect(later.map(({ start }) => start)).toEqual(['20240416']);
    expect(later[0]?.uid).toBe(events[0]?.uid);
    expect(first.html).not.toMatch(/某甲|某道路/);
  });

  it('has the last day of a correction and speaks the language of the page', async () => {
    const { id, browser } = await openAct([EXAMINED, ASKED], { act: 'correct', today: '2024-03-08' });
    await browser.get(`/track/${id}?lang=en`);
    const events = eventsIn((await browser.get(`/track/${id}/days.ics`)).html);
    expect(events.map(({ start }) => start)).toEqual(['20240320']);
    expect(events[0]?.summary).toContain('last day to correct');
  });
});

async function record(caseId: string, [login, type, on, data = {}]: StaffStep): Promise<void> {
  const { version } = await lastOf(caseId);
  office.time.set(on);
  const calendar = () => stateCalendar;
  const engine = createEngine({ db: office.db, now: office.time.now, calendar });
  await engine.record(caseId, { type, on: civilDate(on), data }, { actor: office.actors[login], expectedVersion: version });
}

/** Events of a file whose long lines are unfolded (RFC 5545, 3.1). */
function eventsIn(text: string) {
  const blocks = text
    .replace(/\r\n[ \t]/g, '')
    .split('BEGIN:VEVENT')
    .slice(1);
  const lineOf = (block: string, name: string) => new RegExp(`^${name}[^:]*:(.*)\\r?$`, 'm').exec(block)?.[1]?.trim();
  return blocks.map((block) => ({ uid: lineOf(block, 'UID'), start: lineOf(block, 'DTSTART'), summary: lineOf(block, 'SUMMARY') }));
}
