import { doReportDeed } from '../../../src/engine/annual-report/report-desk.ts';
import { loadReportState } from '../../../src/engine/annual-report/report-stream.ts';
import type { AccessOffice } from './access-office.ts';
import { type AccessRow, type RoleName, type RowOptions, staff } from './access-row.ts';

const READERS: readonly RoleName[] = ['registrar', 'officer', 'officeHead', 'leader', 'statistician', 'auditor'];
const WRITERS: readonly RoleName[] = ['officeHead', 'statistician'];
const YEAR: RowOptions = { params: { year: '2024' } };
const WHY = 'Numbers without personal data. People of another organ see their own; of one above, those below it as well.';
const CELL: RowOptions = {
  params: { year: '2024', cell: 'review.total' },
  why: 'Case numbers for statisticians and those who see all cases; for others those within their sight.',
};

/** A year whose figures are filled in; the visitor's own organ where it is another one. */
const stated = async ({ db, organ, time }: AccessOffice): Promise<string> => {
  const actor = { kind: 'staff', id: 'statistician', name: '员工庚', roles: ['statistician'] } as const;
  const rows: { id: number; name: string }[] = await db.read('organs').select('id', 'name');
  for (const { id, name } of rows.filter((row) => row.id === organ.id || row.name === '乙区人民政府')) {
    if ((await loadReportState(db.read, { organId: id, year: 2023 })).number > 0) continue;
    const deed = { organ: { id, name }, year: 2023, type: 'report.opened', given: { basis: 'stated' } } as const;
    await doReportDeed(db, { ...deed, actor, at: time.now(), today: '2026-03-27' as never });
  }
  return '2023';
};

/** The annual report: its figures, what is done with it, and the bodies below. */
export const ROWS: readonly AccessRow[] = [
  staff('GET /reports', READERS, { why: WHY }),
  staff('GET /reports/:year', READERS, YEAR),
  staff('GET /reports/:year/cells/:cell', READERS, CELL),
  staff('GET /reports/:year/cell.csv', READERS, { ...CELL, params: { year: '2024' }, query: '?cell=new/total' }),
  staff('GET /reports/matrix/:year', READERS, YEAR),
  staff('GET /reports/matrix/:year/export.csv', READERS, YEAR),
  staff('GET /reports/matrix/:year/export.xlsx', READERS, YEAR),
  staff('GET /reports/:year/acts/:act', WRITERS, { params: { year: '2022', act: 'opened' } }),
  staff('POST /reports/:year/acts/:act', WRITERS, {
    params: { year: '2022', act: 'opened' },
    body: { basis: 'guessed' },
    why: 'Each act has its own roles; approval is the leader’s. This one is to begin the report.',
  }),
  staff('GET /reports/:year/figures', WRITERS, { params: { year: stated } }),
  staff('POST /reports/:year/figures', WRITERS, { params: { year: stated }, body: { source: '' } }),
];
