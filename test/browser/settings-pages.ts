import type { Page } from 'playwright-core';
import type { PageUnderTest } from './pages.ts';

const makeLink = async (page: Page) => {
  await page.locator('[data-test=make-link]').click();
  await page.locator('[data-test=link-address]').waitFor();
};

const revokeLink = async (page: Page) => {
  await makeLink(page);
  await page.locator('main a[href$="/revoke"]').click();
  await page.locator('[data-test=revoke-link]').waitFor();
};

const listLinks = async (page: Page) => {
  await makeLink(page);
  await page.locator('.govuk-back-link').click();
  await page.locator('[data-test=calendar-row]').first().waitFor();
};

const chooseNoUnit = async (page: Page) => {
  await page.locator('#kind-unit').check();
  await page.locator('#unit').selectOption('');
  await page.locator('[data-test=make-link]').click();
  await page.locator('[data-test=error-summary]').waitFor();
};

const misspellAddress = async (page: Page) => {
  await page.locator('#email').fill('officer@example');
  await page.locator('[data-test=save-mail]').click();
  await page.locator('[data-test=error-summary]').waitFor();
};

/** What members of staff decide for themselves. */
export const SETTINGS_PAGES: readonly PageUnderTest[] = [
  { name: 'settings', path: '/settings', who: ['officer', 'admin'] },
  { name: 'settings refused', path: '/settings', who: ['officer'], prepare: misspellAddress },
  { name: 'settings with calendar links', path: '/settings/calendars/new', who: ['auditor'], prepare: listLinks },
  { name: 'new calendar link', path: '/settings/calendars/new', who: ['officer'] },
  { name: 'new calendar link of a case', path: ({ arrived }) => `/settings/calendars/new?case=${arrived}`, who: ['head'] },
  { name: 'new calendar link refused', path: '/settings/calendars/new', who: ['officer'], prepare: chooseNoUnit },
  { name: 'calendar link made', path: '/settings/calendars/new', who: ['head'], prepare: makeLink },
  { name: 'calendar link to revoke', path: '/settings/calendars/new', who: ['leader'], prepare: revokeLink },
  { name: 'no such calendar link', path: '/settings/calendars/none', who: ['officer'], status: 404 },
  { name: 'no such calendar link to revoke', path: '/settings/calendars/none/revoke', who: ['officer'], status: 404 },
];
