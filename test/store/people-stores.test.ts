import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { civilDate } from '../../src/law/civil-date.ts';
import { createCalendarStore } from '../../src/store/calendar-store.ts';
import { createOrganStore } from '../../src/store/organ-store.ts';
import type { UserRow } from '../../src/store/rows.ts';
import { createUserStore } from '../../src/store/user-store.ts';
import type { TestDatabase } from '../support/databases.ts';
import { databases, openTestDatabase } from '../support/databases.ts';

const user: UserRow = {
  id: 'user-1',
  login: 'yi',
  name: '某乙',
  passwordHash: 'hash',
  roles: ['officer', 'registrar'],
  organId: 1,
  unit: '办公室',
  disabledAt: null,
  email: null,
  language: null,
  digestOff: null,
};
const notice = {
  noticeYear: 2027,
  source: { title: '通知' },
  daysOff: [civilDate('2027-01-01')],
  extraWorkdays: [],
  importedAt: '2026-11-01T00:00:00.000Z',
  importedBy: 'user-1',
};

describe.each(databases)('organs, users and holiday notices on $kind', ({ kind }) => {
  let db: TestDatabase;

  beforeAll(async () => {
    db = await openTestDatabase(kind);
    await createOrganStore(db.write).ensure({ name: '甲区人民政府', shortName: '甲' });
  });
  afterAll(() => db.close());

  it('makes an organ once', async () => {
    const organs = createOrganStore(db.write);
    expect(await organs.ensure({ name: '甲区人民政府' })).toMatchObject({ id: 1, name: '甲区人民政府', shortName: '甲' });
    const second = await organs.ensure({ name: '乙区人民政府' });
    expect(second).toMatchObject({ name: '乙区人民政府', shortName: '乙区人民政府' });
    expect(await organs.findById(second.id)).toEqual(second);
    expect(await organs.findByName('丙区人民政府')).toBeUndefined();
    expect(await organs.rename(second.id, { name: '丁区人民政府', shortName: '丁' })).toBe(true);
    expect((await organs.list()).map(({ shortName }) => shortName)).toEqual(['甲', '丁']);
  });

  it('makes a user whose login is free', async () => {
    const users = createUserStore(db.write);
    expect(await users.create(user)).toBe(true);
    expect(await users.create({ ...user, id: 'user-2' })).toBe(false);
    expect(await users.findById('user-1')).toEqual(user);
    expect(await users.findById('user-2')).toBeUndefined();
  });

  it('changes a user', async () => {
    const users = createUserStore(db.write);
    const disabledAt = '2026-03-02T01:00:00.000Z';
    await users.setRoles('user-1', ['auditor']);
    await users.setPasswordHash('user-1', 'new');
    await users.setUnit('user-1', null);
    expect(await users.setDisabledAt('user-1', disabledAt)).toBe(true);
    expect(await users.findByLogin('yi')).toEqual({ ...user, roles: ['auditor'], passwordHash: 'new', unit: null, disabledAt });
    expect(await users.setRoles('nobody', [])).toBe(false);
    expect((await users.list({ organId: 1 })).map(({ id }) => id)).toEqual(['user-1']);
    expect(await users.list({ organId: 99 })).toEqual([]);
  });

  it('lets the notice imported last win in each year', async () => {
    const calendars = createCalendarStore(db.write);
    await calendars.add(notice);
    await calendars.add({ ...notice, noticeYear: 2028 });
    const newest = await calendars.add({ ...notice, extraWorkdays: [civilDate('2027-01-03')] });
    expect(newest).toMatchObject({ ...notice, extraWorkdays: ['2027-01-03'] });
    const inForce = (await calendars.listInForce()).map(({ noticeYear, extraWorkdays }) => [noticeYear, extraWorkdays.length]);
    expect(inForce).toEqual([
      [2027, 1],
      [2028, 0],
    ]);
    expect(await calendars.listAll()).toHaveLength(3);
  });

  it.each(['update calendar_notices set notice_year = 2000', 'delete from calendar_notices'])('refuses: %s', async (statement) => {
    await expect(db.write.raw(statement)).rejects.toThrow(/insert-only/);
  });
});
