import type { SameByApi } from './pages-and-operations.ts';

const FORM: SameByApi = { none: 'an empty form: what it asks for stands in the document of the API' };
const OPEN: SameByApi = { none: 'open to everybody without a key; nothing of staff' };

const FILES = [
  ...['figures.csv', 'figures.json', 'figures.csv-metadata.json', 'figures.schema.json', 'cases.schema.json', 'readme.txt'],
  ...['cases.csv', 'cases.json', 'cases.csv-metadata.json'].map((name) => `:organId/:year/${name}`),
];

/** Reports of past years, trends, open data. */
export const PAST_REPORT_ROUTES: Readonly<Record<string, SameByApi>> = {
  'GET /reports/past': ['listPastReports'],
  'GET /reports/past/new': FORM,
  'POST /reports/past/new': ['checkPastReport'],
  'GET /reports/past/preview': ['checkPastReport'],
  'POST /reports/past/accept': ['importPastReport'],
  'GET /reports/past/:id': ['getPastReport'],
  'GET /reports/trends': ['getTrends'],
  'GET /open-data': OPEN,
  ...Object.fromEntries(FILES.map((name) => [`GET /open-data/${name}`, OPEN])),
};
