import { type AccessRow, CASE_READERS, ofCase, staff } from './access-row.ts';

const AUDITOR = ['auditor'] as const;
const OVERSIGHT = ['auditor', 'officeHead'] as const;
const NUMBERS = ['auditor', 'statistician'] as const;

/** Pages of auditors: the head of the office sees what the office answers for, statisticians numbers only. */
export const ROWS: readonly AccessRow[] = [
  staff('GET /audit', AUDITOR),
  staff('GET /audit/search', AUDITOR),
  staff('GET /audit/search.csv', AUDITOR),
  staff('GET /audit/search.xlsx', AUDITOR),
  staff('GET /audit/reads', AUDITOR),
  staff('GET /audit/log', AUDITOR, { query: '?verify=1' }),
  staff('GET /audit/log.csv', AUDITOR),
  staff('GET /audit/log.xlsx', AUDITOR),
  staff('GET /audit/oversight', OVERSIGHT),
  staff('GET /audit/oversight/cases', OVERSIGHT, { query: '?cell=extended' }),
  staff('GET /audit/statistics', NUMBERS),
  staff('GET /audit/statistics.csv', NUMBERS),
  staff('GET /audit/statistics.xlsx', NUMBERS),
  ofCase('GET /cases/:id/replay', CASE_READERS),
  ofCase('GET /cases/:id/compare', CASE_READERS),
];
