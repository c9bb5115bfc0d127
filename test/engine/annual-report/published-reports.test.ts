import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { computeReport } from '../../../src/engine/annual-report/compute-report.ts';
import { scopeOf } from '../../../src/engine/annual-report/report-scope.ts';
import { traceCell } from '../../../src/engine/annual-report/trace-cell.ts';
import { civilDate } from '../../../src/law/civil-date.ts';
import { PART_THREE_COLUMNS, partThreeRows } from '../../../src/law/report/part-three-rows.ts';
import type { GridReport } from '../../../src/law/report/report-json.ts';
import { createPastReportStore } from '../../../src/store/past-report-store.ts';
import { databases, openTestDatabase, type TestDatabase } from '../../support/databases.ts';
import { makeOrgans, storeFigures } from '../../support/figure-rows.ts';
import { casesOfReport, V1_REMEDIES, V1_ROWS, V2_REMEDIES, V3_REMEDIES, V3_ROWS, withRemedies } from '../../support/published-reports.ts';

const NAMES = ['某甲市人民政府', '某乙市人民政府', '某部门'];
const today = civilDate('2026-02-10');

describe.each(databases)('published reports on $kind', ({ kind }) => {
  let db: TestDatabase;
  const report = async (organ: string, year: number, format: 'T2019' | 'T2021') =>
    (await computeReport(db, { scope: await scopeOf(db, { organ }), year, format, today })) as GridReport;

  beforeAll(async () => {
    db = await openTestDatabase(kind);
    const [one = 0, two = 0, three = 0] = await makeOrgans(db, NAMES);
    const v1 = casesOfReport(V1_ROWS, 2025);
    expect(v1).toHaveLength(14_629);
    await storeFigures(db, one, withRemedies(v1, V1_REMEDIES, 2025));
    await storeFigures(db, two, withRemedies(casesOfReport({ r1: [400, 0, 0, 0, 0, 0, 400] }, 2025), V2_REMEDIES, 2025));
    await storeFigures(db, three, withRemedies(casesOfReport(V3_ROWS, 2019), V3_REMEDIES, 2019));
  });
  afterAll(() => db.close());

  it('V1 comes out of its 14,629 cases, cell for cell', async () => {
    const { applications, remedies, checks } = await report('某甲市人民政府', 2025, 'T2021');
    expect(applications).toEqual(V1_ROWS);
    expect(remedies).toEqual(V1_REMEDIES);
    expect(checks.map(({ id, ok }) => [id, ok])).toEqual([...['I1', 'I2', 'I3', 'I4', 'I5'].map((id) => [id, true]), ['I6', null]]);
  });

  it('is compared with the year before as it was told, here or by an imported report; else I4 says that it is no check (I4)', async () => {
    const i4 = async () => (await report('某甲市人民政府', 2025, 'T2021')).checks.find(({ id }) => id === 'I4');
    expect(await i4()).toMatchObject({ ok: true, detail: { zh: expect.stringContaining('没有独立核对') } });
    const organId = (await scopeOf(db, { organ: '某甲市人民政府' })).reportOf ?? 0;
    const carried = Object.fromEntries(PART_THREE_COLUMNS.map((column, at) => [`next/${column}`, V1_ROWS.carry?.[at] ?? null]));
    const told = {
      findings: [],
      fileName: '2024.html',
      digest: 'd',
      source: '',
      importedBy: 's',
      importedByName: '统计员',
      importedAt: '2025-03-01T00:00:00.000Z',
    };
    const past = { id: 'past-2024', organId, year: 2024, version: 1, format: 'T2021' as const, cells: carried, ...told };
    await createPastReportStore(db.write).append(past);
    expect(await i4()).toEqual({ id: 'I4', ok: true });
    await createPastReportStore(db.write).append({ ...past, id: 'past-2024-2', version: 2, cells: { ...carried, 'next/total': 561 } });
    expect(await i4()).toMatchObject({ ok: false, cells: ['carry/total'] });
  });

  it('V2 comes out of its reviews and suits, cell for cell', async () => {
    expect((await report('某乙市人民政府', 2025, 'T2021')).remedies).toEqual(V2_REMEDIES);
  });

  it('V3 comes out of its cases as far as it is stated', async () => {
    const { applications, remedies, checks } = await report('某部门', 2019, 'T2019');
    const stated = Object.fromEntries(partThreeRows('T2019').map((row) => [row, V3_ROWS[row] ?? [0, 0, 0, 0, 0, 0, 0]]));
    expect(applications).toEqual(stated);
    expect(remedies).toEqual(V3_REMEDIES);
    expect(checks.some(({ ok }) => ok === false)).toBe(false);
  });

  it('all organs together are the sum', async () => {
    const all = (await computeReport(db, { scope: await scopeOf(db, {}), year: 2025, format: 'T2021', today })) as GridReport;
    expect(all.applications.r1?.[6]).toBe(5548 + 400);
    expect(all.remedies.review[4]).toBe(790 + 259 + 1); // and the department's that has been pending since 2019
    expect(all.applications.carry?.[6]).toBe(560 + 36); // what the department carried on since 2019
  });

  it.each([
    ['d4/total', 51],
    ['new/legalServiceOrganisation', 128],
    ['suitAfterReview.pending', 51],
  ])('as many cases stand behind %s as it says', async (cell, n) => {
    const ask = { scope: await scopeOf(db, { organ: '某甲市人民政府' }), year: 2025, format: 'T2021' as const, today };
    expect((await traceCell(db, ask, cell)).cases).toHaveLength(n);
  });
});
