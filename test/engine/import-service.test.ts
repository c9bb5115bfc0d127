import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkHistories, rebuildCase } from '../../src/engine/check-histories.ts';
import { exportTimeline } from '../../src/engine/export-timeline.ts';
import { sha256 } from '../../src/engine/hash-chain.ts';
import { createImportService } from '../../src/engine/import-service.ts';
import { loadFigures } from '../../src/engine/report-service.ts';
import { verifyAll } from '../../src/engine/verify-histories.ts';
import { civilDate } from '../../src/law/civil-date.ts';
import { clockViewOfFacts } from '../../src/law/clock/clock-view.ts';
import { buildReport } from '../../src/law/report/report.ts';
import { stateCalendar } from '../../src/law/state-calendar.ts';
import { parseTimelineLine } from '../../src/law/timeline.ts';
import { factsOfTimeline } from '../../src/law/timeline-facts.ts';
import { createCaseStore } from '../../src/store/case-store.ts';
import { createHistoryStore } from '../../src/store/history-store.ts';
import { databases, openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { EXAMPLE_TIMELINE as example } from '../support/example-timeline.ts';

const now = () => new Date('2026-11-20T04:00:00Z');
const today = civilDate('2026-11-20');

describe.each(databases)('importing timelines on $kind', ({ kind }) => {
  let db: TestDatabase;
  beforeEach(async () => {
    db = await openTestDatabase(kind);
  });
  afterEach(() => db.close());

  const service = () => createImportService({ db, now, calendar: () => stateCalendar });
  const importJson = (...cases: unknown[]) =>
    service().importLines(
      cases.map((one) => JSON.stringify(one)),
      { dryRun: false },
    );

  it('fills in the steps that stated facts imply and presuppose, marked as inferred on the day of the stated fact', async () => {
    const result = await importJson(example);
    expect(result).toMatchObject({ imported: [{ ref: 'example-1', caseNo: '甲政公开申〔2017〕1号', breaches: [] }], refused: [] });
    const history = await createHistoryStore(db.read).list(result.imported[0]?.caseId ?? '');
    expect(history.map((entry) => `${entry.effectiveOn} ${entry.provenance === 'inferred' ? '(' : ''}${entry.type}`)).toEqual([
      '2017-04-27 application.arrived',
      '2017-04-28 receipt.confirmed',
      '2017-05-19 (examination.started',
      '2017-05-19 period.extended',
      '2017-06-12 (unit.assigned',
      '2017-06-12 (search.started',
      '2017-06-12 (search.completed',
      '2017-06-12 (secrecy.cleared',
      '2017-06-12 (reply.proposed',
      '2017-06-12 (reply.submitted',
      '2017-06-12 (legal.approved',
      '2017-06-12 (reply.approved',
      '2017-06-12 (reply.issued',
      '2017-06-12 reply.served',
      '2017-07-10 (service.proven',
      '2017-07-10 (litigation.filed',
      '2017-07-10 litigation.registered',
      '2017-10-20 (litigation.pleadingsReceived',
      '2017-10-20 (litigation.defenceFiled',
      '2017-10-20 litigation.firstJudged',
    ]);
    const row = await createCaseStore(db.read).findByRef(1, 'example-1');
    expect(row).toMatchObject({ handlingState: 'answered', clockState: 'stopped', dueOn: '2017-06-13', repliedOn: '2017-06-12' });
  });

  it('gives back the timeline it was given, and the same clock', async () => {
    await importJson(example);
    const exported = await exportTimeline(db, 'example-1');
    expect(exported).toEqual(example);
    const view = (json: unknown) => {
      const parsed = parseTimelineLine(JSON.stringify(json));
      if (parsed.result === 'invalid') throw new Error(JSON.stringify(parsed.problems));
      return clockViewOfFacts(factsOfTimeline(parsed.timeline), { ref: 'x', today, calendar: stateCalendar });
    };
    expect(view(exported)).toEqual(view(example));
  });

  it('replays, rebuilds and verifies what it imported', async () => {
    const { imported } = await importJson(example);
    const caseId = imported[0]?.caseId ?? '';
    const before = await createCaseStore(db.read).findById(caseId);
    for await (const { fault } of checkHistories(db, stateCalendar)) expect(fault).toBeUndefined();
    expect(await rebuildCase(db, caseId, { calendar: stateCalendar, recordedAt: before?.updatedAt ?? '', digest: sha256 })).toBe(true);
    expect(await createCaseStore(db.read).findById(caseId)).toEqual(before);
    for await (const verified of verifyAll(db)) expect(verified.fault).toBeUndefined();
  });

  it('takes an unchanged line as done, and refuses other content under the same reference', async () => {
    await importJson(example);
    expect(await importJson(example)).toMatchObject({ imported: [], unchanged: 1, refused: [] });
    expect(await importJson({ ...example, title: '另一份报告' })).toMatchObject({
      imported: [],
      unchanged: 0,
      refused: [{ line: 1, ref: 'example-1' }],
    });
  });

  it('stores nothing in a dry run', async () => {
    const result = await service().importLines([JSON.stringify(example)], { dryRun: true });
    expect(result.imported).toMatchObject([{ ref: 'example-1', caseId: null, inferred: 14 }]);
    expect(await createCaseStore(db.read).page({ limit: 1 })).toEqual([]);
  });

  it('reports a line that cannot be understood and imports the rest', async () => {
    const result = await service().importLines(['{"ref":', '', JSON.stringify(example)], { dryRun: false });
    expect(result.refused).toMatchObject([{ line: 1 }]);
    expect(result.imported).toMatchObject([{ line: 3 }]);
  });

  it('keeps what the law does not allow as a breach under its rule, without effect on the clock', async () => {
    const late = {
      ...example,
      ref: 'late',
      events: [
        { type: 'application.arrived', on: '2024-03-01' },
        { type: 'receipt.confirmed', on: '2024-03-04' },
        { type: 'correction.requested', on: '2024-03-20', workingDays: 15 },
        { type: 'correction.received', on: '2024-03-25' },
        { type: 'period.extended', on: '2024-05-06', workingDays: 20 },
        { type: 'reply.served', on: '2024-05-07', decisionCode: 'G2' },
      ],
    };
    const { imported } = await importJson(late);
    expect(imported[0]?.breaches.map((breach) => `${breach.rule} ${breach.event}`)).toEqual(
      expect.arrayContaining(['C5 correction.requested', 'C15 period.extended']),
    );
    const row = await createCaseStore(db.read).findByRef(1, 'late');
    expect(row).toMatchObject({ dueOn: '2024-04-01', repliedOn: '2024-05-07', handlingState: 'delivering' });
    expect(await exportTimeline(db, 'late')).toEqual({ ...late });
  });

  it('lets an uncorrected request of long ago lapse on its day, and a late text with good reason revive it', async () => {
    const events = [
      { type: 'application.arrived', on: '2021-09-10' },
      { type: 'receipt.confirmed', on: '2021-09-13' },
      { type: 'correction.requested', on: '2021-09-23', workingDays: 15, servedOn: '2021-09-24' },
    ];
    await importJson({ ...example, ref: 'lapsed', events });
    expect(await createCaseStore(db.read).findByRef(1, 'lapsed')).toMatchObject({
      handlingState: 'closed',
      decisionCode: 'O1',
      closedOn: '2021-10-21',
    });
    await importJson({
      ...example,
      ref: 'revived',
      events: [...events, { type: 'correction.received', on: '2021-10-25', goodReason: true }],
    });
    expect(await createCaseStore(db.read).findByRef(1, 'revived')).toMatchObject({
      handlingState: 'examining',
      clockState: 'running',
      dueOn: '2021-11-22',
    });
  });

  it('takes an unchanged line as done whatever digest the chain is sealed with', async () => {
    const digest = (text: string) => createHash('sha512').update(text).digest('hex');
    const again = () =>
      createImportService({ db, now, calendar: () => stateCalendar, digest }).importLines([JSON.stringify(example)], { dryRun: false });
    await again();
    expect(await again()).toMatchObject({ imported: [], unchanged: 1, refused: [] });
  });

  it('does not flag the answer to an unlawful question a second time', async () => {
    const events = [
      { type: 'application.arrived', on: '2024-03-01' },
      { type: 'receipt.confirmed', on: '2024-03-04' },
      { type: 'correction.requested', on: '2024-03-20', workingDays: 15 },
      { type: 'correction.received', on: '2024-03-25' },
      { type: 'thirdParty.consulted', on: '2024-04-08', party: 'a' },
      { type: 'thirdParty.replied', on: '2024-04-10', party: 'a' },
      { type: 'reply.served', on: '2024-04-12', decisionCode: 'G2' },
    ];
    const { imported } = await importJson({ ...example, ref: 'answers', events });
    expect(imported[0]?.breaches.map((breach) => `${breach.rule} ${breach.event}`)).toEqual([
      'C5 correction.requested',
      'C9 thirdParty.consulted',
    ]);
  });

  it('takes a retrial after a judgment nobody appealed: the appeal lapsed on its own day', async () => {
    const events = [...example.events, { type: 'litigation.retrialFiled', on: '2018-03-01' }];
    const { imported } = await importJson({ ...example, ref: 'retrial', events });
    expect(imported).toMatchObject([{ breaches: [] }]);
    const history = await createHistoryStore(db.read).list(imported[0]?.caseId ?? '');
    expect(history.slice(-2).map((entry) => `${entry.effectiveOn} ${entry.type} ${entry.provenance}`)).toEqual([
      '2017-11-07 litigation.appealLapsed inferred',
      '2018-03-01 litigation.retrialFiled recorded',
    ]);
  });

  it('counts the year from the cases', async () => {
    await importJson(example, {
      ...example,
      ref: 'example-2',
      channel: 'inPerson',
      events: [...example.events.slice(0, 2), { type: 'reply.served', on: '2017-05-10', decisionCode: 'G1' }],
    });
    const report = buildReport({ cases: await loadFigures(db, {}), year: 2017, format: 'T2014', organ: null, provisional: false });
    expect(report).toMatchObject({
      rows: {
        '三(一)': 2,
        '三(一)1': 1,
        '三(一)2': 1,
        '三(二)': 2,
        '三(二)1': 1,
        '三(二)2': 1,
        '三(三)': null,
        五: 1,
        '五(一)': 1,
        '五(二)': 0,
        六: 0,
      },
    });
  });
});
