import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { blockingChecks, publishedReport, workingReport } from '../../../src/engine/annual-report/document.ts';
import { textVersions } from '../../../src/engine/annual-report/document-editions.ts';
import { listPublishedReports } from '../../../src/engine/annual-report/document-list.ts';
import { whyHeldBack } from '../../../src/engine/annual-report/held-back.ts';
import { doReportDeed } from '../../../src/engine/annual-report/report-desk.ts';
import { restoreReportText } from '../../../src/engine/annual-report/text-writing.ts';
import { civilDate } from '../../../src/law/civil-date.ts';
import { withTransaction } from '../../../src/store/database.ts';
import { createOrganStore } from '../../../src/store/organ-store.ts';
import type { OrganRow } from '../../../src/store/rows.ts';
import { databases, openTestDatabase, type TestDatabase } from '../../support/databases.ts';
import { reportHand } from '../../support/report-office.ts';

const AT = new Date('2026-01-12T02:00:00.000Z');

describe.each(databases)('the text of the annual report on $kind', ({ kind }) => {
  let db: TestDatabase;
  let organ: OrganRow;
  let hand: ReturnType<typeof reportHand>;
  const working = (year: number) => workingReport(db, { organ, year, today: civilDate('2026-02-01') });

  beforeAll(async () => {
    db = await openTestDatabase(kind);
    organ = await createOrganStore(db.write).ensure({ name: '甲区人民政府' });
    hand = reportHand({ db, organ, at: AT });
  });
  afterAll(() => db.close());

  it('is written part by part: nobody writes over what they have not seen, and nothing is kept where nothing was changed', async () => {
    await hand.open(2025, 'T2021');
    expect(await hand.write(2025, 'one', '甲  \r\n乙\n\n', 0)).toBe('saved');
    expect(await hand.write(2025, 'five', '丙', 0)).toBe('saved');
    expect(await hand.write(2025, 'one', '丁', 0)).toBe('taken');
    expect(await hand.write(2025, 'one', '甲\n乙', 2)).toBe('same');
    const { acts } = await working(2025);
    expect(textVersions(acts, 'one')).toMatchObject([{ number: 2, text: '甲\n乙', by: '员工庚' }]);
    await expect(hand.write(2025, 'nine', '甲')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(hand.write(2024, 'one', '甲')).rejects.toMatchObject({ code: 'STEP_REFUSED' });
  });

  it('takes ready text for the parts that nobody wrote, and brings earlier wordings back', async () => {
    expect(await hand.begin(2025)).toBe(2);
    expect(await hand.begin(2025)).toBe(0);
    await hand.write(2025, 'one', '改写');
    const step = { key: { organId: organ.id, year: 2025 }, actor: { kind: 'staff', id: 'a', name: '甲', roles: null } as const, at: AT };
    expect(await withTransaction(db, (trx) => restoreReportText(trx, { part: 'one', version: 2 }, step))).toBe('saved');
    expect((await working(2025)).state.texts.one).toBe('甲\n乙');
  });

  it('is held against its figures: a number that differs forbids that the report leaves the house, until it is explained', async () => {
    await hand.write(2025, 'five', '收到政府信息公开申请5件。');
    expect(blockingChecks(await working(2025)).map(({ id }) => id)).toEqual(['I7']);
    await hand.act(2025, 'report.explained', { check: 'I7', text: '含撤回的一件' });
    expect(blockingChecks(await working(2025))).toEqual([]);
  });

  it('is explained as it stands: a number that is typed later is checked as before', async () => {
    const deed = { organ, year: 2025, type: 'report.explained' as const, at: AT, today: civilDate('2026-02-01') };
    const actor = { kind: 'staff', id: 'a', name: '甲', roles: null } as const;
    await doReportDeed(db, { ...deed, given: { check: 'I7', text: '含撤回的一件' }, actor });
    expect(blockingChecks(await working(2025))).toEqual([]);
    await hand.write(2025, 'five', '见{{nosuch}}。');
    await expect(doReportDeed(db, { ...deed, given: { check: 'I7', text: '说明' }, actor })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
    await hand.write(2025, 'five', '更正：\n收到政府信息公开申请5件。\n受理行政复议7件。');
    const [failing] = blockingChecks(await working(2025));
    expect(failing).toMatchObject({ id: 'I7', cells: expect.arrayContaining(['new/total']) });
    expect(whyHeldBack(failing === undefined ? [] : [failing], 'released').zh).toMatch(/I7：.*new\/total/);
  });

  it('is published with the figures that were frozen, edition by edition', async () => {
    expect(await publishedReport(db, { organ, year: 2025 })).toBeUndefined();
    await hand.write(2025, 'five', '新收政府信息公开申请{{new/total}}件，经费{{bodies.funds}}万元。');
    await hand.publish(2025, 'T2021', { on: '2026-01-30', cells: { 'new/total': 5, 'bodies.funds': 3.765 } });
    await hand.reopen(2025, '漏计一件');
    expect((await publishedReport(db, { organ, year: 2025 }))?.edition).toMatchObject({ edition: 1, publishedOn: '2026-01-30' });
    await hand.publish(2025, 'T2021', { on: '2026-02-01', cells: { 'new/total': 6, 'bodies.funds': null } });
    const [first, second] = await Promise.all([1, undefined].map((edition) => publishedReport(db, { organ, year: 2025, edition })));
    const told = (report: typeof first) => JSON.stringify(report?.document.blocks);
    expect(told(first)).toMatch(/"text":"5".*"text":"3\.765"/);
    expect(told(second)).toMatch(/"text":"6".*（暂缺）/);
    expect(second?.facts.corrections).toEqual([{ on: '2026-02-01', reason: '漏计一件' }]);
    const report = { year: 2025, publishedOn: '2026-02-01', edition: 2 };
    expect(await listPublishedReports(db)).toMatchObject([{ organ: { id: organ.id }, reports: [report] }]);
  });
});
