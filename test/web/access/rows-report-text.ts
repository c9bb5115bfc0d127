import { REPORT_FILE_KINDS } from '../../../src/engine/annual-report/document-files.ts';
import { loadReportState } from '../../../src/engine/annual-report/report-stream.ts';
import { reportHand } from '../../support/report-office.ts';
import type { AccessOffice } from './access-office.ts';
import { type AccessRow, everybody, nobody, type RoleName, type RowOptions, staff } from './access-row.ts';

const READERS: readonly RoleName[] = ['registrar', 'officer', 'officeHead', 'leader', 'statistician', 'auditor'];
const WRITERS: readonly RoleName[] = ['officeHead', 'statistician'];
const PART: RowOptions = { params: { year: '2026', part: 'one' } };
const WHY = 'The report of the own organ: numbers and text without personal data.';
/** A report with a quote of what there is not: whoever may have the file is told so, which costs less than six PDFs. */
const unsound = async ({ db, organ, time }: AccessOffice): Promise<string> => {
  const hand = reportHand({ db, organ, at: time.now() });
  if ((await loadReportState(db.read, { organId: organ.id, year: 2031 })).number === 0) {
    await hand.open(2031, 'T2021');
    await hand.write(2031, 'one', '{{nosuch}}');
  }
  return '2031';
};
const NONE: RowOptions = { params: { year: '2026' }, why: 'Nothing is published: a draft is not found by anybody.' };

/** The written annual report, and reports that were published. */
export const ROWS: readonly AccessRow[] = [
  staff('GET /reports/:year/text', READERS, { params: { year: '2026' }, why: WHY }),
  staff('GET /reports/:year/text/preview', READERS, { params: { year: '2026' } }),
  staff('POST /reports/:year/text/begin', WRITERS, { params: { year: '2026' } }),
  staff('GET /reports/:year/text/:part', READERS, PART),
  staff('POST /reports/:year/text/:part', WRITERS, { ...PART, body: { do: 'check', text: '甲', base: '0' } }),
  staff('GET /reports/:year/text/:part/versions', READERS, PART),
  staff('POST /reports/:year/text/:part/restore', WRITERS, { ...PART, body: { version: '1', base: '0' } }),
  ...REPORT_FILE_KINDS.map((kind) => staff(`GET /reports/:year/report.${kind}`, READERS, { params: { year: unsound } })),
  everybody('GET /annual-reports'),
  everybody('GET /annual-reports/:organId'),
  nobody('GET /annual-reports/:organId/:year', 404, NONE),
  ...REPORT_FILE_KINDS.map((kind) => nobody(`GET /annual-reports/:organId/:year/report.${kind}`, 404, NONE)),
];
