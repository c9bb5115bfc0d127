import type { PageUnderTest } from './pages.ts';

/** The annual report: figures, acts, and the bodies below. */
export const REPORT_FIGURES_PAGES: readonly PageUnderTest[] = [
  { name: 'annual reports', path: '/reports', who: ['statistician', 'leader', 'auditor'] },
  { name: 'annual reports, not allowed', path: '/reports', who: ['admin'], status: 403 },
  { name: 'figures of a year', path: '/reports/2026', who: ['statistician', 'officer'] },
  { name: 'figures of a year in the old table', path: '/reports/2017', who: ['statistician'] },
  { name: 'figures of no year', path: '/reports/1017', who: ['statistician'], status: 404 },
  { name: 'cases behind a figure', path: '/reports/2026/cells/new%2Ftotal', who: ['statistician', 'officer'] },
  { name: 'entries behind a figure', path: '/reports/2026/cells/normative.made', who: ['statistician'] },
  { name: 'bodies below', path: '/reports/matrix/2026', who: ['leader', 'statistician'] },
  { name: 'figures to fill in', path: '/reports/2023/figures', who: ['statistician'] },
  { name: 'beginning a report', path: '/reports/2024/acts/opened', who: ['statistician'] },
  { name: 'beginning a report, not allowed', path: '/reports/2024/acts/opened', who: ['officer'], status: 403 },
];
