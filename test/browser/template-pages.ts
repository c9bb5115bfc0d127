import type { Page } from 'playwright-core';
import { builtInTemplate } from '../../src/documents/letters/fill-template.ts';
import { wholeWith } from '../documents/letters/docx-samples.ts';
import type { PageUnderTest } from './pages.ts';

const MIME = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const send = async (page: Page, { bytes, shows }: { readonly bytes: Uint8Array; readonly shows: string }) => {
  await page.locator('#file').setInputFiles({ name: '模板.docx', mimeType: MIME, buffer: Buffer.from(bytes) });
  await page.locator('[data-test=template-form] button[type=submit]').click();
  await page.locator(shows).waitFor();
};

const sendNothing = async (page: Page) => {
  await page.locator('[data-test=template-form] button[type=submit]').click();
  await page.locator('[data-test=error-summary]').waitFor();
};

const sendBroken = async (page: Page) =>
  send(page, { bytes: await wholeWith('{titel}', '{#contact}'), shows: '[data-test=template-problems]' });

const sendWhole = async (page: Page) => send(page, { bytes: await builtInTemplate('redHead'), shows: '[data-test=template-checked]' });

const askReset = async (page: Page) => {
  await sendWhole(page);
  await page.locator('[data-test=adopt-form] button').first().click();
  await page.locator('[data-test=reset-template]').click();
  await page.locator('[data-test=reset-form]').waitFor();
};

const saveWrong = async (page: Page) => {
  await page.locator('#email').fill('nobody');
  await page.locator('#sealWidthMm').fill('5');
  await page.locator('[data-test=letterhead-form] button[type=submit]').click();
  await page.locator('[data-test=error-summary]').waitFor();
};

/** Templates of letters and the letterhead. */
export const TEMPLATE_PAGES: readonly PageUnderTest[] = [
  { name: 'templates', path: '/letters/templates', who: ['head', 'officer'] },
  { name: 'template', path: '/letters/templates/redHead', who: ['head', 'leader'] },
  { name: 'template without a file', path: '/letters/templates/sheet', who: ['head'], prepare: sendNothing },
  { name: 'template that is broken', path: '/letters/templates/RECEIPT', who: ['head'], prepare: sendBroken },
  { name: 'template that may be used', path: '/letters/templates/REPLY_D', who: ['admin'], prepare: sendWhole },
  { name: 'template to reset', path: '/letters/templates/CLOSE_O', who: ['head'], prepare: askReset },
  { name: 'no template to reset', path: '/letters/templates/NONE/reset', who: ['head'], status: 404 },
  { name: 'no such template', path: '/letters/templates/NONE', who: ['head'], status: 404 },
  { name: 'letterhead', path: '/letterhead', who: ['head', 'officer'] },
  { name: 'letterhead refused', path: '/letterhead', who: ['head'], prepare: saveWrong },
];
