import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadReplayed } from '../../../src/engine/audit/replay-case.ts';
import { createCalendarService } from '../../../src/engine/calendar-service.ts';
import { createEngine } from '../../../src/engine/engine.ts';
import { civilDate } from '../../../src/law/civil-date.ts';
import { parseHolidayNotices } from '../../../src/law/holiday-notices.ts';
import { createCaseStore } from '../../../src/store/case-store.ts';
import { createOrganStore } from '../../../src/store/organ-store.ts';
import { databases, openTestDatabase, type TestDatabase } from '../../support/databases.ts';
import { application, createOffice, createTime, officer, ordinaryCourse, registrar } from '../../support/office.ts';

const noticesOf2027 = parseHolidayNotices(
  JSON.stringify({ 2027: { daysOff: ['2027-01-01', '2027-01-04'], extraWorkdays: ['2027-01-02'] } }),
);

describe.each(databases)('a case replayed on $kind', ({ kind }) => {
  let db: TestDatabase;
  beforeEach(async () => {
    db = await openTestDatabase(kind);
  });
  afterEach(() => db.close());

  const replayed = (caseId: string, day = '2026-12-31') => loadReplayed(db, { caseId, now: new Date(`${day}T12:00:00+08:00`) });

  it('stands after its last entry where the case stands now', async () => {
    const office = await createOffice(db, '2024-04-18');
    const { caseId, version } = await office.open('2024-04-18');
    const last = await office.carry(caseId, version, ordinaryCourse({ start: '2024-04-18', draft: '2024-04-22', serve: '2024-04-23' }));
    const at = (await replayed(caseId)).at({ by: 'version', version: last });
    const row = await createCaseStore(db.read).findById(caseId);
    expect(row?.state).toMatchObject({ charts: { main: { snapshot: { value: at.instances[0]?.value } } } });
    expect(at).toMatchObject({ version: last, asOf: '2024-04-23', recordedDue: { dueOn: row?.dueOn }, clock: { dueOn: row?.dueOn } });
    expect(at.particulars).toMatchObject({ title: row?.title, unit: '某科室', caseNo: row?.caseNo });
  });

  it('knows at an earlier entry nothing of what came later', async () => {
    const office = await createOffice(db, '2024-04-18');
    const { caseId, version } = await office.open('2024-04-18');
    await office.carry(caseId, version, ordinaryCourse({ start: '2024-04-18', draft: '2024-04-22', serve: '2024-04-23' }));
    const at = (await replayed(caseId)).at({ by: 'version', version: 2 });
    expect(at.entries.map(({ version: one }) => one)).toEqual([1, 2]);
    expect(at.instances[0]?.value).toMatchObject({ handling: 'examining' });
    expect(at.instances[0]?.visited.at(-1)).toMatchObject({ event: 'examination.started' });
    expect(at.clock).toMatchObject({ state: 'running', countedWorkingDays: 0, stoppedOn: null });
    expect(at.particulars.unit).toBeNull();
  });

  it('tells what stood in law on a day from what the office could have known', async () => {
    const office = await createOffice(db, '2024-04-18');
    const { caseId, version } = await office.open('2024-04-18');
    const seen = await office.carry(caseId, version, [[officer, 'examination.started', '2024-04-18']]);
    office.time.set('2024-04-26'); // the unit was named on the 19th, but recorded a week later
    await office.engine.record(caseId, office.event('unit.assigned', '2024-04-19', { unit: '某科室', internalLimit: '2024-05-10' }), {
      actor: officer,
      expectedVersion: seen,
    });
    const replay = await replayed(caseId);
    const on = civilDate('2024-04-22');
    const inLaw = replay.at({ by: 'day', on, axis: 'effective' });
    expect(inLaw).toMatchObject({ version: 3, asOf: on, particulars: { unit: '某科室' } });
    const known = replay.at({ by: 'day', on, axis: 'recorded' });
    expect(known).toMatchObject({ version: 2, asOf: on, particulars: { unit: null } });
    expect(known.instances[0]?.value).toMatchObject({ handling: 'examining' });
    expect(replay.at({ by: 'day', on: civilDate('2024-04-26'), axis: 'recorded' }).version).toBe(3);
  });

  it('takes an earlier effect although it was recorded later, and leaves out what no chart takes without a later effect', async () => {
    const office = await createOffice(db, '2024-04-18');
    const { caseId, version } = await office.open('2024-04-18');
    const seen = await office.carry(caseId, version, [[officer, 'examination.started', '2024-04-22']]);
    office.time.set('2024-04-23');
    // Both are recorded last and took effect first: a person may be named at any time, a unit only after the examination began.
    const person = office.event('handler.assigned', '2024-04-19', { user: 'other', name: '员工丙' });
    const unit = office.event('unit.assigned', '2024-04-19', { unit: '某科室', internalLimit: '2024-05-10' });
    const { version: named } = await office.engine.record(caseId, person, { actor: officer, expectedVersion: seen });
    await office.engine.record(caseId, unit, { actor: officer, expectedVersion: named });
    const at = (await replayed(caseId)).at({ by: 'day', on: civilDate('2024-04-19'), axis: 'effective' });
    expect(at.entries.map(({ version: one }) => one)).toEqual([1, 3]);
    expect(at).toMatchObject({ version: 3, handler: '员工丙', misplaced: [{ version: 4 }] });
  });

  it('has nothing before the first entry', async () => {
    const office = await createOffice(db, '2024-04-18');
    const { caseId } = await office.open('2024-04-18');
    const replay = await replayed(caseId);
    expect(replay.at({ by: 'day', on: civilDate('2024-04-17'), axis: 'effective' })).toMatchObject({ version: 0, entries: [] });
    expect(replay.at({ by: 'day', on: civilDate('2024-04-17'), axis: 'recorded' })).toMatchObject({ version: 0, recordedDue: null });
  });

  it('counts days by the calendar that was in force then', async () => {
    const time = createTime('2026-12-10');
    const calendars = await createCalendarService({ db, now: time.now });
    const engine = createEngine({ db, now: time.now, calendar: calendars.current });
    const organ = await createOrganStore(db.write).ensure({ name: '甲区人民政府', shortName: '甲政' });
    const arrival = { type: 'application.arrived', on: civilDate('2026-12-10'), data: application, organId: organ.id };
    const { caseId } = await engine.open(arrival, registrar);
    time.set('2026-12-20');
    await calendars.importNotices(noticesOf2027, 'admin');
    const replay = await replayed(caseId);
    const before = replay.at({ by: 'version', version: 1 });
    const after = replay.at({ by: 'version', version: 2 });
    expect(before).toMatchObject({ clock: { dueOn: '2027-01-07' }, recordedDue: { dueOn: '2027-01-07', version: 1 } });
    expect(after).toMatchObject({ clock: { dueOn: '2027-01-08' }, recordedDue: { dueOn: '2027-01-08', version: 2 } });
    expect(before.calendarVersion).not.toBe(after.calendarVersion);
    const on = civilDate('2026-12-15');
    expect(replay.at({ by: 'day', on, axis: 'recorded' }).clock.dueOn).toBe('2027-01-07');
    expect(replay.at({ by: 'day', on, axis: 'effective' }).clock.dueOn).toBe('2027-01-08');
  });

  it('shows proceedings where they stood', async () => {
    const office = await createOffice(db, '2024-04-18');
    const { caseId, version } = await office.open('2024-04-18');
    await office.carry(caseId, version, [
      ...ordinaryCourse({ start: '2024-04-18', draft: '2024-04-22', serve: '2024-04-23' }),
      [officer, 'review.filed', '2024-05-06', { filedBy: 'applicant', reviewOrgan: '乙市人民政府' }],
      [officer, 'review.accepted', '2024-05-08', { procedure: 'ordinary' }],
    ]);
    const replay = await replayed(caseId);
    const filed = replay.at({ by: 'day', on: civilDate('2024-05-07'), axis: 'effective' });
    expect(filed.instances.map(({ machine, value }) => [machine, value])).toMatchObject([
      ['disclosureRequest', { handling: 'answered' }],
      ['reviewCase', expect.anything()],
    ]);
    expect(replay.at({ by: 'day', on: civilDate('2024-05-05'), axis: 'effective' }).instances).toHaveLength(1);
    const accepted = replay.at({ by: 'day', on: civilDate('2024-05-08'), axis: 'effective' });
    expect(accepted.instances[1]?.value).not.toEqual(filed.instances[1]?.value);
  });
});
