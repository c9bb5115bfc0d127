import type { Page } from 'playwright-core';
import { LOGINS, type Login } from '../support/running-office.ts';
import type { PageUnderTest } from './pages.ts';

const READERS: readonly Login[] = LOGINS.filter((login) => login !== 'admin' && login !== 'statistician');

const sendEmpty = (page: Page) => page.locator('[data-test=publication-form] button[type=submit]').first().click();

/** Publications: what staff do with them, and the public catalogue. */
export const PUBLICATION_PAGES: readonly PageUnderTest[] = [
  { name: 'publications', path: '/publications', who: READERS },
  { name: 'publications, none found', path: '/publications?due=overdue&category=item7', who: ['officer'] },
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
