import type { Page } from 'playwright-core';
import type { PageUnderTest } from './pages.ts';

const openFiling = async (page: Page) => {
  await page.locator('[data-test=fax-file] summary').click();
};

const fileNothing = async (page: Page) => {
  await openFiling(page);
  await page.locator('[data-test=fax-file] form button').click();
  await page.locator('[data-test=error-summary]').waitFor();
};

const openCase = async (page: Page) => {
  await page.locator('main a[href^="/cases/"]').first().click();
  await page.locator('[data-test=lacking]').waitFor();
};

const openSending = async (page: Page) => {
  await openCase(page);
  await page.locator('[data-test=fax-send]').click();
  await page.locator('[data-test=fax-form]').waitFor();
};

const sendNothing = async (page: Page) => {
  await openSending(page);
  await page.locator('[data-test=fax-form] button').click();
  await page.locator('[data-test=error-summary]').waitFor();
};

const openCancelling = async (page: Page) => {
  await page.locator('[data-test=fax-cancel] summary').click();
};

/** Fax 1 came in with a case of its own; 1 was sent, 2 failed, 3 waits. */
export const FAX_PAGES: readonly PageUnderTest[] = [
  { name: 'faxes', path: '/faxes', who: ['officer', 'registrar', 'head', 'auditor'] },
  { name: 'fax that came in', path: '/faxes/in/1', who: ['officer', 'auditor'] },
  { name: 'fax to be filed', path: '/faxes/in/1', who: ['officer'], prepare: openFiling },
  { name: 'fax to be filed, refused', path: '/faxes/in/1', who: ['officer'], prepare: fileNothing },
  { name: 'case that came by fax', path: '/faxes/in/1', who: ['officer'], prepare: openCase },
  { name: 'letter to be sent by fax', path: '/faxes/in/1', who: ['officer'], prepare: openSending },
  { name: 'letter to be sent by fax, refused', path: '/faxes/in/1', who: ['officer'], prepare: sendNothing },
  { name: 'no letter to be sent by fax', path: ({ uncorrected }) => `/cases/${uncorrected}/fax`, who: ['registrar'] },
  { name: 'fax that was sent', path: '/faxes/out/1', who: ['officer', 'auditor'] },
  { name: 'fax that failed', path: '/faxes/out/2', who: ['officer'] },
  { name: 'fax that waits', path: '/faxes/out/3', who: ['officer'], prepare: openCancelling },
  { name: 'no such fax', path: '/faxes/in/999', who: ['officer'], status: 404 },
];
