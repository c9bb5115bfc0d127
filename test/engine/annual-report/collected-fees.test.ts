import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { computeReport } from '../../../src/engine/annual-report/compute-report.ts';
import { ledgerOf } from '../../../src/engine/annual-report/entries-ledger.ts';
import { scopeOf } from '../../../src/engine/annual-report/report-scope.ts';
import { indicatorCells } from '../../../src/engine/annual-report/text-figures.ts';
import { createCalendarService } from '../../../src/engine/calendar-service.ts';
import { createImportService } from '../../../src/engine/import-service.ts';
import { civilDate } from '../../../src/law/civil-date.ts';
import { createOrganStore } from '../../../src/store/organ-store.ts';
import { createReportEntryStore } from '../../../src/store/report-entry-store.ts';
import { databases, openTestDatabase, type TestDatabase } from '../../support/databases.ts';

const AT = new Date('2025-01-12T02:00:00.000Z');
const ORGAN = '甲区人民政府';
const today = civilDate('2025-01-12');

const paidCase = (ref: string, yuan: number, paidOn?: string) =>
  JSON.stringify({
    ref,
    organ: ORGAN,
    channel: 'inPerson',
    applicant: { type: 'citizen', class: 'naturalPerson', name: '某甲' },
    title: '某项目资料',
    events: [
      { type: 'application.arrived', on: '2024-03-04' },
      { type: 'fee.notified', on: '2024-03-11', yuan },
      ...(paidOn === undefined ? [] : [{ type: 'fee.paid', on: paidOn }]),
    ],
  });

describe.each(databases)('fees that cases tell of on $kind', ({ kind }) => {
  let db: TestDatabase;
  let organId: number;
  const report = async (year = 2024) => computeReport(db, { scope: await scopeOf(db, { organ: ORGAN }), year, format: 'T2014', today });

  beforeAll(async () => {
    db = await openTestDatabase(kind);
    const calendar = await createCalendarService({ db, now: () => AT });
    const service = createImportService({ db, now: () => AT, calendar: calendar.current });
    const lines = [paidCase('paid', 700, '2024-03-18'), paidCase('also', 130, '2024-03-20'), paidCase('open', 900)];
    const { refused } = await service.importLines(each(lines), { dryRun: false });
    expect(refused).toEqual([]);
    organId = (await createOrganStore(db.read).findByName(ORGAN))?.id ?? 0;
  });
  afterAll(() => db.close());

  it('stand in row 七 while nobody has entered them, in 万元 and with their cases; never zero', async () => {
    expect(await report()).toMatchObject({ rows: { 七: 0.083 } });
    expect(await report(2023)).toMatchObject({ rows: { 七: null } });
    expect((await report()).checks.find(({ id }) => id === 'A8')).toEqual({ id: 'A8', ok: true });
    expect(await indicatorCells(db, { organ: { id: organId, name: ORGAN }, year: 2024 })).toMatchObject({ 'fees.collected': 0.083 });
    const { lines, findings } = await ledgerOf(db.read, { organId, year: 2024 });
    expect(lines.find(({ indicator }) => indicator.id === 'fees.collected')).toMatchObject({ value: 0.083, entries: [] });
    expect(findings).toEqual([]);
  });

  it('give way to what was entered, and are compared with it: a warning that names the cell', async () => {
    const told = { what: '', source: '财务台账', recordedBy: 's', recordedByName: '统计员', recordedAt: AT.toISOString() };
    const entry = { id: 'fees', organId, indicator: 'fees.collected', onDay: civilDate('2024-12-31'), amount: '0.09' };
    await createReportEntryStore(db.write).append([{ ...entry, ...told, voids: null, reason: null, importId: null }]);
    expect(await report()).toMatchObject({ rows: { 七: 0.09 } });
    expect((await report()).checks.find(({ id }) => id === 'A8')).toMatchObject({ ok: true, severity: 'warning', cells: ['七'] });
    const { findings } = await ledgerOf(db.read, { organId, year: 2024 });
    expect(findings.map(({ indicator, text }) => [indicator, text.zh])).toEqual([
      ['fees.collected', expect.stringContaining('登记为 0.09 万元，案件中已缴的费用合计 0.083 万元')],
    ]);
  });
});

async function* each(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}
