import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stateCalendar } from '../../src/law/state-calendar.ts';
import { createCaseDesk, type DeskUser } from '../../src/web/case-desk.ts';
import { databases, openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { createOffice } from '../support/office.ts';

const USER: DeskUser = { id: 'u1', name: '员工甲' };

describe.each(databases)('notes and readings on $kind', ({ kind }) => {
  let db: TestDatabase;
  let office: Awaited<ReturnType<typeof createOffice>>;
  let now = new Date('2024-04-18T02:00:00Z');
  const desk = () => createCaseDesk({ db, now: () => now, today: office.engine.today, calendar: () => stateCalendar });
  beforeAll(async () => {
    db = await openTestDatabase(kind);
    office = await createOffice(db);
  });
  afterAll(() => db.close());

  it('keeps notes newest first with who and when', async () => {
    const { caseId } = await office.open('2024-04-18');
    await desk().addNote(caseId, { text: '先电话联系', user: USER });
    now = new Date('2024-04-18T03:00:00Z');
    await desk().addNote(caseId, { text: '已联系', user: USER });
    const notes = await desk().notes(caseId);
    expect(notes.map(({ text, userName, writtenAt }) => [text, userName, writtenAt])).toEqual([
      ['已联系', '员工甲', '2024-04-18T03:00:00.000Z'],
      ['先电话联系', '员工甲', '2024-04-18T02:00:00.000Z'],
    ]);
  });

  it('counts a reload within five minutes as the same reading', async () => {
    const { caseId } = await office.open('2024-04-18');
    const read = () => desk().recordRead(USER, { caseId, what: 'page' });
    now = new Date('2024-04-18T02:00:00Z');
    await read();
    now = new Date('2024-04-18T02:04:59Z');
    await read();
    await desk().recordRead({ id: 'u2', name: '员工乙' }, { caseId, what: 'page' });
    await desk().recordRead(USER, { caseId, what: 'file', detail: 'f1' });
    await desk().recordRead(USER, { caseId, what: 'file', detail: 'f2' });
    now = new Date('2024-04-18T02:05:01Z');
    await read();
    const { rows } = await desk().reads(caseId, { after: null, limit: 50 });
    expect(rows.map((row) => `${row.userId} ${row.what} ${row.detail ?? ''}`).sort()).toEqual(
      ['u1 file f1', 'u1 file f2', 'u1 page ', 'u1 page ', 'u2 page '].sort(),
    );
  });

  it('lists readings page by page without losing or repeating one', async () => {
    const { caseId } = await office.open('2024-04-18');
    await desk().recordReads(
      USER,
      Array.from({ length: 7 }, () => ({ caseId, what: 'export' as const })),
    );
    const seen: string[] = [];
    let after = null as Awaited<ReturnType<ReturnType<typeof desk>['reads']>>['next'];
    for (let page = 0; page < 4; page += 1) {
      const { rows, next } = await desk().reads(caseId, { after, limit: 3 });
      seen.push(...rows.map((row) => row.id));
      after = next;
      if (next === null) break;
    }
    expect(after).toBeNull();
    expect(new Set(seen).size).toBe(7);
    expect(seen.length).toBe(7);
  });

  it.each(['notes', 'case_reads'])('lets nobody change or remove a row of %s', async (table) => {
    const { caseId } = await office.open('2024-04-18');
    await desk().addNote(caseId, { text: '备注', user: USER });
    await desk().recordReads(USER, [{ caseId, what: 'verify' }]);
    await expect(db.write(table).where({ case_id: caseId }).update({ user_name: '他人' })).rejects.toThrow(/insert-only/);
    await expect(db.write(table).where({ case_id: caseId }).delete()).rejects.toThrow(/insert-only/);
    const [row] = await db.read(table).where({ case_id: caseId });
    if (kind === 'sqlite') {
      const columns = Object.keys(row).join(', ');
      const statement = `insert or replace into ${table} (${columns}) select ${columns} from ${table} where id = ?`;
      await expect(db.write.raw(statement, [row.id])).rejects.toThrow(/insert-only/);
    } else {
      await expect(db.write.raw(`truncate ${table}`)).rejects.toThrow(/insert-only/);
    }
  });

  it('counts earlier applications of the same applicant in the same month only', async () => {
    const person = (name: string) => ({
      applicant: { type: 'citizen', class: 'naturalPerson', name, idType: 'passport', idNumber: 'E12345678', phone: '13800000000' },
    });
    const march = await office.open('2024-05-31', person('某乙'));
    const first = await office.open('2024-06-03', person('某乙'));
    const second = await office.open('2024-06-05', person('某乙'));
    const other = await office.open('2024-06-05', person('某丙'));
    expect(await desk().earlierInMonth(march.caseId)).toBe(0);
    expect(await desk().earlierInMonth(first.caseId)).toBe(0);
    expect(await desk().earlierInMonth(second.caseId)).toBe(1);
    expect(await desk().earlierInMonth(other.caseId)).toBe(0);
  });
});
