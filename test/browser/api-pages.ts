import type { Page } from 'playwright-core';
import type { PageUnderTest } from './pages.ts';

const makeKey = async (page: Page) => {
  await page.locator('#name').fill('每周统计脚本');
  await page.locator('[name=scopes]').first().check();
  await page.locator('[data-test=api-key-form] button[type=submit]').click();
  await page.locator('[data-test=secret]').waitFor();
};

const makeNothing = async (page: Page) => {
  await page.locator('[data-test=api-key-form] button[type=submit]').click();
  await page.locator('[data-test=error-summary]').waitFor();
};

const listKeys = async (page: Page) => {
  await makeKey(page);
  await page.locator('main .crumb a').click();
  await page.locator('[data-test=revoke-key]').first().waitFor();
};

/** Keys for the API, and its reference. */
export const API_PAGES: readonly PageUnderTest[] = [
  { name: 'API reference', path: '/api', who: ['anonymous'] },
  { name: 'API reference of a topic', path: '/api/topics/cases', who: ['anonymous'] },
  { name: 'API reference of the events', path: '/api/topics/events', who: ['anonymous'] },
  { name: 'own API keys', path: '/settings/api-keys', who: ['officer'] },
  { name: 'own API keys in a list', path: '/settings/api-keys/new', who: ['officer'], prepare: listKeys },
  { name: 'new API key', path: '/settings/api-keys/new', who: ['officer'] },
  { name: 'new API key refused', path: '/settings/api-keys/new', who: ['officer'], prepare: makeNothing },
  { name: 'API key with its secret', path: '/settings/api-keys/new', who: ['officer'], prepare: makeKey },
  { name: 'API keys of programs', path: '/admin/api-keys', who: ['admin'] },
  { name: 'new API key of a program', path: '/admin/api-keys/new', who: ['admin'] },
  { name: 'new API key of a program refused', path: '/admin/api-keys/new', who: ['admin'], prepare: makeNothing },
];
