import type { Page } from 'playwright-core';
import { reportHand, writeReports } from '../support/report-office.ts';
import type { RunningOffice } from '../support/running-office.ts';
import { ENTRY_PAGES } from './entry-pages.ts';
import type { PageUnderTest } from './pages.ts';

/** A published report of 2025 with a correction, a draft of 2026, and one of 2023 whose table the organ fills in itself. */
export async function prepareReports({ db, organ, time }: RunningOffice): Promise<void> {
  const office = { db, organ, at: time.now() };
  await writeReports(office);
  await reportHand(office).act(2023, 'report.opened', { format: 'T2021', basis: 'stated' });
}

const saveOverOthers = async (page: Page) => {
  await page.locator('input[name=base]').evaluate((input) => input.setAttribute('value', '1'));
  await page.locator('#report-text').fill('我的文字');
  await page.locator('[data-test=save-part]').click();
  await page.locator('[data-test=other-text]').waitFor();
};

/** The written annual report, and reports that were published. */
export const REPORT_PAGES: readonly PageUnderTest[] = [
  ...ENTRY_PAGES,
  { name: 'text of the annual report', path: '/reports/2026/text', who: ['statistician', 'auditor'] },
  { name: 'text of no annual report', path: '/reports/2024/text', who: ['head'] },
  { name: 'part of the annual report', path: '/reports/2026/text/five', who: ['statistician', 'leader'] },
  { name: 'part that others changed', path: '/reports/2026/text/five', who: ['statistician'], prepare: saveOverOthers },
  { name: 'history of a part', path: '/reports/2026/text/five/versions', who: ['statistician'] },
  { name: 'preview of the annual report', path: '/reports/2026/text/preview', who: ['statistician'] },
  { name: 'published annual reports', path: '/annual-reports', who: ['anonymous'] },
  { name: 'annual reports of an organ', path: '/annual-reports/1', who: ['anonymous'] },
  { name: 'published annual report', path: '/annual-reports/1/2025', who: ['anonymous'] },
  { name: 'corrected edition', path: '/annual-reports/1/2025?edition=1', who: ['anonymous'] },
  { name: 'annual report not published', path: '/annual-reports/1/2026', who: ['anonymous'], status: 404 },
];
