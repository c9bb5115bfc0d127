import type { Page } from 'playwright-core';
import type { PageUnderTest } from './pages.ts';

const sendEmpty = (form: string) => async (page: Page) => {
  await page.locator(`[data-test=${form}] button[type=submit]`).last().click();
  await page.locator('[data-test=error-summary]').waitFor();
};

/** Signing in, and what keeps an account to its owner. */
export const ACCESS_PAGES: readonly PageUnderTest[] = [
  { name: 'help with signing in', path: '/login/help', who: ['anonymous'] },
  { name: 'code without a password', path: '/login/code', who: ['anonymous'] },
  { name: 'recovery code without a password', path: '/login/recovery', who: ['anonymous'] },
  { name: 'own password', path: '/settings/password', who: ['officer'] },
  { name: 'own password refused', path: '/settings/password', who: ['officer'], prepare: sendEmpty('own-password') },
  { name: 'second factor, none', path: '/settings/second-factor', who: ['officer'] },
  { name: 'second factor, enrolment', path: '/settings/second-factor/new', who: ['officer'] },
  { name: 'second factor, enrolment refused', path: '/settings/second-factor/new', who: ['officer'], prepare: sendEmpty('enrolment') },
  { name: 'recovery codes of nobody', path: '/settings/second-factor/codes', who: ['head'], status: 404 },
  { name: 'second factor of nobody to remove', path: '/settings/second-factor/remove', who: ['head'], status: 404 },
  { name: 'own sign-ins', path: '/settings/sessions', who: ['officer'] },
  { name: 'own sign-ins, all others to end', path: '/settings/sessions/others', who: ['officer'] },
  { name: 'no such sign-in to end', path: '/settings/sessions/none/end', who: ['officer'], status: 404 },
  { name: 'confirmation', path: '/settings/confirm?next=/settings', who: ['officer'] },
  { name: 'confirmation refused', path: '/settings/confirm', who: ['officer'], prepare: sendEmpty('confirm-sign-in') },
];
