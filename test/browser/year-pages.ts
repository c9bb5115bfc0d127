import type { PageUnderTest } from './pages.ts';
import { REPORT_FIGURES_PAGES } from './report-figures-pages.ts';
import { REPORT_PAGES } from './report-pages.ts';

/** The year in figures: overview, ledger, annual report. */
export const YEAR_PAGES: readonly PageUnderTest[] = [
  { name: 'figures', path: '/dashboard', who: ['leader', 'statistician'] },
  { name: 'cases behind a figure', path: '/dashboard/cases?cell=open', who: ['leader'] },
  ...REPORT_PAGES,
  ...REPORT_FIGURES_PAGES,
];
