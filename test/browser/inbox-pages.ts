import type { Page } from 'playwright-core';
import type { PageUnderTest } from './pages.ts';

const pressEmpty = (act: string) => async (page: Page) => {
  await page.locator(`[data-test=inbox-${act}] summary`).click();
  await page.locator(`[data-test=inbox-${act}] form button`).click();
  await page.locator('[data-test=error-summary]').waitFor();
};

const followCase = async (page: Page) => {
  await page.locator('main a[href^="/cases/"]').first().click();
  await page.locator('[data-test=lacking]').waitFor();
};

/** Mails 1 to 5 are SAMPLE_MAILS. */
export const INBOX_PAGES: readonly PageUnderTest[] = [
  { name: 'inbox', path: '/inbox', who: ['officer', 'registrar', 'head', 'auditor'] },
  { name: 'mail that is held', path: '/inbox/1', who: ['officer', 'auditor'] },
  { name: 'mail that is held, refused', path: '/inbox/1', who: ['officer'], prepare: pressEmpty('dismiss') },
  { name: 'mail that became a case', path: '/inbox/2', who: ['registrar'] },
  { name: 'case that came by mail', path: '/inbox/2', who: ['officer'], prepare: followCase },
  { name: 'mail that is too large', path: '/inbox/3', who: ['officer'] },
  { name: 'mail from a forged sender', path: '/inbox/5', who: ['head'] },
];
