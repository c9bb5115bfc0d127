import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openChromium } from '../support/chromium.ts';
import { openRunningOffice, type RunningOffice } from '../support/running-office.ts';

const NUMBER = '11010519491231002X';
const LETTER = join(tmpdir(), 'yishen-authority-letter.txt');

describe('the application form in a browser', () => {
  let office: RunningOffice;
  let browser: Browser;
  beforeAll(async () => {
    writeFileSync(LETTER, '授权委托书');
    [office, browser] = await Promise.all([openRunningOffice(), openChromium()]);
  });
  afterAll(async () => {
    await browser?.close();
    await office?.close();
  });

  const requests = async (): Promise<number> => Number((await office.db.read('cases').where({ kind: 'request' }).count({ n: '*' }))[0]?.n);

  async function openForm({ width, scripts }: { readonly width: number; readonly scripts: boolean }): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height: 800 }, javaScriptEnabled: scripts });
    const page = await context.newPage();
    await page.goto(`${office.url}/apply/1/form?type=citizen`);
    return page;
  }

  async function fill(page: Page): Promise<void> {
    await page.locator('[name="data.applicant.name"]').fill('张某某');
    await page.locator('[name="data.applicant.idType"]').selectOption('residentId');
    await page.locator('[name="data.applicant.idNumber"]').fill(NUMBER);
    await page.locator('[name="data.applicant.phone"]').fill('13800000000');
    await page.locator('[name="data.description"]').fill('某道路工程的竣工验收报告');
    await page.locator('[name="data.media"][value=paper]').check();
    await page.locator('#apply-obtainWay-1').selectOption('pickUp');
  }

  async function send(page: Page): Promise<void> {
    await page.locator('[data-test=to-review]').click();
    await page.locator('[name=confirmed]').check();
    await page.locator('[data-test=submit-application]').dblclick();
    await page.locator('[data-test=receipt]').waitFor();
  }

  const drafts = (page: Page): Promise<string> => page.evaluate(() => JSON.stringify(window.localStorage));

  it.each([
    { scripts: true, width: 360 },
    { scripts: true, width: 1280 },
    { scripts: false, width: 360 },
  ])('takes one application of a double click, with a letter of authority: %o', async ({ scripts, width }) => {
    const before = await requests();
    const page = await openForm({ width, scripts });
    await fill(page);
    await page.locator('[name="data.agent"]').fill('李某');
    await page.locator('#apply-authorityLetter').setInputFiles(LETTER);
    // With scripts the file is sent at once, and the form waits for it.
    if (scripts) await page.locator('input[type=hidden][name="data.authorityLetter"]').waitFor({ state: 'attached' });
    await page.locator('[data-test=to-review]').click();
    await page.locator('[formaction$="#apply-information"]').click();
    await page.locator('[name="data.title"]').fill('某道路工程验收报告');
    await send(page);
    expect(await page.locator('[data-test=query-code]').textContent()).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{2}$/);
    expect(await requests()).toBe(before + 1);
    const [row] = await office.db.read('history').where({ type: 'application.submitted' }).orderBy('recorded_at', 'desc');
    expect(JSON.parse(row.data).attachments).toMatchObject([{ name: 'yishen-authority-letter.txt' }]);
    await page.reload();
    expect(await page.locator('[data-test=query-code]').count()).toBe(0);
    await page.context().close();
  });

  it('keeps a draft without the document number, offers it, and deletes it once the application is sent', async () => {
    const page = await openForm({ width: 1280, scripts: true });
    await fill(page);
    await expect.poll(() => drafts(page)).toContain('竣工验收报告');
    expect(await drafts(page)).not.toContain(NUMBER);
    await page.reload();
    await page.locator('[data-draft-restore]').click();
    expect(await page.locator('[name="data.applicant.name"]').inputValue()).toBe('张某某');
    expect(await page.locator('[name="data.media"][value=paper]').isChecked()).toBe(true);
    expect(await page.locator('#apply-obtainWay-1').inputValue()).toBe('pickUp');
    await page.locator('[name="data.applicant.idNumber"]').fill(NUMBER);
    await send(page);
    await expect.poll(() => drafts(page)).toBe('{}');
    await page.context().close();
  });

  it('keeps the document number only if the person wants it, and nothing once the draft is deleted', async () => {
    const page = await openForm({ width: 360, scripts: true });
    await page.locator('#draft-keep-number').check();
    await fill(page);
    await expect.poll(() => drafts(page)).toContain(NUMBER);
    await page.reload();
    await page.locator('[data-draft-discard]').click();
    expect(await drafts(page)).toBe('{}');
    await page.context().close();
  });

  it('forgets a draft after thirty days', async () => {
    const page = await openForm({ width: 360, scripts: true });
    await fill(page);
    await expect.poll(() => drafts(page)).toContain('竣工验收报告');
    await page.evaluate(() => {
      const form = document.querySelector('[data-draft]') as HTMLElement;
      const key = `yishen-draft-${form.dataset.draft}`;
      const draft = JSON.parse(window.localStorage.getItem(key) ?? '{}');
      window.localStorage.setItem(key, JSON.stringify({ ...draft, until: Date.parse(form.dataset.draftNow ?? '') - 1 }));
    });
    await page.reload();
    await expect.poll(() => drafts(page)).toBe('{}');
    expect(await page.locator('[data-draft-restore]').isVisible()).toBe(false);
    await page.context().close();
  });
});
