import { type AccessRow, ofCase, staff } from './access-row.ts';

const NO_DAY = {
  params: { day: '2026-03-27' },
  otherwise: { auditor: 404, otherOrgan: 404 },
  why: 'A day of which no heads were sealed is not found.',
} as const;

/** What proves that histories are whole. */
export const ROWS: readonly AccessRow[] = [
  staff('GET /audit/integrity', ['auditor']),
  staff('GET /audit/heads', ['auditor']),
  staff('GET /audit/heads/:day.json', ['auditor'], NO_DAY),
  staff('GET /audit/heads/:day.jsonl', ['auditor'], NO_DAY),
  ofCase('GET /cases/:id/bundle', ['auditor', 'officeHead', 'legalReviewer', 'leader']),
  ofCase('GET /cases/:id/bundle.zip', ['auditor', 'officeHead', 'legalReviewer', 'leader']),
];
