import type { Page } from 'playwright-core';
import type { PageUnderTest } from './pages.ts';
import { PAST_REPORT_PAGES } from './past-report-pages.ts';

const sendEmpty = (form: string) => (page: Page) => page.locator(`[data-test=${form}] button[type=submit]`).click();

const record = async (page: Page) => {
  await page.locator('#amount').fill('1');
  await page.locator('#source').fill('通知');
  await page.locator('[data-test=entry-form] button[type=submit]').click();
  await page.locator('[data-test=recent-row]').first().waitFor();
};

const openEntry = async (page: Page) => {
  await record(page);
  await page.locator('[data-test=recent-row] a').first().click();
  await page.locator('[data-test=standing-row]').first().waitFor();
};

const takeBack = async (page: Page) => {
  await openEntry(page);
  await page.locator('[data-test=standing-row] a').first().click();
  await page.locator('[data-test=take-back-form]').waitFor();
};

const takenBack = async (page: Page) => {
  await takeBack(page);
  await page.locator('#reason').fill('重复登记');
  await sendEmpty('take-back-form')(page);
  await page.locator('[data-test=taken-back-row]').first().waitFor();
};

const HEAD = '指标编号,日期,数量,事项,依据';
const GOOD = `${HEAD}\ntraining.courses,2024-05-01,4,,台账\ntraining.people,2024-05-01,２０,培训班,名册\n`;
const BAD = `${HEAD}\ntraining.x,2024-05-01,几人,,\n合计,,5,,\n`;

const preview = (text: string, part: string) => async (page: Page) => {
  await page.locator('#file').setInputFiles({ name: '台账.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.locator('[data-test=import-form] button[type=submit]').click();
  await page.locator(`[data-test=${part}]`).first().waitFor();
};

const newIndicator = async (page: Page) => {
  await page.locator('#label').fill(`志愿服务${new Date().toISOString()}`);
  await page.locator('#unit').fill('次');
  await page.locator('[data-test=indicator-form] button[type=submit]').click();
  await page.locator('[data-test=own-row]').first().waitFor();
};

const AT = '/reports/entries';
const COURSE = `${AT}/new?indicator=training.courses`;

/** The ledger of figures that cases cannot give. */
export const ENTRY_PAGES: readonly PageUnderTest[] = [
  { name: 'ledger', path: AT, who: ['statistician', 'officer', 'auditor', 'leader'] },
  { name: 'ledger of an old year', path: `${AT}?year=2017&show=missing`, who: ['head'] },
  { name: 'ledger with nothing like it', path: `${AT}?q=zzz`, who: ['head'] },
  { name: 'new entry', path: `${AT}/new`, who: ['officer'] },
  { name: 'new entry refused', path: COURSE, who: ['officer'], prepare: sendEmpty('entry-form') },
  { name: 'ledger with an entry', path: COURSE, who: ['officer'], prepare: record },
  { name: 'entries of an indicator', path: COURSE, who: ['statistician'], prepare: openEntry },
  { name: 'entry to take back', path: COURSE, who: ['officer'], prepare: takeBack },
  { name: 'entry that was taken back', path: COURSE, who: ['officer'], prepare: takenBack },
  { name: 'no such indicator', path: `${AT}/of/none`, who: ['officer'], status: 404 },
  { name: 'no such entry', path: `${AT}/none/take-back`, who: ['officer'], status: 404 },
  { name: 'import of entries', path: `${AT}/import`, who: ['statistician'] },
  { name: 'import of entries refused', path: `${AT}/import`, who: ['statistician'], prepare: sendEmpty('import-form') },
  { name: 'import of entries to accept', path: `${AT}/import?year=2024`, who: ['statistician'], prepare: preview(GOOD, 'accept') },
  { name: 'import of entries with faults', path: `${AT}/import?year=2024`, who: ['statistician'], prepare: preview(BAD, 'faults') },
  { name: 'no such import', path: `${AT}/import/none`, who: ['statistician'], status: 404 },
  { name: 'own indicators', path: `${AT}/own`, who: ['head'] },
  { name: 'new own indicator', path: `${AT}/own/new`, who: ['head'] },
  { name: 'own indicators with one', path: `${AT}/own/new`, who: ['head'], prepare: newIndicator },
  ...PAST_REPORT_PAGES,
];
