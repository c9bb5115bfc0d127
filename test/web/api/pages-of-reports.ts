import type { SameByApi } from './pages-and-operations.ts';

const ASKS: SameByApi = { none: 'asks what is needed and whether it is meant: what it asks for stands in the document of the API' };

/** The figures of the annual report, its acts, and the bodies below. */
export const REPORT_ROUTES: Readonly<Record<string, SameByApi>> = {
  'GET /reports': ['listReports'],
  'GET /reports/:year': ['getReport'],
  'GET /reports/:year/acts/:act': ASKS,
  'POST /reports/:year/acts/:act': ['actOnReport'],
  'GET /reports/:year/figures': ASKS,
  'POST /reports/:year/figures': ['actOnReport'],
  'GET /reports/:year/cells/:cell': ['getReportCell'],
  'GET /reports/:year/cell.csv': ['getReportCell'],
  'GET /reports/matrix/:year': ['getReportMatrix'],
  'GET /reports/matrix/:year/export.csv': ['getReportMatrix'],
  'GET /reports/matrix/:year/export.xlsx': ['getReportMatrix'],
};
