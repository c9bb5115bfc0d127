import type { Page } from 'playwright-core';
import type { PageUnderTest } from './pages.ts';

const addWebhook = async (page: Page) => {
  await page.locator('#url').fill('https://portal.example.gov.cn/hooks/yishen');
  await page.locator('[data-test=webhook-form] button[type=submit]').click();
  await page.locator('[data-test=secret]').waitFor();
};

const addNothing = async (page: Page) => {
  await page.locator('#scope-some').check();
  await page.locator('[data-test=webhook-form] button[type=submit]').click();
  await page.locator('[data-test=error-summary]').waitFor();
};

const listWebhooks = async (page: Page) => {
  await addWebhook(page);
  await page.locator('main .crumb a').click();
  await page.locator('[data-test=webhook]').first().waitFor();
};

const changeWebhook = async (page: Page) => {
  await addWebhook(page);
  await page.locator('main a[href$="/edit"]').click();
  await page.locator('[data-test=webhook-form]').waitFor();
};

const removeWebhook = async (page: Page) => {
  await addWebhook(page);
  await page.locator('main a[href$="/remove"]').click();
  await page.locator('[data-test=remove-form]').waitFor();
};

/** Other programs that are told of events. */
export const WEBHOOK_PAGES: readonly PageUnderTest[] = [
  { name: 'webhooks', path: '/webhooks', who: ['head', 'admin'] },
  { name: 'webhooks in a list', path: '/webhooks/new', who: ['admin'], prepare: listWebhooks },
  { name: 'new webhook', path: '/webhooks/new', who: ['admin'] },
  { name: 'new webhook refused', path: '/webhooks/new', who: ['admin'], prepare: addNothing },
  { name: 'webhook with its secret', path: '/webhooks/new', who: ['admin'], prepare: addWebhook },
  { name: 'webhook to change', path: '/webhooks/new', who: ['admin'], prepare: changeWebhook },
  { name: 'webhook to remove', path: '/webhooks/new', who: ['admin'], prepare: removeWebhook },
  { name: 'webhook that fails', path: '/webhooks/failing', who: ['admin', 'head'] },
  { name: 'webhook that is parked', path: '/webhooks/parked', who: ['admin'] },
  { name: 'no such webhook', path: '/webhooks/none', who: ['admin'], status: 404 },
  { name: 'no such webhook to change', path: '/webhooks/none/edit', who: ['admin'], status: 404 },
  { name: 'no such webhook to remove', path: '/webhooks/none/remove', who: ['admin'], status: 404 },
];
