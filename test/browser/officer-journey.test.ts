import type { Browser } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { officeInBrowser } from '../support/office-in-browser.ts';
import type { RunningOffice } from '../support/running-office.ts';
import {
  APPLICATION,
  CONSULTATION,
  DRAFTING,
  EXTENSION,
  ISSUE,
  PARTIES,
  REVIEW,
  SCAN,
  SECOND_ROUND,
  SIGNATURE,
  SUIT,
  type Turn,
} from './office-course.ts';
import { attach, recordStep, sendForm } from './record-step.ts';
import { follow, JOURNEY_MS, type Seat, seatsOf, WAYS } from './seat.ts';

type Seats = ReturnType<typeof seatsOf>;

describe('an office handles an application with third parties, a review and a suit', () => {
  let office: RunningOffice;
  let browser: Browser;
  officeInBrowser((opened) => {
    ({ office, browser } = opened);
  });

  it.each(WAYS)(
    '$name',
    async ({ viewport, handOn }) => {
      const seats = seatsOf(browser, office, { viewport, handOn });
      office.time.set('2026-03-02');
      const caseUrl = await takeInFax(await seats('officer'));
      await takeInOral(await seats('officer'));

      await take(seats, caseUrl, CONSULTATION);
      await stayAsked(await seats('officer'), caseUrl);
      await extend(await seats('head'), caseUrl);

      await take(seats, caseUrl, DRAFTING);
      await sign(await seats('leader'), caseUrl);
      await take(seats, caseUrl, [ISSUE]);
      await take(seats, caseUrl, REVIEW);
      const { page } = await seats('officer');
      expect(await page.locator('[data-test=due]').innerText()).toContain('2026-06-02');
      await take(seats, caseUrl, SECOND_ROUND);
      await take(seats, caseUrl, SUIT);
      expect(await page.locator('[data-test=proceeding] h3').allInnerTexts()).toContainEqual(expect.stringContaining('二审'));
      expect(await page.locator('[data-test=history-line]').allInnerTexts()).toContainEqual(expect.stringContaining('撤销'));
      await page.goto(`${caseUrl}/verify`);
      expect(await page.locator('[data-test=verify-result]').getAttribute('data-ok')).toBe('true');
    },
    2 * JOURNEY_MS,
  );

  /** With its scan, and confirmed with the applicant at once. @returns the address of the case. */
  async function takeInFax(seat: Seat): Promise<string> {
    const { page, hand } = seat;
    await follow(seat, 'nav a[href="/cases/new"]');
    await sendForm(page.locator('[data-test=channel-form]'), hand, { channel: 'fax' });
    const form = page.locator('[data-test=intake-form]');
    await attach(form, hand, { name: 'data.attachments', files: [SCAN] });
    await sendForm(form, hand, {
      ...APPLICATION,
      'data.title': '某道路工程的验收报告',
      receipt: 'confirmed',
      'data.receipt.contactPerson': '某甲',
      'data.receipt.method': 'phone',
    });
    await registerAnyway(seat);
    expect(await page.locator('[data-test=due]').innerText()).toContain('2026-03-30');
    expect(await page.locator('[data-test=file]').first().innerText()).toContain(SCAN.name);
    return page.url();
  }

  /** The same applicant again: whoever takes it in is told. */
  async function takeInOral(seat: Seat): Promise<void> {
    const { page, hand } = seat;
    await follow(seat, 'nav a[href="/cases/new"]');
    await sendForm(page.locator('[data-test=channel-form]'), hand, { channel: 'oral' });
    await sendForm(page.locator('[data-test=intake-form]'), hand, {
      'data.cannotWrite': '右手受伤',
      'data.signed': 'true',
      ...APPLICATION,
      'data.title': '某桥梁的检测报告',
    });
    expect(await page.locator('[data-test=duplicates]').innerText()).toContain('某道路工程的验收报告');
    await registerAnyway(seat);
    expect(await page.locator('[data-test=due]').innerText()).toContain('2026-03-30');
  }

  async function registerAnyway(seat: Seat): Promise<void> {
    if ((await seat.page.locator('[data-test=as-new]').count()) > 0) await follow(seat, '[data-test=as-new]');
    expect(new URL(seat.page.url()).pathname).toMatch(/^\/cases\/[0-9a-f-]{36}$/);
  }

  async function take(seats: Seats, caseUrl: string, turns: readonly Turn[]): Promise<void> {
    for (const { login, on, steps } of turns) {
      office.time.set(on);
      const { page, hand } = await seats(login);
      await page.goto(caseUrl);
      for (const step of steps) await recordStep(page, hand, step);
    }
  }

  /** The fifteen working days of the one who stays silent run out, and the reply's period goes on. */
  async function stayAsked({ page }: Seat, caseUrl: string): Promise<void> {
    office.time.set('2026-03-27');
    await office.runDue();
    await page.goto(caseUrl);
    const [, silent] = PARTIES;
    expect(await page.locator('[data-test=history-line]').allInnerTexts()).toContainEqual(
      expect.stringMatching(`${silent}.*逾期未提出意见`),
    );
    expect(await page.locator('[data-test=due]').innerText()).toMatch(/2026-0[45]/);
  }

  /** What if I extend? The day it tells is the day that comes. */
  async function extend(seat: Seat, caseUrl: string): Promise<void> {
    const { page, hand } = seat;
    office.time.set(EXTENSION.on);
    await page.goto(caseUrl);
    await follow(seat, 'a[href$="/what-if"]');
    await sendForm(page.locator('.what-if-form'), hand, { add: 'period.extended' });
    await hand.write(page.locator('[name=value]'), '15');
    await follow(seat, '.what-if-buttons button');
    const then = page.locator('[data-test=what-if-then]');
    const told = /\d{4}-\d\d-\d\d/.exec(await then.locator('strong').innerText())?.[0] ?? 'no day';
    await page.goto(caseUrl);
    expect(await page.locator('[data-test=due]').innerText()).not.toContain(told);
    for (const step of EXTENSION.steps) await recordStep(page, hand, step);
    expect(await page.locator('[data-test=due]').innerText()).toContain(told);
  }

  /** From the list of what waits for the signature. */
  async function sign(seat: Seat, caseUrl: string): Promise<void> {
    const { page, hand } = seat;
    await follow(seat, 'nav a[href="/desk"]');
    const { pathname } = new URL(caseUrl);
    await follow(seat, `[data-test=desk-sign] a[href^="${pathname}"]`);
    expect(await page.locator('[data-test=reply-preview]').innerText()).toContain('报价表');
    await recordStep(page, hand, SIGNATURE);
    await page.goto(`${office.url}/desk`);
    expect(await page.locator(`[data-test=desk-sign] a[href^="${pathname}"]`).count()).toBe(0);
  }
});
