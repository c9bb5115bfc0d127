import type { Page } from 'playwright-core';
import type { PageUnderTest } from './pages.ts';

const sendEmpty = (form: string) => (page: Page) => page.locator(`${form} button[type=submit]`).first().click();

/** Accounts of applicants. */
export const ACCOUNT_PAGES: readonly PageUnderTest[] = [
  { name: 'account sign-in', path: '/account/login', who: ['anonymous'] },
  { name: 'account sign-in refused', path: '/account/login', who: ['anonymous'], prepare: sendEmpty('[data-test=account-form]') },
  { name: 'account registration', path: '/account/register', who: ['anonymous'] },
  { name: 'account registered', path: '/account/login?registered=1', who: ['anonymous'] },
  { name: 'account', path: '/account', who: ['applicant'] },
  { name: 'account refused', path: '/account', who: ['applicant'], prepare: sendEmpty('[data-test=add-form]') },
  { name: 'account password', path: '/account/password', who: ['applicant'] },
  { name: 'account to delete', path: '/account/delete', who: ['applicant'] },
  { name: 'account, no such case', path: '/account/open/none', who: ['applicant'], status: 404 },
];
