import type { Browser, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { createFileVault } from '../../src/store/file-vault.ts';
import { officeInBrowser } from '../support/office-in-browser.ts';
import { textOfPdf } from '../support/pdf-text.ts';
import type { RunningOffice } from '../support/running-office.ts';
import { recordStep } from './record-step.ts';
import { follow, JOURNEY_MS, type Seat, seatsOf, WAYS } from './seat.ts';

const DAY = '2026-03-02';
const ADDED = '请持有效身份证件到本机关领取复制件。';

describe('a reply', () => {
  let office: RunningOffice;
  let browser: Browser;
  officeInBrowser((opened) => {
    ({ office, browser } = opened);
  });

  it(
    'is edited, reviewed, approved, issued and served',
    async () => {
      const url = `${office.url}/cases/${await proposed()}`;
      const [onPhone, byKeyboard] = WAYS.map((way) => seatsOf(browser, office, way));
      if (onPhone === undefined || byKeyboard === undefined) throw new Error('There are two ways');
      const officer = await onPhone('officer');
      await edit(officer, url);
      await recordStep(officer.page, officer.hand, { type: 'reply.submitted' });
      for (const [login, step] of [
        ['legal', { type: 'legal.approved', values: { opinion: '同意' } }],
        ['leader', { type: 'reply.approved' }],
      ] as const) {
        const { page, hand } = await byKeyboard(login);
        await page.goto(url);
        expect(await page.locator('[data-test=text-diff] ins').innerText()).toContain(ADDED);
        expect(await pdfAt(page, '[data-test=draft-pdf]')).toContain(ADDED);
        await recordStep(page, hand, step);
      }
      await issue(officer, url);
      await recordStep(officer.page, officer.hand, { type: 'reply.served', values: { method: 'post', mailNumber: 'RA123456785CN' } });
      await recordStep(officer.page, officer.hand, { type: 'service.proven', values: { proof: 'deliveryRecord' } });
      expect(await officer.page.locator('[data-test=letter-line]').last().innerText()).toContain('送达回证');
      await follow(officer, '[data-test=verify-letters]');
      expect(await officer.page.locator('[data-test=verify-letters]').getAttribute('data-ok')).toBe('true');
    },
    JOURNEY_MS,
  );

  function proposed(): Promise<string> {
    return office.carry([
      ['registrar', 'application.arrived', DAY],
      ['officer', 'examination.started', DAY],
      ['officer', 'unit.assigned', DAY, { unit: '某科室' }],
      ['officer', 'search.started', DAY, { units: '某科室', systems: '档案系统' }],
      ['officer', 'search.completed', DAY, { result: 'found', systems: '档案系统', terms: '验收报告', staff: '员工乙' }],
      ['secrecy', 'secrecy.cleared', DAY, { level: '不涉密', basis: '保守国家秘密法' }],
      ['officer', 'reply.proposed', DAY, { decisionCode: 'G2', basis: '第三十六条第二项', reasons: '属于应当公开的信息' }],
    ]);
  }

  /** Ends on the page of the case. */
  async function edit(seat: Seat, url: string): Promise<void> {
    const { page, hand } = seat;
    await page.goto(url);
    await follow(seat, '[data-test=letter-draft]');
    const text = page.locator('#letter-text');
    await hand.write(text, `${await text.inputValue()}\n\n${ADDED}`);
    await follow(seat, '[data-test=save-draft]');
    expect(await page.locator('[data-test=text-diff] ins').innerText()).toContain(ADDED);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await follow(seat, '.crumb a');
  }

  /** Looked at first, in a window of its own, with what stands in the form; then with its number. */
  async function issue({ page, hand }: Seat, url: string): Promise<void> {
    await page.goto(url);
    const step = page.locator('[data-step="reply.issued"]');
    await step.locator('summary').first().click();
    const [previewed] = await Promise.all([
      page.context().waitForEvent('response', (response) => response.url().endsWith('/letters/preview')),
      hand.press(step.locator('[data-test=preview-letter]')),
    ]);
    expect([previewed.status(), previewed.headers()['content-type']]).toEqual([200, 'application/pdf']);
    expect(page.url()).toBe(url);
    await recordStep(page, hand, { type: 'reply.issued' });
    const letter = page.locator('[data-test=letter-line]').last();
    const number = /甲政公开答〔2026〕\d+号/.exec(await letter.innerText())?.[0] ?? 'no number';
    const text = await pdfAt(page, '[data-test=letter-line]:last-of-type [data-test=open-letter]');
    expect(text).toContain(ADDED);
    expect(text).toContain(number);
  }

  /** What a link to a PDF opens. */
  async function pdfAt(page: Page, selector: string): Promise<string> {
    const href = await page.locator(selector).last().getAttribute('href');
    const answer = await page.request.get(new URL(href ?? '', page.url()).href);
    expect(answer.headers()['content-type']).toBe('application/pdf');
    return textOfPdf(createFileVault(office.dataDir), new Uint8Array(await answer.body()));
  }
});
