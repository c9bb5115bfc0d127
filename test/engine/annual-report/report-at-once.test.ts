import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doReportDeed } from '../../../src/engine/annual-report/report-desk.ts';
import { actOnReport, loadReportState, type ReportActor } from '../../../src/engine/annual-report/report-stream.ts';
import { writeReportText } from '../../../src/engine/annual-report/text-writing.ts';
import { civilDate } from '../../../src/law/civil-date.ts';
import type { ReportActType } from '../../../src/law/report/report-acts.ts';
import { type Database, openDatabase, withTransaction } from '../../../src/store/database.ts';
import { createOrganStore } from '../../../src/store/organ-store.ts';
import { createReportActStore } from '../../../src/store/report-act-store.ts';
import { databases, openTestDatabase, type TestDatabase } from '../../support/databases.ts';

const AT = new Date('2026-01-12T02:00:00.000Z');
const one: ReportActor = { kind: 'staff', id: 's', name: '员工甲', roles: ['statistician'] };
const other: ReportActor = { kind: 'staff', id: 'h', name: '员工乙', roles: ['statistician', 'officeHead'] };

/** Two programs on one database, as two servers are. */
describe.each(databases)('two people at one report on $kind', ({ kind }) => {
  let db: TestDatabase;
  let second: Database;
  let organ: { readonly id: number; readonly name: string };
  const deed = (where: Database, actor: ReportActor, year: number, type: ReportActType, expected: number, given: object = {}) =>
    doReportDeed(where, { organ, year, type, given: { ...given }, expected, actor, at: AT, today: civilDate('2026-01-12') });
  const key = (year: number) => ({ organId: organ.id, year });

  beforeAll(async () => {
    db = await openTestDatabase(kind);
    second = openDatabase({ url: db.url, dataDir: '.' });
    organ = await createOrganStore(db.write).ensure({ name: '甲区人民政府' });
    for (const year of [2021, 2022, 2023, 2024, 2025]) await deed(db, one, year, 'report.opened', 0, { basis: 'computed' });
  });
  afterAll(async () => {
    await second.close();
    await db.close();
  });

  it.each([2021, 2022, 2023])('freezes %i once, and tells the other who did', async (year) => {
    const both = await Promise.allSettled([deed(db, one, year, 'report.frozen', 1), deed(second, other, year, 'report.frozen', 1)]);
    const [lost] = both.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
    const winner = (await createReportActStore(db.read).list(key(year))).at(-1)?.actorName ?? '';
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(lost).toMatchObject({ code: 'REPORT_CHANGED', text: { zh: expect.stringContaining(`已由${winner}办理“锁定数据”`) } });
    expect(await loadReportState(db.read, key(year))).toMatchObject({ stage: 'frozen', number: 2 });
  });

  it('lets the second wait while the first has not committed', async () => {
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let started = (): void => {};
    const acted = new Promise<void>((resolve) => {
      started = resolve;
    });
    const first = withTransaction(db, async (trx) => {
      await actOnReport(trx, key(2024), { act: { type: 'report.explained', data: { check: 'I4', text: '说明' } }, actor: one, at: AT });
      started();
      await held;
    });
    await acted;
    const late = deed(second, other, 2024, 'report.frozen', 1).catch((error: unknown) => error);
    release();
    await first;
    expect(await late).toMatchObject({ code: 'REPORT_CHANGED', text: { en: expect.stringContaining('员工甲') } });
  });

  it('keeps what both write at once into different parts', async () => {
    const write = (where: Database, actor: ReportActor, part: string) =>
      withTransaction(where, (trx) => writeReportText(trx, { part, text: part, base: 0 }, { key: key(2025), actor, at: AT }));
    expect(await Promise.all([write(db, one, 'one'), write(second, other, 'five')])).toEqual(['saved', 'saved']);
    expect(await loadReportState(db.read, key(2025))).toMatchObject({ number: 3, texts: { one: 'one', five: 'five' } });
  });
});
