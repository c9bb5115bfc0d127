import type { Page } from 'playwright-core';
import { LOGINS, type Login } from '../support/running-office.ts';
import type { PageUnderTest } from './pages.ts';

const READERS: readonly Login[] = LOGINS.filter((login) => login !== 'admin' && login !== 'statistician');

const sendEmpty = (page: Page) => page.locator('[data-test=publication-form] button[type=submit]').first().click();

const HEAD = '索引号,名称,生成日期,类别,公开渠道,公开日期';
const GOOD = `${HEAD}\n测-1,某区国土空间规划,2025-05-01,三,政府网站、政务微信,２０２５年５月８日\n,某区年度预算,2025-02-01,七,政府网站,2025-02-10\n`;
const BAD = `${HEAD}\n测-1,,2025-05-01,通知公告,传真,2025-04-01\n测-1,某办法,某日,一,政府网站,2025-05-08\n`;

const preview = (text: string, part: string) => async (page: Page) => {
  await page.locator('#file').setInputFiles({ name: '公开目录.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.locator('[data-test=catalogue-import-form] button[type=submit]').click();
  await page.locator(`[data-test=${part}]`).first().waitFor();
};
const sendNothing = (page: Page) => page.locator('[data-test=catalogue-import-form] button[type=submit]').click();

/** Publications: what staff do with them, and the public catalogue. */
export const PUBLICATION_PAGES: readonly PageUnderTest[] = [
  { name: 'publications', path: '/publications', who: READERS },
  { name: 'publications, none found', path: '/publications?due=overdue&category=item7', who: ['officer'] },
  { name: 'import of a catalogue', path: '/publications/import', who: ['officer', 'head'] },
  { name: 'import of a catalogue refused', path: '/publications/import', who: ['officer'], prepare: sendNothing },
  { name: 'import of a catalogue to accept', path: '/publications/import', who: ['officer'], prepare: preview(GOOD, 'accept') },
  { name: 'import of a catalogue with faults', path: '/publications/import', who: ['officer'], prepare: preview(BAD, 'faults') },
  { name: 'no such import of a catalogue', path: '/publications/import/none', who: ['officer'], status: 404 },
  { name: 'often requested', path: '/publications/conversions', who: ['officer', 'head'] },
  { name: 'reassessments', path: '/publications/reassessments', who: ['secrecy'] },
  { name: 'catalogue', path: '/catalogue', who: ['anonymous', 'officer'] },
  { name: 'catalogue, none found', path: '/catalogue?category=item14&year=2001', who: ['anonymous'] },
  { name: 'catalogue, no such item', path: '/catalogue/none', who: ['anonymous'], status: 404 },
  { name: 'publish a reply, not given', path: ({ arrived }) => `/cases/${arrived}/publish`, who: ['officer'], status: 409 },
  { name: 'new publication', path: '/publications/new', who: ['officer', 'head'] },
  { name: 'new publication refused', path: '/publications/new', who: ['officer'], prepare: sendEmpty },
  { name: 'suggestions', path: '/suggestions', who: ['officer', 'auditor'] },
];
