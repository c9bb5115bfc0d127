import { INTEGRITY_PAGES } from './integrity-pages.ts';
import type { PageUnderTest } from './pages.ts';

/** Auditors' pages. */
export const AUDIT_PAGES: readonly PageUnderTest[] = [
  ...INTEGRITY_PAGES,
  { name: 'audit home', path: '/audit', who: ['auditor'] },
  { name: 'audit home, not allowed', path: '/audit', who: ['head'], status: 403 },
  { name: 'search across cases', path: '/audit/search', who: ['auditor'] },
  { name: 'search across cases, nothing found', path: '/audit/search?event=machine:litigationCase&from=x', who: ['auditor'] },
  { name: 'readings', path: '/audit/reads', who: ['auditor'] },
  { name: 'readings of nobody', path: '/audit/reads?user=none', who: ['auditor'] },
  { name: 'oversight', path: '/audit/oversight?from=2025-12-01&to=2026-12-31', who: ['auditor', 'head'] },
  { name: 'oversight, empty', path: '/audit/oversight?year=2019', who: ['auditor'] },
  { name: 'cases behind an oversight figure', path: '/audit/oversight/cases?year=2026&cell=extended', who: ['head'] },
  { name: 'no such oversight figure', path: '/audit/oversight/cases?cell=none', who: ['auditor'], status: 404 },
  { name: 'statistics', path: '/audit/statistics', who: ['statistician', 'auditor'] },
  { name: 'statistics, empty', path: '/audit/statistics?from=2019-01-01&to=2019-12-31', who: ['statistician'] },
  { name: 'audit log', path: '/audit/log?verify=1', who: ['auditor'] },
  { name: 'audit log, nothing found', path: '/audit/log?kind=apiKey.revoked', who: ['auditor'] },
  { name: 'replay', path: ({ inReview }) => `/cases/${inReview}/replay`, who: ['auditor', 'legal'] },
  { name: 'replay of a day', path: ({ inReview }) => `/cases/${inReview}/replay?on=2026-03-10&axis=recorded`, who: ['auditor'] },
  { name: 'replay before the first entry', path: ({ inReview }) => `/cases/${inReview}/replay?on=2020-01-01`, who: ['auditor'] },
  { name: 'replay, day refused', path: ({ inReview }) => `/cases/${inReview}/replay?on=x`, who: ['auditor'], status: 422 },
  { name: 'comparison', path: ({ inReview }) => `/cases/${inReview}/compare?from=3&to=12`, who: ['auditor'] },
  {
    name: 'comparison, versions refused',
    path: ({ inReview }) => `/cases/${inReview}/compare?from=99&to=x`,
    who: ['auditor'],
    status: 422,
  },
  { name: 'comparison, no difference', path: ({ inReview }) => `/cases/${inReview}/compare?from=3&to=3`, who: ['auditor'] },
];
