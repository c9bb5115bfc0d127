import type { PageUnderTest } from './pages.ts';

/** Every letter, to be looked at. The letters themselves are examined in test/documents/letters. */
export const LETTER_SAMPLE_PAGES: readonly PageUnderTest[] = [
  { name: 'sample letters', path: '/letters/samples', who: ['officer', 'leader'] },
  { name: 'sample letter', path: '/letters/samples/REPLY_D?regime=R2008&code=D4', who: ['officer'] },
  { name: 'sample form', path: '/letters/samples/SERVICE_PROOF?regime=R2019', who: ['officer'] },
  { name: 'no such sample letter', path: '/letters/samples/none', who: ['officer'], status: 404 },
  { name: 'sample letters, not allowed', path: '/letters/samples', who: ['statistician'], status: 403 },
];
