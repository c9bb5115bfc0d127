import type { Page } from 'playwright-core';
import type { PageUnderTest } from './pages.ts';

/** A table of 2014 with everything that is worth a remark. */
const TABLE = [
  '2017年政府信息公开情况统计表,,',
  '统计指标,单位,统计数',
  '（一）收到申请数,件,２',
  '1．当面申请数,件,1',
  '2．传真申请数,件,3次11场',
  '（二）申请办结数,件,2',
  '1．按时办结数,件,1',
  '5．短信申请数,件,1',
  '四、行政复议数量,件,0',
].join('\r\n');

const upload = (year: string) => async (page: Page) => {
  await page.locator('#year').fill(year);
  await page.locator('#file').setInputFiles({ name: '2017.csv', mimeType: 'text/csv', buffer: Buffer.from(TABLE) });
  await page.locator('[data-test=past-report-form] button[type=submit]').click();
  await page.locator('[data-test=remarks-row]').first().waitFor();
};

const sendEmpty = async (page: Page) => {
  await page.locator('[data-test=past-report-form] button[type=submit]').click();
  await page.locator('[data-test=error-summary]').waitFor();
};

/** What was accepted stays: the second visitor sees the same report. */
const openImported = async (page: Page) => {
  const home = page.url();
  await page.goto(new URL('/reports/past/new', home).href);
  await upload('2017')(page);
  await page.locator('[data-test=accept] button, button[data-test=accept]').first().click();
  await page.waitForURL(/\/reports\/past\/(?!preview)/);
  await page.goto(home);
  await page.locator('[data-test=past-reports-row] a').first().click();
  await page.locator('[data-test=figures-row]').first().waitFor();
};

export const PAST_REPORT_PAGES: readonly PageUnderTest[] = [
  { name: 'past reports', path: '/reports/past', who: ['statistician', 'auditor'] },
  { name: 'import of a past report', path: '/reports/past/new', who: ['statistician'] },
  { name: 'import of a past report, empty', path: '/reports/past/new', who: ['statistician'], prepare: sendEmpty },
  {
    name: 'preview of a past report',
    path: '/reports/past/new',
    who: ['statistician'],
    prepare: upload('2017'),
    leadsTo: '/reports/past/preview',
  },
  { name: 'preview of a past report of another year', path: '/reports/past/new', who: ['statistician'], prepare: upload('2016') },
  { name: 'a past report', path: '/reports/past', who: ['statistician'], prepare: openImported, leadsTo: '/reports/past/:id' },
  { name: 'trends', path: '/reports/trends', who: ['leader', 'statistician'] },
  { name: 'open data', path: '/open-data', who: ['anonymous'] },
];
