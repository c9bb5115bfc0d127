import type { Page } from 'playwright-core';
import { LOGINS, type Login } from '../support/running-office.ts';
import type { Cases } from './cases.ts';

export type Visitor = Login | 'anonymous';

export interface PageUnderTest {
  /** Told when the page fails. */
  readonly name: string;
  readonly path: string | ((cases: Cases) => string);
  readonly who: readonly Visitor[];
  /** Brings the page that was opened into the state that is looked at. */
  readonly prepare?: (page: Page) => Promise<unknown>;
  /** Of the answer to the address itself, before `prepare`; 200 unless given. */
  readonly status?: number;
}

const CASE_READERS: readonly Login[] = LOGINS.filter((login) => login !== 'admin' && login !== 'statistician');

const sendEmpty = (form: string) => (page: Page) => page.locator(`${form} button[type=submit]`).first().click();

/** Presses the button of a step without filling anything in. */
const recordEmpty = (step: string) => async (page: Page) => {
  await openDetails(page);
  await page.locator(`[data-step="${step}"] button[type=submit]`).click();
};

/** Every page of the program and every state in which it looks different: one line each. */
export const PAGES: readonly PageUnderTest[] = [
  { name: 'sign-in', path: '/login', who: ['anonymous'] },
  { name: 'sign-in refused', path: '/login', who: ['anonymous'], prepare: sendEmpty('main form') },
  { name: 'front door', path: '/', who: ['anonymous'] },
  { name: 'signed out', path: '/login?out=1', who: ['anonymous'] },
  { name: 'queue', path: '/queue', who: CASE_READERS },
  { name: 'queue, overdue', path: '/queue?group=overdue', who: ['officer'] },
  { name: 'queue, nothing found', path: '/queue?q=nosuchword', who: ['officer'] },
  { name: 'queue, not allowed', path: '/queue', who: ['statistician', 'admin'], status: 403 },
  { name: 'channel', path: '/cases/new', who: ['registrar', 'officer'] },
  { name: 'channel, none chosen', path: '/cases/new?chosen=1', who: ['registrar'], status: 422 },
  { name: 'intake in person', path: '/cases/new?channel=inPerson', who: ['registrar'] },
  { name: 'intake by fax', path: '/cases/new?channel=fax', who: ['registrar'] },
  { name: 'intake, oral', path: '/cases/new?channel=oral', who: ['officer'] },
  {
    name: 'intake refused',
    path: '/cases/new?channel=inPerson',
    who: ['registrar'],
    prepare: sendEmpty('[data-test=intake-form]'),
  },
  { name: 'case arrived', path: ({ arrived }) => `/cases/${arrived}`, who: CASE_READERS },
  { name: 'case not yet confirmed', path: ({ unconfirmed }) => `/cases/${unconfirmed}`, who: ['registrar'] },
  { name: 'case overdue', path: ({ overdue }) => `/cases/${overdue}`, who: ['officer', 'head'] },
  { name: 'case in consultation', path: ({ consulting }) => `/cases/${consulting}`, who: ['officer', 'secrecy'] },
  { name: 'case with a draft', path: ({ drafting }) => `/cases/${drafting}`, who: ['officer', 'legal', 'leader'] },
  { name: 'case in review', path: ({ inReview }) => `/cases/${inReview}`, who: CASE_READERS },
  {
    name: 'case, step refused',
    path: ({ consulting }) => `/cases/${consulting}`,
    who: ['officer'],
    prepare: recordEmpty('thirdParty.consulted'),
  },
  { name: 'check of a history', path: ({ inReview }) => `/cases/${inReview}/verify`, who: ['officer', 'auditor'] },
  { name: 'desk', path: '/desk', who: ['leader', 'head', 'legal', 'secrecy'] },
  { name: 'figures', path: '/dashboard', who: ['leader', 'statistician'] },
  { name: 'cases behind a figure', path: '/dashboard/cases?cell=open', who: ['leader'] },
  { name: 'month of deadlines', path: '/month', who: ['officer', 'leader'] },
  { name: 'workload', path: '/workload', who: ['head'] },
  { name: 'deadlines', path: '/deadline', who: ['anonymous'] },
  { name: 'deadline computed', path: '/deadline?channel=inPerson&arrivedOn=2026-03-02&confirmedOn=', who: ['anonymous'] },
  { name: 'deadline refused', path: '/deadline?channel=inPerson&arrivedOn=x', who: ['anonymous'], status: 422 },
  { name: 'no such case', path: '/cases/none', who: ['officer'], status: 404 },
  { name: 'no such page', path: '/none', who: ['officer'], status: 404 },
];

/** Addresses that answer with something else than a page: files, calendars, data for scripts, the state of the server. */
export const NOT_PAGES: readonly string[] = ['/healthz', '/readyz', '/cases/:id/version', '/cases/:id/files/:fileId'];

/** What is folded away is part of the page. */
export async function openDetails(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
}
