import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ComputeAsk, computeReport } from '../../../src/engine/annual-report/compute-report.ts';
import { digestOfCells, freezeOf, toldCells } from '../../../src/engine/annual-report/freeze.ts';
import { differencesTo } from '../../../src/engine/annual-report/report-differences.ts';
import { scopeOf } from '../../../src/engine/annual-report/report-scope.ts';
import { actOnReport, loadReportState, type ReportActor } from '../../../src/engine/annual-report/report-stream.ts';
import { civilDate } from '../../../src/law/civil-date.ts';
import { cellsOf } from '../../../src/law/report/cells.ts';
import { withTransaction } from '../../../src/store/database.ts';
import { createReportEntryStore } from '../../../src/store/report-entry-store.ts';
import { databases, openTestDatabase, type TestDatabase } from '../../support/databases.ts';
import { application, createOffice, officer, ordinaryCourse, registrar } from '../../support/office.ts';

const FROZEN_AT = '2025-01-10T02:00:00.000Z';
const statistician: ReportActor = { kind: 'staff', id: 's', name: '统计员', roles: ['statistician'] };

describe.each(databases)('a frozen report on $kind', ({ kind }) => {
  let db: TestDatabase;
  let office: Awaited<ReturnType<typeof createOffice>>;
  let answered: { caseId: string; version: number };
  const ask = async (year = 2024): Promise<ComputeAsk> => {
    return { scope: await scopeOf(db, { organ: office.organ.id }), year, format: 'T2021', today: civilDate('2025-03-01') };
  };
  const state = () => loadReportState(db.read, { organId: office.organ.id, year: 2024 });
  const differences = async () => {
    const { frozen } = await state();
    return differencesTo(db, {
      frozen: frozen ?? { cells: {}, at: FROZEN_AT },
      now: await computeReport(db, await ask()),
      ask: await ask(),
    });
  };
  const act = (year: number, type: 'report.opened' | 'report.frozen' | 'report.explained', data: unknown) =>
    withTransaction(db, (trx) =>
      actOnReport(trx, { organId: office.organ.id, year }, { act: { type, data }, actor: statistician, at: new Date(FROZEN_AT) }),
    );

  beforeAll(async () => {
    db = await openTestDatabase(kind);
    office = await createOffice(db);
    const { caseId, version } = await office.open('2024-03-04');
    const course = ordinaryCourse({ start: '2024-03-05', draft: '2024-03-11', serve: '2024-03-15' });
    answered = { caseId, version: await office.carry(caseId, version, course) };
    await act(2024, 'report.opened', { format: 'T2021', basis: 'computed' });
    await act(2024, 'report.frozen', freezeOf(await computeReport(db, await ask())));
  });
  afterAll(() => db.close());

  it('holds every cell, the verdicts and a digest, and differs in nothing from history at first', async () => {
    const { frozen } = await state();
    expect(frozen?.cells).toMatchObject({ 'new/total': 1, 'r1/total': 1, 'next/total': 0, 'review.total': 0, 'rules.made': null });
    expect(frozen?.checks.map(({ id, ok }) => [id, ok])).toContainEqual(['I1', true]);
    expect(frozen?.digest).toBe(digestOfCells(frozen?.cells ?? {}));
    expect(await differences()).toEqual([]);
  });

  it('shows what history says since as a difference, with the cases and entries that made it', async () => {
    office.time.set('2025-02-03');
    const filed = office.event('review.filed', '2024-04-29', { filedBy: 'applicant', reviewOrgan: '某市人民政府' });
    const { version } = await office.engine.record(answered.caseId, filed, { actor: officer, expectedVersion: answered.version });
    const accepted = office.event('review.accepted', '2024-05-07', { procedure: 'simplified' });
    await office.engine.record(answered.caseId, accepted, { actor: officer, expectedVersion: version });
    const late = await office.engine.open(
      { ...office.event('application.arrived', '2024-12-20', application), organId: office.organ.id },
      registrar,
    );
    const entry = { id: 'late', organId: office.organ.id, indicator: 'normative.issued', onDay: civilDate('2024-11-11'), amount: '2' };
    const told = {
      what: '某文件',
      source: '某政发〔2024〕1号',
      recordedBy: 's',
      recordedByName: '统计员',
      recordedAt: '2025-02-04T00:00:00.000Z',
    };
    await createReportEntryStore(db.write).append([{ ...entry, ...told, voids: null, reason: null, importId: null }]);
    const found = await differences();
    const of = (cell: string) => found.find((difference) => difference.cell === cell);
    expect(of('review.pending')).toMatchObject({ was: 0, now: 1, caseIds: [answered.caseId], entryIds: [] });
    expect(of('new/total')).toMatchObject({ was: 1, now: 2, caseIds: [late.caseId] });
    expect(of('new/total')?.refs).toHaveLength(1);
    expect(of('normative.made')).toEqual({ cell: 'normative.made', was: null, now: 2, refs: [], caseIds: [], entryIds: ['late'] });
    expect(found.map(({ cell }) => cell).sort()).toEqual(
      ['naturalPerson', 'total']
        .flatMap((column) => [`new/${column}`, `next/${column}`])
        .concat(['normative.made', 'review.pending', 'review.total'])
        .sort(),
    );
  });

  it('goes on telling what was frozen, whatever history says', async () => {
    const [held, computed] = [await state(), cellsOf(await computeReport(db, await ask()))];
    expect(computed['new/total']).toBe(2);
    expect(toldCells(held, computed)['new/total']).toBe(1);
    expect(toldCells({ ...held, stage: 'drafting' }, computed)['new/total']).toBe(2);
    expect(toldCells({ ...held, stage: 'drafting', basis: 'stated', stated: { 'new/total': 7 } }, computed)).toEqual({ 'new/total': 7 });
  });

  it('is what the next year is compared with, until the difference is explained (I4)', async () => {
    const i4 = async () => (await computeReport(db, await ask(2025))).checks.find(({ id }) => id === 'I4');
    const failing = await i4();
    expect(failing).toMatchObject({ ok: false, cells: ['carry/naturalPerson', 'carry/total'] });
    await act(2025, 'report.opened', { format: 'T2021', basis: 'computed' });
    await act(2025, 'report.explained', { check: 'I4', text: '上年度漏计一件，已在第六部分说明' });
    expect(await i4()).toEqual({ ...failing, ok: true });
  });
});
