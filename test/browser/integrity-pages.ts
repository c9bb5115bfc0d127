import type { PageUnderTest } from './pages.ts';

/** What proves that histories are whole. */
export const INTEGRITY_PAGES: readonly PageUnderTest[] = [
  { name: 'integrity', path: '/audit/integrity', who: ['auditor'] },
  { name: 'integrity, not allowed', path: '/audit/integrity', who: ['admin'], status: 403 },
  { name: 'sealed heads', path: '/audit/heads', who: ['auditor'] },
  { name: 'bundle', path: ({ inReview }) => `/cases/${inReview}/bundle`, who: ['auditor', 'legal'] },
];
