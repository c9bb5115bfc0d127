import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { officeInBrowser } from '../support/office-in-browser.ts';
import { PASSWORD, type RunningOffice } from '../support/running-office.ts';
import { visitorAt } from '../support/visitor.ts';
import { pdfNamed, publish, searchedBy } from './counter.ts';
import { keyboardHand, pointingHand } from './hand.ts';
import { attach, fillForm, sendForm, type Values } from './record-step.ts';
import { follow, JOURNEY_MS, type Seat, takeSeat } from './seat.ts';

const PHONE = { width: 360, height: 740 };
const DESKTOP = { width: 1280, height: 800 };

const RUNS = [
  { name: 'on a phone, pointing, in Chinese', viewport: PHONE, handOn: pointingHand, language: 'zh', javaScriptEnabled: true },
  { name: 'on a desktop, by keyboard alone, in English', viewport: DESKTOP, handOn: keyboardHand, language: 'en', javaScriptEnabled: true },
  { name: 'on a phone without scripts, in English', viewport: PHONE, handOn: pointingHand, language: 'en', javaScriptEnabled: false },
  {
    name: 'on a desktop without scripts, by keyboard alone, in Chinese',
    viewport: DESKTOP,
    handOn: keyboardHand,
    language: 'zh',
    javaScriptEnabled: false,
  },
] as const;

type Language = (typeof RUNS)[number]['language'];

/** What an applicant reads, in both languages. */
const WORDS = {
  zh: {
    points: '请写明工程名称和年份',
    correctBy: '2026年3月18日',
    extendedTo: '2026年4月21日',
    partly: '部分公开',
    remedy: '行政复议',
  },
  en: {
    points: '请写明工程名称和年份',
    correctBy: '18 March 2026',
    extendedTo: '21 April 2026',
    partly: 'Partly disclosed',
    remedy: 'review',
  },
} as const satisfies Record<Language, Record<string, string>>;

const CITIZEN: Values = {
  'data.applicant.name': '某甲',
  'data.applicant.idType': 'residentId',
  'data.applicant.idNumber': '11010519491231002X',
  'data.applicant.phone': '13800000000',
  'data.title': '某路的报告',
  'data.description': '申请公开某路的有关报告。',
  'data.media': 'electronic',
};

const IDENTITY = pdfNamed('身份证明.pdf', 'identity');
const MAP = pdfNamed('位置图.pdf', 'map');
const REPORT = pdfNamed('验收报告（节选）.pdf', 'the part that may be disclosed');

describe('an applicant asks for information online', () => {
  let office: RunningOffice;
  let browser: Browser;
  officeInBrowser(async (opened) => {
    ({ office, browser } = opened);
    await publish(office, '某路工程征地补偿公告');
  });

  it.each(RUNS)(
    '$name',
    async ({ viewport, handOn, language, javaScriptEnabled }) => {
      const seat = await takeSeat(browser, { viewport, handOn, context: { javaScriptEnabled } });
      const words = WORDS[language];
      office.time.set('2026-03-02');
      await seat.page.goto(`${office.url}/?lang=${language}`);
      await findOut(seat);
      await fillIn(seat);
      const receipt = await review(seat);

      const caseId = await caseOf(receipt.number);
      await askForCorrection(caseId);
      office.time.set('2026-03-05');
      await track(seat, receipt);
      await correct(seat, words);

      await extend(caseId);
      await lookAtDue(seat, words);

      await answerInPart(caseId);
      await readReply(seat, words);
    },
    JOURNEY_MS,
  );

  /** The guide, and what is public already, come before the form. */
  async function findOut(seat: Seat): Promise<void> {
    const { page, hand } = seat;
    await follow(seat, '[data-test=home-cards] a[href^="/guide"]');
    expect(await page.locator('[data-test=guide]').innerText()).toContain('甲区人民政府');
    await follow(seat, 'main a[href^="/apply"]');
    await sendForm(page.locator('[data-test=subject-form]'), hand, { subject: '某路' });
    expect(await page.locator('[data-test=suggestion]').allInnerTexts()).toEqual([expect.stringContaining('某路工程征地补偿公告')]);
    await follow(seat, '[data-test=to-form]');
    await sendForm(page.locator('[data-test=type-form]'), hand, { type: 'citizen' });
  }

  /** The first attempt forgets how the reply is to come; nothing typed is lost, the file neither. */
  async function fillIn({ page, hand }: Seat): Promise<void> {
    const form = page.locator('[data-test=application-form]');
    expect(await form.locator('[name="data.title"]').inputValue()).toBe('某路');
    await fillForm(form, hand, CITIZEN);
    await attach(form, hand, { name: 'data.attachments', files: [IDENTITY] });
    await follow({ page, hand }, '[data-test=to-review]');
    expect(await page.locator('[data-test=error-summary] a').count()).toBe(1);
    expect(await form.locator('[name="data.description"]').inputValue()).toBe('申请公开某路的有关报告。');
    await fillForm(form, hand, { 'data.obtainWay': 'online' });
    await follow({ page, hand }, '[data-test=to-review]');
  }

  /** Goes back from the review once to say more precisely what is asked for, then sends. */
  async function review(seat: Seat): Promise<{ number: string; code: string }> {
    const { page, hand } = seat;
    const form = page.locator('[data-test=review-form]');
    expect(await form.innerText()).toContain('身份证明.pdf');
    await follow(seat, '[data-test=review-form] button[formaction$="#apply-information"]');
    await fillForm(page.locator('[data-test=application-form]'), hand, { 'data.title': '某道路工程的验收报告' });
    await follow(seat, '[data-test=to-review]');
    expect(await form.innerText()).toContain('某道路工程的验收报告');
    await fillForm(form, hand, { confirmed: 'true' });
    await follow(seat, '[data-test=submit-application]');
    const [number, code] = [
      await page.locator('[data-test=case-no]').innerText(),
      await page.locator('[data-test=query-code]').innerText(),
    ];
    await follow(seat, '[data-test=receipt] a[href="/track"]');
    return { number, code };
  }

  async function caseOf(number: string): Promise<string> {
    const row = await office.db.read('cases').where({ case_no: number }).first('id');
    const [opened] = await office.db.read('history').where({ case_id: row.id, version: 1 }).select('data');
    expect(JSON.parse(opened.data)).toMatchObject({ title: '某道路工程的验收报告', attachments: [{ name: '身份证明.pdf' }] });
    return row.id;
  }

  const askForCorrection = (caseId: string): Promise<void> =>
    office.record(caseId, [
      ['registrar', 'receipt.confirmed', '2026-03-03', { contactPerson: '某甲', method: 'online' }],
      ['officer', 'examination.started', '2026-03-03'],
      ['officer', 'correction.requested', '2026-03-04', { workingDays: 10, points: '请写明工程名称和年份' }],
    ]);

  async function track({ page, hand }: Seat, receipt: { number: string; code: string }): Promise<void> {
    await sendForm(page.locator('[data-test=track-form]'), hand, receipt);
    await page.locator('[data-test=state]').waitFor();
  }

  async function correct(seat: Seat, words: (typeof WORDS)[Language]): Promise<void> {
    const { page, hand } = seat;
    const need = await page.locator('[data-test=need]').innerText();
    for (const told of [words.points, words.correctBy]) expect(need).toContain(told);
    await follow(seat, '[data-test=act-correct]');
    const form = page.locator('[data-test=act-form]');
    await attach(form, hand, { name: 'data.attachments', files: [MAP] });
    await sendForm(form, hand, { 'data.text': '某道路工程，2025年竣工' });
    expect(await page.locator('[data-test=need]').count()).toBe(0);
  }

  const extend = (caseId: string): Promise<void> =>
    office.record(caseId, [
      ...searchedBy('2026-03-06').slice(0, 1),
      ['head', 'period.extended', '2026-03-09', { workingDays: 12, reason: '档案较多' }],
    ]);

  async function lookAtDue({ page, hand }: Seat, words: (typeof WORDS)[Language]): Promise<void> {
    await page.reload();
    const due = page.locator('[data-test=due]');
    expect(await due.innerText()).toContain(words.extendedTo);
    await hand.press(due.locator('summary'));
    expect(await due.locator('[data-test=stretch]').count()).toBeGreaterThan(0);
    expect(await due.locator('[data-test=due-sum]').isVisible()).toBe(true);
  }

  /** The organ discloses a part, with a file. */
  async function answerInPart(caseId: string): Promise<void> {
    const reply = {
      decisionCode: 'P1',
      basis: '第三十七条',
      reasons: '报价涉及第三方商业秘密',
      itemsDisclosed: '正文',
      itemsWithheld: '报价表',
    };
    await office.record(caseId, [
      ...searchedBy('2026-03-10').slice(1),
      ['officer', 'reply.proposed', '2026-03-11', reply],
      ['officer', 'reply.submitted', '2026-03-11'],
      ['legal', 'legal.approved', '2026-03-12', { opinion: '同意' }],
      ['leader', 'reply.approved', '2026-03-12'],
    ]);
    await issueWithFile(caseId);
    await office.record(caseId, [
      ['officer', 'reply.served', '2026-03-13', { method: 'electronic', electronicBy: 'online' }],
      ['officer', 'service.proven', '2026-03-13', { proof: 'readReceipt', deliveredOn: '2026-03-13' }],
    ]);
  }

  async function issueWithFile(caseId: string): Promise<void> {
    office.time.set('2026-03-13');
    const officer = visitorAt(office.url);
    await officer.signIn('officer', PASSWORD);
    const { html } = await officer.get(`/cases/${caseId}`);
    const fields = {
      type: 'reply.issued',
      on: '2026-03-13',
      confirmed: 'yes',
      version: /name="version" value="(\d+)"/.exec(html)?.[1] ?? '',
    };
    const body = new FormData();
    for (const [name, value] of Object.entries({ _csrf: officer.token(), ...fields })) body.append(name, value);
    body.append('data.attachments', new Blob([new Uint8Array(REPORT.buffer)]), REPORT.name);
    const answer = await officer.ask(`/cases/${caseId}/events`, { method: 'POST', body });
    expect(answer.status).toBe(303);
  }

  async function readReply(seat: Seat, words: (typeof WORDS)[Language]): Promise<void> {
    const { page } = seat;
    await page.reload();
    expect(await page.locator('[data-test=decision]').innerText()).toContain(words.partly);
    expect(await download(seat, '[data-test=reply-file]')).toEqual(REPORT.buffer);
    const remedies = await page.locator('[data-test=remedies]').innerText();
    expect(remedies).toContain(words.remedy);
    expect(remedies.match(/\d+/g)?.length).toBeGreaterThan(3);
    expect(String(await download(seat, '[data-test=ics]'))).toContain('BEGIN:VEVENT');
    await follow(seat, '[data-test=print-reply]');
    expect(await page.locator('[data-test=letter]').innerText()).toContain('报价表');
  }

  async function download({ page, hand }: Seat, selector: string): Promise<Buffer> {
    const [started] = await Promise.all([page.waitForEvent('download'), hand.press(page.locator(selector).first())]);
    return readFileSync(await started.path());
  }
});
