import type { AccessRow } from './access-row.ts';
import { ROWS as ACCESS } from './rows-access.ts';
import { ROWS as ADMINISTRATION } from './rows-admin.ts';
import { ROWS as API } from './rows-api.ts';
import { ROWS as AUDIT } from './rows-audit.ts';
import { ROWS as CASES } from './rows-cases.ts';
import { ROWS as CORRESPONDENCE } from './rows-correspondence.ts';
import { ROWS as ENTRIES } from './rows-entries.ts';
import { ROWS as IDENTITY } from './rows-identity.ts';
import { ROWS as INTEGRITY } from './rows-integrity.ts';
import { ROWS as LISTS } from './rows-lists.ts';
import { ROWS as PAST_REPORTS } from './rows-past-reports.ts';
import { ROWS as PORTAL } from './rows-portal.ts';
import { ROWS as PUBLICATIONS } from './rows-publications.ts';
import { ROWS as REDACTIONS } from './rows-redactions.ts';
import { ROWS as REPORT_TEXT } from './rows-report-text.ts';
import { ROWS as REPORTS } from './rows-reports.ts';
import { ROWS as SETTINGS } from './rows-settings.ts';

/** By topic: the headings of docs/access.md. One line for each file of rows. */
export const TOPICS: readonly { readonly heading: string; readonly rows: readonly AccessRow[] }[] = [
  { heading: 'Cases', rows: CASES },
  { heading: 'Redactions', rows: REDACTIONS },
  { heading: 'Lists of cases', rows: LISTS },
  { heading: 'Publications', rows: PUBLICATIONS },
  { heading: 'Mail and faxes', rows: CORRESPONDENCE },
  { heading: 'Signing in and the own account', rows: ACCESS },
  { heading: 'Identity provider', rows: IDENTITY },
  { heading: 'Settings', rows: SETTINGS },
  { heading: 'API keys', rows: API },
  { heading: 'Administration', rows: ADMINISTRATION },
  { heading: 'Audit', rows: AUDIT },
  { heading: 'Integrity', rows: INTEGRITY },
  { heading: 'Annual report', rows: REPORTS },
  { heading: 'The annual report: text and publication', rows: REPORT_TEXT },
  { heading: 'Recorded figures', rows: ENTRIES },
  { heading: 'Past reports, trends and open data', rows: PAST_REPORTS },
  { heading: 'The public and applicants', rows: PORTAL },
];

export const ALL_ROWS: readonly AccessRow[] = TOPICS.flatMap(({ rows }) => rows);
