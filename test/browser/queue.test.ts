import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openChromium } from '../support/chromium.ts';
import { openRunningOffice, type RunningOffice } from '../support/running-office.ts';

const DAYS = ['2026-03-02', '2026-03-03', '2026-03-04'];

describe('the queue in a browser', () => {
  let office: RunningOffice;
  let browser: Browser;
  let context: BrowserContext;
  const ids: string[] = [];

  beforeAll(async () => {
    [office, browser] = await Promise.all([openRunningOffice(), openChromium()]);
    for (const day of DAYS) ids.push(await office.carry([['registrar', 'application.arrived', day]]));
  }, 60_000);
  afterEach(() => context?.close());
  afterAll(async () => {
    await browser?.close();
    await office?.close();
  });

  async function openQueue(options: { readonly javaScriptEnabled?: boolean } = {}): Promise<Page> {
    context = await browser.newContext({ reducedMotion: 'reduce', ...options });
    const page = await context.newPage();
    await office.signIn(page, 'officer');
    await page.goto(`${office.url}/queue`);
    return page;
  }
  const rowWithFocus = (page: Page) =>
    page.evaluate(() => document.activeElement?.closest('[data-queue-row]')?.getAttribute('data-queue-row') ?? null);
  /** Presses what leads to another page and waits for it. */
  const follow = (page: Page, selector: string) => Promise.all([page.waitForEvent('load'), page.locator(selector).click()]);
  const chosen = (page: Page) => page.locator('input[name=case]:checked').count();

  it('is gone through by keys alone', async () => {
    const page = await openQueue();
    await page.locator('[data-queue-help]:not([hidden])').waitFor();
    await page.keyboard.press('j');
    expect(await rowWithFocus(page)).toBe(ids[0]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('x');
    expect(await rowWithFocus(page)).toBe(ids[1]);
    expect(await page.locator('.row-selected').getAttribute('data-queue-row')).toBe(ids[1]);
    await page.keyboard.press('k');
    await page.keyboard.press('k');
    expect(await rowWithFocus(page)).toBe(ids[0]);
    await page.keyboard.press('?');
    expect(await page.locator('[data-queue-help]').getAttribute('open')).toBe('');
    await page.keyboard.press('/');
    await page.keyboard.type('jkx?');
    expect(await page.locator('#queue-search').inputValue()).toBe('jkx?');
    await page.locator(`[data-queue-row="${ids[2]}"] a`).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/cases/${ids[2]}`);
  });

  it('selects all of a page with one box', async () => {
    const page = await openQueue();
    await page.locator('[data-queue-help]:not([hidden])').waitFor(); // the script is at work
    await page.locator('[data-queue-select-all] input').check();
    await expect.poll(() => chosen(page)).toBe(3);
    await page.locator('input[name=case]').first().uncheck();
    expect(await page.locator('[data-queue-select-all] input').evaluate((box: HTMLInputElement) => box.indeterminate)).toBe(true);
    await page.locator('[data-test=assign]').click();
    await expect.poll(() => page.locator('[data-test=assign-row]').count()).toBe(2);
  });

  it('shows a new case without being loaded anew, keeping focus and selection', async () => {
    const page = await openQueue();
    await page.locator('[data-queue-help]:not([hidden])').waitFor();
    await page.locator(`[data-queue-row="${ids[1]}"] input`).check();
    await page.locator(`[data-queue-row="${ids[2]}"] a`).focus();
    await page.evaluate(() => Object.assign(window, { sameDocument: true }));
    await office.carry([['registrar', 'application.arrived', '2026-03-04']]);
    await page.locator('[data-queue-status]', { hasText: '列表已更新' }).waitFor();
    expect(await page.locator('[data-test=queue-row]').count()).toBe(4);
    expect(await rowWithFocus(page)).toBe(ids[2]);
    expect(await page.locator('input[name=case]:checked').inputValue()).toContain(ids[1] ?? '?');
    expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
  });

  it('assigns, saves views and searches without scripts', async () => {
    const page = await openQueue({ javaScriptEnabled: false });
    expect(await page.locator('[data-queue-select-all]').isVisible()).toBe(false);
    await page.locator('#queue-search').fill('道路');
    await follow(page, '.queue-search button');
    expect(await page.locator('[data-test=queue-row]').count()).toBe(4);
    await page.locator('input[name=case]').first().check();
    await follow(page, '[data-test=assign]');
    await page.locator('#person').selectOption('officer');
    await follow(page, '[data-test=assign-confirm]');
    expect(await page.locator('[data-test=assign-summary]').innerText()).toContain('1 件');
    await follow(page, '[data-test=assign-back]');
    await page.locator('[data-test=save-view] summary').click();
    await page.locator('#view-name').fill('道路');
    await follow(page, '[data-test=save-view] button');
    expect(await page.locator('[data-test=saved-view]').innerText()).toBe('道路');
  });
});
