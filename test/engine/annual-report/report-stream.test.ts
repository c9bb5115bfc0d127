import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { computeReport } from '../../../src/engine/annual-report/compute-report.ts';
import { actOnReport, loadReportState, type ReportActor } from '../../../src/engine/annual-report/report-stream.ts';
import { civilDate } from '../../../src/law/civil-date.ts';
import type { ReportActType } from '../../../src/law/report/report-acts.ts';
import { withTransaction } from '../../../src/store/database.ts';
import { createOrganStore } from '../../../src/store/organ-store.ts';
import { createReportEntryStore, type ReportEntryRow } from '../../../src/store/report-entry-store.ts';
import { databases, openTestDatabase, type TestDatabase } from '../../support/databases.ts';

const AT = new Date('2026-01-12T02:00:00.000Z');
const statistician: ReportActor = { kind: 'staff', id: 's', name: '统计员', roles: ['statistician'] };
const leader: ReportActor = { kind: 'staff', id: 'l', name: '领导', roles: ['leader'] };
const digest = 'x';

describe.each(databases)('the annual report on $kind', ({ kind }) => {
  let db: TestDatabase;
  let organId: number;
  const act = (year: number, type: ReportActType, data: unknown = {}, actor = statistician, expected?: number) =>
    withTransaction(db, (trx) => actOnReport(trx, { organId, year }, { act: { type, data, expected }, actor, at: AT }));

  beforeAll(async () => {
    db = await openTestDatabase(kind);
    organId = (await createOrganStore(db.write).ensure({ name: '甲区人民政府' })).id;
  });
  afterAll(() => db.close());

  it('goes from figures over approval to publication, and again for a correction', async () => {
    const cells = { 'new/total': 3 };
    await act(2025, 'report.opened', { format: 'T2021', basis: 'computed' });
    await act(2025, 'report.textWritten', { part: 'one', text: '甲' });
    await act(2025, 'report.frozen', { cells, checks: [{ id: 'I1', ok: true }], digest });
    await act(2025, 'report.submitted');
    await act(2025, 'report.approved', {}, leader);
    const published = await act(2025, 'report.published', { on: '2026-01-30' });
    expect(published).toMatchObject({
      stage: 'published',
      edition: 1,
      number: 6,
      texts: { one: '甲' },
      frozen: { cells },
      publishedOn: '2026-01-30',
    });
    const head: ReportActor = { ...statistician, roles: ['officeHead'] };
    expect(await act(2025, 'report.reopened', { reason: '漏计一件' }, head)).toMatchObject({
      stage: 'drafting',
      edition: 2,
      frozen: { cells },
    });
  });

  it.each([
    ['a failing check', 'report.frozen', { cells: {}, checks: [{ id: 'I1', ok: false }], digest }, 'guard'],
    ['figures filled in by hand where cases give them', 'report.figuresStated', { cells: {}, source: '手工' }, 'guard'],
    ['approval before submission', 'report.approved', {}, 'role'],
    ['submission before freezing', 'report.submitted', {}, 'chart'],
  ] as const)('refuses %s', async (_, type, data, rule) => {
    if ((await loadReportState(db.read, { organId, year: 2024 })).number === 0)
      await act(2024, 'report.opened', { format: 'T2021', basis: 'computed' });
    await expect(act(2024, type, data)).rejects.toMatchObject({ code: 'STEP_REFUSED', rule });
  });

  it('wants another person to approve, and tells whoever acts on what they have not seen', async () => {
    const both: ReportActor = { ...leader, roles: ['leader', 'statistician'] };
    await act(2023, 'report.opened', { format: 'T2021', basis: 'computed' }, both);
    await act(2023, 'report.frozen', { cells: {}, checks: [], digest }, both);
    await act(2023, 'report.submitted', {}, both);
    await expect(act(2023, 'report.approved', {}, both)).rejects.toMatchObject({ rule: 'guard' });
    await expect(act(2023, 'report.approved', {}, leader, 2)).rejects.toMatchObject({ code: 'REPORT_CHANGED' });
  });

  it('never changes what was recorded', async () => {
    await expect(db.write('report_acts').update({ type: 'x' })).rejects.toThrow();
    await expect(db.write('report_acts').delete()).rejects.toThrow();
    await expect(
      db
        .write('report_entries')
        .insert(entry('x'))
        .then(() => db.write('report_entries').delete()),
    ).rejects.toThrow();
  });

  it('adds up what was recorded in the year, without what was taken back', async () => {
    const store = createReportEntryStore(db.write);
    await store.append([
      row('1', 'training.people', '2017-03-01', '200'),
      row('2', 'training.people', '2017-05-01', '25'),
      row('3', 'training.people', '2017-05-02', '9'),
      row('4', 'training.people', '2018-01-01', '9'),
      row('5', 'bodies.offices', '2017-02-01', '3'),
      row('6', 'bodies.offices', '2017-12-31', '2'),
      row('7', 'bodies.funds', '2017-12-31', '3.765'),
      { ...row('8', 'training.people', '2017-05-02', ''), amount: null, voids: '3', reason: '重复' },
    ]);
    const report = await computeReport(db, {
      scope: { organIds: [organId], name: '甲区人民政府' },
      year: 2017,
      format: 'T2014',
      today: civilDate('2018-01-05'),
    });
    expect(report).toMatchObject({
      rows: { '九(三)': 225, '八(一)': 2, '八(四)': 3.765, '九(二)': null, '三(一)': 0 },
      provisional: false,
    });
  });

  function row(id: string, indicator: string, onDay: string, amount: string): ReportEntryRow {
    const by = { recordedBy: 's', recordedByName: '统计员', recordedAt: AT.toISOString() };
    const rest = { voids: null, reason: null, importId: null, what: '某事', source: '台账' };
    return { id, organId, indicator, onDay: civilDate(onDay), amount, ...rest, ...by };
  }

  function entry(id: string): Record<string, unknown> {
    const by = { recorded_by: 's', recorded_by_name: '统计员', recorded_at: AT.toISOString() };
    return { id, organ_id: organId, indicator: 'own.x', on_day: '2016-01-01', amount: '1', what: '某事', source: '台账', ...by };
  }
});
