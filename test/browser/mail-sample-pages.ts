import type { PageUnderTest } from './pages.ts';

/** Every kind of mail, to be looked at. The mails themselves are examined in test/web/mail-texts.test.ts. */
export const MAIL_SAMPLE_PAGES: readonly PageUnderTest[] = [
  { name: 'sample mails', path: '/mail/samples', who: ['officer', 'admin'] },
  { name: 'sample mail', path: '/mail/samples/lapsed?language=en&variant=2', who: ['officer'] },
  { name: 'no such sample mail', path: '/mail/samples/none', who: ['admin'], status: 404 },
  { name: 'sample mails, not allowed', path: '/mail/samples', who: ['statistician'], status: 403 },
];
