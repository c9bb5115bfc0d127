import { randomUUID } from 'node:crypto';
import { createPastReportStore } from '../../../src/store/past-report-store.ts';
import type { AccessOffice } from './access-office.ts';
import { type AccessRow, everybody, nobody, type RoleName, staff } from './access-row.ts';

const READERS: readonly RoleName[] = ['registrar', 'officer', 'officeHead', 'leader', 'statistician', 'auditor'];
const KEEPERS: readonly RoleName[] = ['officeHead', 'statistician'];

/** A report of a past year that was imported. */
export const pastReport = async ({ db, organ }: Pick<AccessOffice, 'db' | 'organ'>): Promise<string> => {
  const known = await createPastReportStore(db.write).findLast({ organId: organ.id, year: 2017 });
  if (known !== undefined) return known.id;
  const id = randomUUID();
  const by = { importedBy: 'somebody', importedByName: '员工', importedAt: '2026-03-02T02:00:00.000Z' };
  const file = { fileName: '2017.html', digest: id, source: '', findings: [] };
  await createPastReportStore(db.write).append({
    ...{ id, organId: organ.id, year: 2017, version: 1, format: 'T2014', cells: { '三(一)': 2 } },
    ...file,
    ...by,
  });
  return id;
};

const UNPUBLISHED = { params: { year: '2025' }, why: 'Not found before the report of the year is published.' } as const;

/** Reports of past years, trends, open data. */
export const ROWS: readonly AccessRow[] = [
  staff('GET /reports/past', READERS),
  staff('GET /reports/past/new', KEEPERS),
  staff('POST /reports/past/new', KEEPERS, { multipart: true, body: { year: '2017' } }),
  staff('GET /reports/past/preview', KEEPERS),
  staff('POST /reports/past/accept', KEEPERS, { body: { year: '2017' } }),
  staff('GET /reports/past/:id', READERS, { params: { id: pastReport }, otherwise: { otherOrgan: 404 } }),
  staff('GET /reports/trends', READERS, { why: 'Numbers alone.' }),
  everybody('GET /open-data'),
  ...['figures.csv', 'figures.json', 'figures.csv-metadata.json', 'figures.schema.json', 'cases.schema.json', 'readme.txt'].map((name) =>
    everybody(`GET /open-data/${name}`),
  ),
  ...['cases.csv', 'cases.json', 'cases.csv-metadata.json'].map((name) =>
    nobody(`GET /open-data/:organId/:year/${name}`, 404, UNPUBLISHED),
  ),
];
