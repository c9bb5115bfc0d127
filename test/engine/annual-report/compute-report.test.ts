import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ComputeAsk, computeParts, computeReport } from '../../../src/engine/annual-report/compute-report.ts';
import { scopeOf } from '../../../src/engine/annual-report/report-scope.ts';
import { traceCell } from '../../../src/engine/annual-report/trace-cell.ts';
import { civilDate } from '../../../src/law/civil-date.ts';
import type { CaseFigures } from '../../../src/law/report/case-figures.ts';
import { cellIdsOf, cellsOf } from '../../../src/law/report/cells.ts';
import { sumOfParts } from '../../../src/law/report/check-roll-up.ts';
import type { ReportFormat } from '../../../src/law/report/report-json.ts';
import { traceReport } from '../../../src/law/report/trace-report.ts';
import { createOrganStore } from '../../../src/store/organ-store.ts';
import { createReportEntryStore, type ReportEntryRow } from '../../../src/store/report-entry-store.ts';
import { plainGrid, plainT2014 } from '../../law/report/plain-count.ts';
import { randomSet } from '../../law/report/random-sets.ts';
import { databases, openTestDatabase, type TestDatabase } from '../../support/databases.ts';
import { makeOrgans, storeFigures } from '../../support/figure-rows.ts';

const SETS = 240;
const FORMATS: readonly ReportFormat[] = ['T2014', 'T2019', 'T2021'];
const today = civilDate('2026-11-02');
/** PostgreSQL holds short figures in an index and looks long ones up in the table. */
const long = (one: CaseFigures) => ({ ...one, remark: '长'.repeat(1_000) });
const plain = (cases: Parameters<typeof plainT2014>[0], year: number, format: ReportFormat) =>
  format === 'T2014' ? plainT2014(cases, year) : plainGrid(cases, year, format);

describe.each(databases)('counting in the database on $kind', ({ kind }) => {
  let db: TestDatabase;
  let organIds: number[];
  const sets = Array.from({ length: SETS }, (_, seed) => randomSet(seed + 20_000));

  beforeAll(async () => {
    db = await openTestDatabase(kind);
    organIds = await makeOrgans(
      db,
      sets.map((_, index) => `机关${index}`),
    );
    for (const [index, cases] of sets.entries()) await storeFigures(db, organIds[index] ?? 0, index % 3 === 0 ? cases.map(long) : cases);
    await nest(organIds);
  });
  afterAll(() => db.close());

  it.each(FORMATS)('gives each organ in %s what a plain count of its cases gives', async (format) => {
    for (const year of [2023, 2024, 2025]) {
      const parts = await computeParts(db, { scope: await scopeOf(db, {}), year, format, today });
      for (const [index, cases] of sets.entries()) {
        const expected = plain(cases, year, format);
        expect([index, year, parts.get(organIds[index] ?? 0)]).toEqual([index, year, expect.objectContaining(expected)]);
      }
    }
  });

  it.each(FORMATS)('gives all organs together in %s what a plain count gives, and the sum of the organs', async (format) => {
    const ask: ComputeAsk = { scope: await scopeOf(db, {}), year: 2024, format, today };
    const parts = [...(await computeParts(db, ask)).values()];
    const report = await computeReport(db, { ...ask, parts });
    expect(cellsOf(report)).toMatchObject(plain(sets.flat(), 2024, format));
    expect(cellsOf(report)).toEqual(sumOfParts(format, parts));
    expect(report.checks.filter(({ ok }) => ok === false)).toEqual([]);
    expect(report.checks.map(({ id }) => id)).toContain('I8');
  });

  it('takes an organ with those below it, closed ones too, however deep', async () => {
    const scope = await scopeOf(db, { organ: '机关1', subtree: true });
    expect(scope).toMatchObject({ organIds: organIds.slice(1, 5), name: '机关1', reportOf: organIds[1] });
    const report = await computeReport(db, { scope, year: 2024, format: 'T2021', today });
    expect(cellsOf(report)).toMatchObject(plainGrid(sets.slice(1, 5).flat(), 2024, 'T2021'));
    expect((await scopeOf(db, { organ: organIds[1] })).organIds).toEqual([organIds[1]]);
    await expect(scopeOf(db, { organ: '无此机关' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('counts any period as the part of years that it is', async () => {
    const scope = await scopeOf(db, {});
    const ask = (from: string, until: string): ComputeAsk => {
      return { scope, year: 2024, period: { from: civilDate(from), until: civilDate(until) }, format: 'T2021', today };
    };
    const cells = async (from: string, until: string) => cellsOf(await computeReport(db, ask(from, until)));
    const [first, second] = [await cells('2024-01-01', '2024-05-17'), await cells('2024-05-18', '2024-12-31')];
    const year = cellsOf(await computeReport(db, { scope, year: 2024, format: 'T2021', today }));
    expect(first['next/total']).toBe(second['carry/total']);
    expect((first['new/total'] ?? 0) + (second['new/total'] ?? 0)).toBe(year['new/total']);
    expect((first['t/total'] ?? 0) + (second['t/total'] ?? 0)).toBe(year['t/total']);
    expect(await computeReport(db, ask('2024-01-01', '2024-05-17'))).toMatchObject({ period: { until: '2024-05-17' }, provisional: false });
  });

  it('finds the cases behind every number', async () => {
    for (const format of FORMATS) {
      const ask: ComputeAsk = { scope: await scopeOf(db, { organ: '机关1', subtree: true }), year: 2024, format, today };
      const cells = cellsOf(await computeReport(db, ask));
      const cases = sets
        .slice(1, 5)
        .flatMap((set, index) => set.map((one) => ({ ...one, ref: `organ-${organIds[index + 1]}/${one.ref}` })));
      for (const cell of cellIdsOf(format).filter((id) => cells[id] !== 0)) {
        const traced = (await traceCell(db, ask, cell)).cases.map(({ ref }) => ref);
        const behind =
          cell.includes('.') && !(cell in plainGrid([], 2024, 'T2021')) ? [] : traceReport({ cases, year: 2024, format }, cell);
        expect([cell, traced.toSorted()]).toEqual([cell, behind.toSorted()]);
      }
    }
  });

  it('finds the entries behind a recorded number, of part two as well', async () => {
    const row = (id: string, indicator: string): ReportEntryRow => ({
      ...{
        id,
        organId: organIds[0] ?? 0,
        indicator,
        onDay: civilDate('2024-03-04'),
        amount: '3',
        what: '某事',
        source: '台账',
        voids: null,
      },
      ...{ reason: null, importId: null, recordedBy: 's', recordedByName: '统计员', recordedAt: '2024-03-05T00:00:00.000Z' },
    });
    await createReportEntryStore(db.write).append([
      row('e1', 'normative.issued'),
      row('e2', 'normative.issued'),
      row('e3', 'training.people'),
    ]);
    const ask: ComputeAsk = { scope: await scopeOf(db, {}), year: 2024, format: 'T2021', today };
    expect(await traceCell(db, ask, 'normative.made')).toEqual({ cases: [], entryIds: ['e1', 'e2'] });
    expect(await computeReport(db, ask)).toMatchObject({ partTwo: { 'normative.made': 6, 'rules.made': null } });
    expect((await traceCell(db, { ...ask, format: 'T2014' }, '九(三)')).entryIds).toEqual(['e3']);
    expect((await traceCell(db, { ...ask, format: 'T2014' }, '九(二)')).entryIds).toEqual([]);
  });

  it('keeps what it counts by when figures change', async () => {
    const [organId = 0] = await makeOrgans(db, ['变更机关']);
    const [first] = randomSet(20_001).filter(({ receivedOn, voided }) => receivedOn !== null && !voided);
    if (first === undefined) throw new Error('The set has no request');
    await storeFigures(db, organId, [{ ...first, ref: 'changed', receivedOn: civilDate('2024-02-02'), replies: [] }]);
    const next = async () =>
      cellsOf(await computeReport(db, { scope: await scopeOf(db, { organ: '变更机关' }), year: 2024, format: 'T2021', today }))[
        'next/total'
      ];
    expect(await next()).toBe(1);
    await db
      .write('cases')
      .where({ organ_id: organId })
      .update({ figures: JSON.stringify({ ...first, voided: true }) });
    expect(await next()).toBe(0);
  });

  /** 机关2 and 机关3 under 机关1, 机关4 under 机关3; 机关3 is closed. */
  async function nest(ids: readonly number[]): Promise<void> {
    const store = createOrganStore(db.write);
    for (const [child, parent] of [
      [2, 1],
      [3, 1],
      [4, 3],
    ] as const) {
      const organ = await store.findById(ids[child] ?? 0);
      if (organ !== undefined)
        await store.save({ ...organ, parentId: ids[parent] ?? null, closedAt: child === 3 ? '2024-06-01T00:00:00.000Z' : null });
    }
  }
});
