import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCalendarService } from '../../src/engine/calendar-service.ts';
import { checkHistories } from '../../src/engine/check-histories.ts';
import { createEngine } from '../../src/engine/engine.ts';
import { civilDate } from '../../src/law/civil-date.ts';
import { StaleVersionError } from '../../src/law/errors.ts';
import { parseHolidayNotices } from '../../src/law/holiday-notices.ts';
import { stateNotices } from '../../src/law/state-calendar.ts';
import { createCaseStore } from '../../src/store/case-store.ts';
import { createHistoryStore } from '../../src/store/history-store.ts';
import { createJobStore } from '../../src/store/job-store.ts';
import { createOrganStore } from '../../src/store/organ-store.ts';
import { databases, openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { ANSWERED } from '../support/lapse-courses.ts';
import { application, createTime, officer, registrar } from '../support/office.ts';
import { NOTICE_BEFORE_AMENDMENT } from '../support/original-notice-of-2020.ts';

const notices = (value: unknown) => parseHolidayNotices(JSON.stringify(value));
const noticesOf2027 = notices({ 2027: { daysOff: ['2027-01-01', '2027-01-04'], extraWorkdays: ['2027-01-02'] } });

describe.each(databases)('the calendar in force on $kind', ({ kind }) => {
  let db: TestDatabase;
  beforeEach(async () => {
    db = await openTestDatabase(kind);
  });
  afterEach(() => db.close());

  async function office(day: string) {
    const time = createTime(day);
    const calendars = await createCalendarService({ db, now: time.now });
    const engine = createEngine({ db, now: time.now, calendar: calendars.current });
    const organ = await createOrganStore(db.write).ensure({ name: '甲区人民政府', shortName: '甲政' });
    const open = (on: string) =>
      engine.open({ type: 'application.arrived', on: civilDate(on), data: application, organId: organ.id }, registrar);
    const record = (caseId: string, expectedVersion: number) =>
      engine.record(caseId, { type: 'examination.started', on: engine.today(), data: {} }, { actor: officer, expectedVersion });
    return { calendars, engine, organ, open, record, time };
  }

  it('marks a due day beyond the last known notice as provisional, and settles it when the notice comes', async () => {
    const { calendars, open } = await office('2026-12-10');
    const { caseId } = await open('2026-12-10');
    const cases = createCaseStore(db.read);
    expect(await cases.findById(caseId)).toMatchObject({ dueOn: '2027-01-07', provisionalFrom: '2027-01-01' });
    expect(await calendars.preview(noticesOf2027)).toMatchObject([{ caseId, dueBefore: '2027-01-07', dueOn: '2027-01-08' }]);
    expect((await cases.findById(caseId))?.dueOn).toBe('2027-01-07');
    expect(await calendars.importNotices(noticesOf2027, 'admin')).toMatchObject([{ caseId, dueOn: '2027-01-08' }]);
    const row = await cases.findById(caseId);
    expect(row).toMatchObject({ dueOn: '2027-01-08', provisionalFrom: null, version: 2 });
    expect(row?.dueHistory).toMatchObject([
      { dueOn: '2027-01-07', because: 'application.arrived' },
      { dueOn: '2027-01-08', because: 'calendar.amended' },
    ]);
    expect((await createHistoryStore(db.read).list(caseId)).at(-1)).toMatchObject({ type: 'calendar.amended', actorKind: 'clock' });
    for await (const { fault } of checkHistories(db, calendars.current())) expect(fault).toBeUndefined();
  });

  it('moves a case of January 2020 when Spring Festival was lengthened, and keeps the old day (W9)', async () => {
    const { calendars, open } = await office('2020-01-19');
    await calendars.importNotices({ 2020: NOTICE_BEFORE_AMENDMENT }, 'admin');
    const { caseId } = await open('2020-01-19');
    expect((await createCaseStore(db.read).findById(caseId))?.dueOn).toBe('2020-02-20');
    await calendars.importNotices({ 2020: stateNotices[2020] ?? { notices: [], daysOff: [], extraWorkdays: [] } }, 'admin');
    const row = await createCaseStore(db.read).findById(caseId);
    expect(row?.dueOn).toBe('2020-02-24');
    expect(row?.dueHistory).toMatchObject([{ dueOn: '2020-02-20' }, { dueOn: '2020-02-24' }]);
  });

  it('moves what the clock has to do in the proceedings of an answered case, and leaves its reply in time', async () => {
    const { calendars, engine, open, time } = await office('2024-03-04');
    const { caseId, version } = await open('2024-03-04');
    const steps = [
      ...ANSWERED,
      [officer, 'review.filed', '2026-12-16', { filedBy: 'applicant', reviewOrgan: '某市人民政府' }],
      [officer, 'review.accepted', '2026-12-18', { procedure: 'ordinary' }],
      [officer, 'review.noticeReceived', '2026-12-21', { procedure: 'ordinary' }],
      [officer, 'complaint.filed', '2026-12-21', { filedBy: 'applicant', addressee: 'supervisor', subject: '态度' }],
      [officer, 'complaint.accepted', '2026-12-21', {}],
    ] as const;
    let last = version;
    for (const [actor, type, on, data = {}] of steps) {
      time.set(on);
      last = (await engine.record(caseId, { type, on: civilDate(on), data }, { actor, expectedVersion: last })).version;
    }
    const before = await createCaseStore(db.read).findById(caseId);
    const jobs = async () =>
      (await createJobStore(db.read).listPending(caseId)).map(({ kind: what, instance, runOn }) => `${what} ${instance} ${runOn}`).sort();
    expect(await jobs()).toEqual([
      'alarm complaint.decision:complaint-1:2027-01-13 2027-01-13',
      'alarm complaint.decision:complaint-1:2027-01-15 2027-01-15',
      'alarm review.answer:reviewCase-1:2026-12-30 2026-12-30',
      'alarm review.answer:reviewCase-1:2027-01-01 2027-01-01',
      'review.answerLapsed reviewCase-1 2027-01-05',
      'review.lapsed reviewCase-1 2027-02-17',
    ]);
    expect(await calendars.importNotices(noticesOf2027, 'admin')).toEqual([]);
    // 1 and 4 January are off and Saturday the 2nd is a working day: what counts working days moves by one of them.
    expect(await jobs()).toEqual([
      'alarm complaint.decision:complaint-1:2027-01-14 2027-01-14',
      'alarm complaint.decision:complaint-1:2027-01-18 2027-01-18',
      'alarm review.answer:reviewCase-1:2026-12-30 2026-12-30',
      'alarm review.answer:reviewCase-1:2027-01-02 2027-01-02',
      'review.answerLapsed reviewCase-1 2027-01-06',
      'review.lapsed reviewCase-1 2027-02-17',
    ]);
    const after = await createCaseStore(db.read).findById(caseId);
    expect(after).toMatchObject({ version: before?.version, clock: before?.clock, dueOn: before?.dueOn, repliedOn: '2024-03-15' });
    expect(after?.calendarVersion).toBe(calendars.current().version);
  });

  it('moves the due days of complaints, corrections and publications, whose charts take no entry', async () => {
    const { calendars, engine, organ, time } = await office('2026-12-07');
    const on = civilDate('2026-12-07');
    const { applicant } = application;
    const opened = [
      await engine.open({ type: 'publication.created', on, organId: organ.id, data: { title: '2026年预算' } }, officer),
      await engine.open(
        {
          type: 'recordCorrection.requested',
          on,
          organId: organ.id,
          data: { record: '登记的门牌号有误', evidence: '不动产权证书', applicant },
        },
        registrar,
      ),
      await engine.open(
        { type: 'complaint.filed', on, organId: organ.id, data: { filedBy: 'applicant', addressee: 'supervisor', subject: '态度' } },
        registrar,
      ),
    ];
    const complaint = opened[2]?.caseId ?? '';
    await engine.record(complaint, { type: 'complaint.accepted', on, data: {} }, { actor: officer, expectedVersion: 1 });
    time.set('2026-12-10');
    const dueDays = async () =>
      (await createCaseStore(db.read).page({ limit: 10 })).map(({ kind: what, dueOn }) => `${what} ${dueOn}`).sort();
    const days = (day: string) => [`complaint ${day}`, `publication ${day}`, `recordCorrection ${day}`];
    expect(await dueDays()).toEqual(days('2027-01-04'));
    expect(await calendars.preview(noticesOf2027)).toHaveLength(3);
    expect(await calendars.importNotices(noticesOf2027, 'admin')).toHaveLength(3);
    expect(await dueDays()).toEqual(days('2027-01-05'));
    for (const { caseId } of opened) {
      const history = await createHistoryStore(db.read).list(caseId);
      expect(history.map(({ type }) => type)).not.toContain('calendar.amended');
    }
    for await (const { fault } of checkHistories(db, calendars.current())) expect(fault).toBeUndefined();
  });

  it('moves the end of an awaited correction, and what the clock then records', async () => {
    const { calendars, engine, open, record, time } = await office('2026-12-10');
    const { caseId } = await open('2026-12-10');
    await record(caseId, 1);
    const data = { points: '不明确', workingDays: 20, servedOn: '2026-12-10' };
    await engine.record(
      caseId,
      { type: 'correction.requested', on: civilDate('2026-12-10'), data },
      { actor: officer, expectedVersion: 2 },
    );
    time.set('2026-12-11');
    const lapses = async () => (await createJobStore(db.read).listPending(caseId)).map(({ kind: what, runOn }) => `${what} ${runOn}`);
    expect(await lapses()).toEqual(['correction.lapsed 2027-01-08']);
    expect(await calendars.importNotices(noticesOf2027, 'admin')).toEqual([]);
    expect(await lapses()).toEqual(['correction.lapsed 2027-01-09']);
    expect(await createCaseStore(db.read).findById(caseId)).toMatchObject({ version: 3 });
  });

  it('leaves cases that do not move without an entry', async () => {
    const { calendars, open } = await office('2026-11-02');
    const { caseId } = await open('2026-11-02');
    expect(await calendars.importNotices(noticesOf2027, 'admin')).toEqual([]);
    const row = await createCaseStore(db.read).findById(caseId);
    expect(row).toMatchObject({ version: 1, calendarVersion: calendars.current().version });
  });

  it('recomputes a case that another process recorded by the calendar before', async () => {
    const mine = await office('2026-12-10');
    const other = await office('2026-12-10');
    await other.calendars.importNotices(noticesOf2027, 'admin');
    const { caseId } = await mine.open('2026-12-10');
    await mine.calendars.reload();
    expect(await mine.calendars.recomputeOutdated()).toMatchObject([{ caseId, dueBefore: '2027-01-07', dueOn: '2027-01-08' }]);
    expect(await mine.calendars.recomputeOutdated()).toEqual([]);
    const row = await createCaseStore(db.read).findById(caseId);
    expect(row).toMatchObject({ dueOn: '2027-01-08', calendarVersion: mine.calendars.current().version });
  });

  it('recomputes every open case while others are recorded on', async () => {
    const { calendars, open, record } = await office('2026-12-10');
    const opened = await Promise.all(Array.from({ length: 12 }, () => open('2026-12-10')));
    const [moved] = await Promise.all([
      calendars.importNotices(noticesOf2027, 'admin'),
      ...opened.map(({ caseId, version }) =>
        record(caseId, version).catch((error: unknown) => expect(error).toBeInstanceOf(StaleVersionError)),
      ),
    ]);
    expect(moved).toBeDefined();
    const rows = await createCaseStore(db.read).page({ limit: 100 });
    expect(new Set(rows.map((row) => row.dueOn))).toEqual(new Set(['2027-01-08']));
  });
});
