import type { Page } from 'playwright-core';
import { MADE_UP_2027 } from '../support/notice-texts.ts';
import type { PageUnderTest } from './pages.ts';

const sendEmpty = (form: string) => async (page: Page) => {
  await page.locator(`[data-test=${form}] button[type=submit]`).first().click();
  await page.locator('[data-test=error-summary]').waitFor();
};

const openFirst = (row: string, wanted: string) => async (page: Page) => {
  await page.locator(`[data-test=${row}] th a`).first().click();
  await page.locator(wanted).first().waitFor();
};

const addUnit = async (page: Page) => {
  await page.locator('#name').fill(`科室 ${Math.random()}`);
  await page.locator('[data-test=unit-form] button[type=submit]').click();
  await page.locator('[data-test=units-row]').first().waitFor();
};

const changeUnit = async (page: Page) => {
  await addUnit(page);
  await page.locator('[data-test=units-row] a').last().click();
  await page.locator('[data-test=close]').waitFor();
};

/** The password waits in the session, which all pages of one visitor share here: only one of them makes an account. */
const addPerson = async (page: Page) => {
  await page.locator('#login').fill(`new.${String(Math.random()).slice(2)}`);
  await page.locator('#name').fill('员工丑');
  await page.locator('input[name=roles][value=officer]').check();
  await page.locator('input[name=roles][value=leader]').check();
  await page.locator('[data-test=staff-form] button[type=submit]').click();
  await page.locator('[data-test=secret]').waitFor();
};

const GOOD_LIST = '登录名,姓名,角色,电话\nｌｉｓｔｅｄ,张　三,承办人、分管领导,1\n';
const BAD_LIST = '登录名,姓名,角色,科室\nofficer,员工丑,局长,没有的科\n';

const previewList = (csv: string, wanted: string) => async (page: Page) => {
  await page.locator('#file').setInputFiles({ name: '人员名单.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await page.locator('[data-test=staff-list-form] button[type=submit]').click();
  await page.locator(`[data-test=${wanted}]`).first().waitFor();
};

const previewNotice = async (page: Page) => {
  await page.locator('#text').fill(MADE_UP_2027);
  await page.locator('[data-test=notice-form] button[type=submit]').click();
  await page.locator('[data-test=months]').waitFor();
};

const pasteNonsense = async (page: Page) => {
  await page.locator('#text').fill('国务院办公厅关于2027年部分节假日安排的通知\n一、元旦：1月1日（周六）放假。');
  await sendEmpty('notice-form')(page);
};

/** What administrators see; no case contents. */
export const ADMIN_PAGES: readonly PageUnderTest[] = [
  { name: 'administration', path: '/admin', who: ['admin'] },
  { name: 'organs', path: '/admin/organs', who: ['admin'] },
  { name: 'organ to change', path: '/admin/organs', who: ['admin'], prepare: openFirst('organs-row', '[data-test=organ-form]') },
  { name: 'new organ', path: '/admin/organs/new', who: ['admin'] },
  { name: 'new organ refused', path: '/admin/organs/new', who: ['admin'], prepare: sendEmpty('organ-form') },
  { name: 'no such organ', path: '/admin/organs/999', who: ['admin'], status: 404 },
  { name: 'units', path: '/admin/units', who: ['admin'] },
  { name: 'new unit', path: '/admin/units/new', who: ['admin'] },
  { name: 'new unit refused', path: '/admin/units/new', who: ['admin'], prepare: sendEmpty('unit-form') },
  { name: 'units in a list', path: '/admin/units/new', who: ['admin'], prepare: addUnit },
  { name: 'unit to change', path: '/admin/units/new', who: ['admin'], prepare: changeUnit },
  { name: 'no such unit', path: '/admin/units/999', who: ['admin'], status: 404 },
  { name: 'staff', path: '/admin/staff', who: ['admin'] },
  { name: 'staff not found', path: '/admin/staff?text=nobody-has-this-name', who: ['admin'] },
  { name: 'new person', path: '/admin/staff/new', who: ['admin'] },
  { name: 'new person refused', path: '/admin/staff/new', who: ['admin'], prepare: sendEmpty('staff-form') },
  { name: 'new person with password', path: '/admin/staff/new', who: ['admin'], prepare: addPerson },
  { name: 'list of staff', path: '/admin/staff/import', who: ['admin'] },
  { name: 'list of staff refused', path: '/admin/staff/import', who: ['admin'], prepare: sendEmpty('staff-list-form') },
  {
    name: 'list of staff to accept',
    path: '/admin/staff/import',
    who: ['admin'],
    prepare: previewList(GOOD_LIST, 'accept'),
    leadsTo: '/admin/staff/import/preview',
  },
  { name: 'list of staff with faults', path: '/admin/staff/import', who: ['admin'], prepare: previewList(BAD_LIST, 'faults') },
  { name: 'passwords already shown', path: '/admin/staff/import/done', who: ['admin'] },
  { name: 'person to change', path: '/admin/staff/officer/edit', who: ['admin'] },
  { name: 'person', path: '/admin/staff/officer', who: ['admin'] },
  { name: 'another password, asked once more', path: '/admin/staff/officer/password', who: ['admin'] },
  { name: 'one-time codes to remove, asked once more', path: '/admin/staff/officer/second-factor', who: ['admin'] },
  { name: 'sign-ins to end, asked once more', path: '/admin/staff/officer/sessions', who: ['admin'] },
  { name: 'account to close, asked once more', path: '/admin/staff/officer/close', who: ['admin'] },
  { name: 'own account', path: '/admin/staff/admin', who: ['admin'] },
  { name: 'own account to change', path: '/admin/staff/admin/edit', who: ['admin'] },
  { name: 'holidays', path: '/admin/calendar', who: ['admin'] },
  { name: 'new notice', path: '/admin/calendar/new', who: ['admin'] },
  { name: 'new notice refused', path: '/admin/calendar/new', who: ['admin'], prepare: pasteNonsense },
  { name: 'notice to accept', path: '/admin/calendar/new', who: ['admin'], prepare: previewNotice },
  { name: 'no such notice', path: '/admin/calendar/drafts/none', who: ['admin'], status: 404 },
  { name: 'settings of the program', path: '/admin/settings', who: ['admin'] },
  { name: 'mail test', path: '/admin/mail', who: ['admin'] },
  { name: 'queues', path: '/admin/jobs', who: ['admin'] },
  { name: 'health', path: '/admin/health', who: ['admin'] },
  { name: 'no such first start', path: '/setup/none', who: ['anonymous'], status: 404 },
];
