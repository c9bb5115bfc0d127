import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workingReport } from '../../../src/engine/annual-report/document.ts';
import { differencesSinceFreezing } from '../../../src/engine/annual-report/report-comparison.ts';
import { doReportDeed } from '../../../src/engine/annual-report/report-desk.ts';
import type { ReportActor } from '../../../src/engine/annual-report/report-stream.ts';
import { rollUp } from '../../../src/engine/annual-report/roll-up.ts';
import { civilDate } from '../../../src/law/civil-date.ts';
import { cellIdsOf } from '../../../src/law/report/cells.ts';
import type { ReportActType } from '../../../src/law/report/report-acts.ts';
import { createOrganStore } from '../../../src/store/organ-store.ts';
import { createReportEntryStore } from '../../../src/store/report-entry-store.ts';
import type { OrganRow } from '../../../src/store/rows.ts';
import { databases, openTestDatabase, type TestDatabase } from '../../support/databases.ts';

const TODAY = civilDate('2026-01-12');
const AT = new Date('2026-01-12T02:00:00.000Z');
const statistician: ReportActor = { kind: 'staff', id: 's', name: '统计员', roles: ['statistician'] };
const head: ReportActor = { kind: 'staff', id: 'h', name: '负责人', roles: ['officeHead'] };
const leader: ReportActor = { kind: 'staff', id: 'l', name: '领导', roles: ['leader'] };

describe.each(databases)('the desk of annual reports on $kind', ({ kind }) => {
  let db: TestDatabase;
  const organs = new Map<string, OrganRow>();
  const organ = (name: string): OrganRow => {
    const found = organs.get(name);
    if (found === undefined) throw new Error(`no organ ${name}`);
    return found;
  };
  const deedAt = (at: Date, name: string, type: ReportActType, given: object = {}, actor = statistician, year = 2025) =>
    doReportDeed(db, { organ: organ(name), year, type, given: { ...given }, actor, at, today: TODAY });
  const deed = (name: string, type: ReportActType, given: object = {}, actor = statistician, year = 2025) =>
    deedAt(AT, name, type, given, actor, year);

  beforeAll(async () => {
    db = await openTestDatabase(kind);
    const store = createOrganStore(db.write);
    const add = async (name: string, parent?: string): Promise<void> => {
      const row = await store.create({ name, shortName: name, parentId: parent === undefined ? null : organ(parent).id });
      if (row !== undefined) organs.set(name, row);
    };
    await add('甲区人民政府');
    for (const name of ['甲区财政局', '甲区教育局', '甲区某镇']) await add(name, '甲区人民政府');
    await add('甲区某学校', '甲区教育局');
    for (const name of ['独立机关', '另一机关', '第三机关']) await add(name);
  });
  afterAll(() => db.close());

  it('freezes what the program computes, never what was sent', async () => {
    await deed('独立机关', 'report.opened', { basis: 'computed', format: 'T2014' });
    const state = await deed('独立机关', 'report.frozen', { cells: { 'new/total': 99 }, checks: [], digest: 'x' });
    expect(state).toMatchObject({ stage: 'frozen', format: 'T2021', frozen: { cells: { 'new/total': 0 } } });
    expect(state.frozen?.digest).toMatch(/^[\da-f]{64}$/);
    expect(state.frozen?.checks.map(({ id }) => id)).toContain('I1');
  });

  it('tells what history says otherwise since, and rewrites nothing', async () => {
    const ask = { organ: organ('独立机关'), year: 2025, today: TODAY };
    expect(await differencesSinceFreezing(db, ask, await workingReport(db, ask))).toEqual([]);
    await createReportEntryStore(db.write).append([entry('late', organ('独立机关').id)]);
    const working = await workingReport(db, ask);
    expect(working.numbers.cells['normative.made']).toBeNull();
    const differences = await differencesSinceFreezing(db, ask, working);
    expect(differences).toMatchObject([{ cell: 'normative.made', was: null, now: 4, entryIds: ['late'] }]);
  });

  it('goes to publication over another person, and publishes nothing before its year is over', async () => {
    await expect(deed('独立机关', 'report.approved', {}, leader)).rejects.toMatchObject({ rule: 'chart' });
    await deed('独立机关', 'report.submitted');
    await deed('独立机关', 'report.approved', {}, leader);
    await expect(deed('独立机关', 'report.published', { on: '2026-01-13' })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(deed('独立机关', 'report.published', { on: '2026-01-12', link: 'javascript:x' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
    const published = await deed('独立机关', 'report.published', { on: '2026-01-12', link: 'https://office.example/2025' });
    expect(published).toMatchObject({ stage: 'published', publishedOn: '2026-01-12' });
    await deed('独立机关', 'report.opened', { basis: 'computed' }, statistician, 2026);
    await expect(deed('独立机关', 'report.frozen', {}, statistician, 2026)).rejects.toMatchObject({ code: 'STEP_REFUSED' });
    await expect(deed('独立机关', 'report.opened', { basis: 'computed' }, statistician, 2027)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
  });

  it('freezes nothing while a check fails, and names it; a difference to the year before may be explained', async () => {
    await deed('另一机关', 'report.opened', { basis: 'stated' }, statistician, 2024);
    await deed('另一机关', 'report.figuresStated', { cells: table(10, 0), source: '统计报表' }, statistician, 2024);
    await deed('另一机关', 'report.frozen', {}, statistician, 2024);
    await deed('另一机关', 'report.opened', { basis: 'stated' });
    await expect(deed('另一机关', 'report.frozen')).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await deed('另一机关', 'report.figuresStated', { cells: { ...table(3, 2), 'new/total': 4, 'no.such': 1 }, source: '统计报表' });
    await expect(deed('另一机关', 'report.frozen')).rejects.toMatchObject({ text: { zh: expect.stringContaining('I1') } });
    await deed('另一机关', 'report.figuresStated', { cells: table(3, 2), source: '统计报表' });
    await expect(deed('另一机关', 'report.frozen')).rejects.toMatchObject({ text: { zh: expect.stringContaining('I4') } });
    await expect(deed('另一机关', 'report.explained', { check: 'I1', text: '无' })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await deed('另一机关', 'report.explained', { check: 'I4', text: '上年漏计两件' });
    const state = await deed('另一机关', 'report.frozen');
    expect(state).toMatchObject({ stage: 'frozen', frozen: { cells: { 'new/total': 3 } } });
    expect(Object.keys(state.frozen?.cells ?? {})).not.toContain('no.such');
  });

  it('lets nobody act twice on what both saw', async () => {
    await deed('第三机关', 'report.opened', { basis: 'computed' });
    const once = (at: number) =>
      doReportDeed(db, {
        ...{ organ: organ('第三机关'), year: 2025, type: 'report.explained' as const, given: { check: 'I4', text: '说明' } },
        ...{ expected: at, actor: statistician, at: AT, today: TODAY },
      });
    const both = await Promise.allSettled([once(1), once(1)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('sums the bodies below: as frozen, else as filled in, else as computed; and names who is missing', async () => {
    await deed('甲区财政局', 'report.opened', { basis: 'stated' });
    await deed('甲区财政局', 'report.figuresStated', { cells: table(5, 0), source: '报表' });
    await deed('甲区教育局', 'report.opened', { basis: 'stated', covers: 'subtree' });
    await deed('甲区教育局', 'report.figuresStated', { cells: table(7, 0), source: '报表' });
    await deed('甲区教育局', 'report.explained', { check: 'I8', text: '学校的数据由局统计' });
    await deed('甲区教育局', 'report.frozen');
    await deed('甲区教育局', 'report.submitted');
    const { lines, total, waitedFor, check } = await rollUp(db, { ...roll(), format: 'T2021' });
    const told = Object.fromEntries(lines.map((line) => [line.organ.name, [line.source, line.depth, line.within?.name ?? null]]));
    expect(told).toEqual({
      甲区人民政府: ['computed', 0, null],
      甲区财政局: ['stated', 1, null],
      甲区教育局: ['frozen', 1, null],
      甲区某学校: ['computed', 2, '甲区教育局'],
      甲区某镇: ['computed', 1, null],
    });
    expect([total['new/total'], total['t/total'], total['normative.made']]).toEqual([12, 12, 0]);
    expect(waitedFor.map(({ name }) => name)).toEqual(['甲区财政局', '甲区某镇']);
    expect(check).toBeNull();
  });

  it('makes the report of the superior of that sum, and checks it against later figures (I8)', async () => {
    await deed('甲区人民政府', 'report.opened', { basis: 'computed', covers: 'subtree' });
    const state = await deed('甲区人民政府', 'report.frozen');
    expect(state.frozen).toMatchObject({ cells: { 'new/total': 12 } });
    expect(state.frozen?.checks).toContainEqual({ id: 'I8', ok: true });
    const i6 = (await workingReport(db, { organ: organ('甲区人民政府'), year: 2025, today: TODAY })).checks.find(({ id }) => id === 'I6');
    expect(i6).toMatchObject({ ok: null, detail: { zh: expect.stringContaining('上一年度') } });
    expect((await rollUp(db, { ...roll(), format: 'T2021' })).check).toMatchObject({ id: 'I8', ok: true });
    await deedAt(new Date(AT.getTime() + 60_000), '甲区财政局', 'report.figuresStated', { cells: table(6, 0), source: '报表' });
    expect((await rollUp(db, { ...roll(), format: 'T2021' })).check).toMatchObject({ id: 'I8', ok: false });
    const ask = { organ: organ('甲区人民政府'), year: 2025, today: TODAY };
    const differences = await differencesSinceFreezing(db, ask, await workingReport(db, ask));
    expect(differences?.find(({ cell }) => cell === 'new/total')).toMatchObject({
      ...{ was: 12, now: 13, refs: [], entryIds: [] },
      bodies: [{ organ: { id: organ('甲区财政局').id, name: '甲区财政局' }, was: 5, now: 6 }],
    });
    await expect(deed('甲区人民政府', 'report.unfrozen', { reason: '更正' })).rejects.toMatchObject({ rule: 'role' });
    expect(await deed('甲区人民政府', 'report.unfrozen', { reason: '更正' }, head)).toMatchObject({ stage: 'drafting' });
  });

  function roll() {
    return { organ: organ('甲区人民政府'), year: 2025, today: TODAY };
  }

  /** All cells zero but natural persons' requests: so many new ones, so many carried over, all of them answered. */
  function table(received: number, carried: number): Record<string, number> {
    const zero = Object.fromEntries(cellIdsOf('T2021').map((id) => [id, 0]));
    const both = (row: string, value: number) => ({ [`${row}/naturalPerson`]: value, [`${row}/total`]: value });
    const done = received + carried;
    return { ...zero, ...both('new', received), ...both('carry', carried), ...both('r1', done), ...both('t', done) };
  }

  function entry(id: string, organId: number) {
    const by = { recordedBy: 's', recordedByName: '统计员', recordedAt: '2026-01-12T03:00:00.000Z' };
    const rest = { voids: null, reason: null, importId: null, what: '某文件', source: '台账' };
    return { id, organId, indicator: 'normative.issued', onDay: civilDate('2025-05-01'), amount: '4', ...rest, ...by };
  }
});
