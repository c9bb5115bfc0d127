import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Administrator, type Change, change } from '../../../src/engine/administration/administrator.ts';
import { changeOrgan, closeOrgan, createOrgan } from '../../../src/engine/administration/organs.ts';
import { changeStaff, closeStaff, createStaff, type NewStaff, reopenStaff } from '../../../src/engine/administration/staff.ts';
import { changeUnit, closeUnit, createUnit, reopenUnit } from '../../../src/engine/administration/units.ts';
import { COMMAND_LINE } from '../../../src/engine/audit/audit-log.ts';
import { verifyAuditLog } from '../../../src/engine/audit/verify-audit-log.ts';
import { unitsUnder } from '../../../src/law/access/unit-tree.ts';
import type { StaffRole } from '../../../src/law/roles.ts';
import { createAuditStore } from '../../../src/store/audit-store.ts';
import { createOrganStore } from '../../../src/store/organ-store.ts';
import type { OrganRow, UserRow } from '../../../src/store/rows.ts';
import { createUnitStore } from '../../../src/store/unit-store.ts';
import { createUserStore } from '../../../src/store/user-store.ts';
import { databases, openTestDatabase, type TestDatabase } from '../../support/databases.ts';

const now = () => new Date('2026-03-02T04:00:00Z');
const EVERYWHERE: Administrator = { actor: COMMAND_LINE, organId: null };

describe.each(databases)('administrators on $kind', ({ kind }) => {
  let db: TestDatabase;
  let [city, district, other]: OrganRow[] = [];
  const as = <T>(by: Administrator, work: (step: Change) => Promise<T>): Promise<T> => change({ db, now }, by, work);
  const staffOf = (login: string, roles: readonly StaffRole[], organId: number): NewStaff => ({
    login,
    name: login,
    roles,
    organId,
    unit: null,
    email: '',
  });
  const made = (login: string, roles: readonly StaffRole[], organId: number): Promise<UserRow> =>
    as(EVERYWHERE, (step) => createStaff(step, staffOf(login, roles, organId), '-'));
  const administrator = (user: UserRow): Administrator => ({
    actor: { kind: 'staff', id: user.id, name: user.name },
    organId: user.organId,
  });
  const kinds = async () => (await createAuditStore(db.read).page({ after: 0, limit: 100 })).map((row) => row.kind);

  beforeEach(async () => {
    db = await openTestDatabase(kind);
    [city, district, other] = await as(EVERYWHERE, async (step) => {
      const top = await createOrgan(step, { name: '甲市人民政府', shortName: '甲政', parentId: null });
      const below = await createOrgan({ ...step, organ: () => top }, { name: '乙区人民政府', shortName: '乙政', parentId: top.id });
      return [top, below, await createOrgan(step, { name: '丙县人民政府', shortName: '丙政', parentId: null })];
    });
  });
  afterEach(() => db.close());

  it('administer the own organ and those below it, and are not told of others', async () => {
    const boss = administrator(await made('city', ['admin'], city?.id ?? 0));
    const clerk = administrator(await made('district', ['admin'], district?.id ?? 0));
    await as(boss, (step) => createUnit(step, district?.id ?? 0, { name: '办公室', parentId: null }));
    await expect(as(clerk, (step) => createUnit(step, city?.id ?? 0, { name: '办公室', parentId: null }))).rejects.toThrow('no such organ');
    await expect(as(boss, (step) => closeOrgan(step, other?.id ?? 0))).rejects.toThrow('no such organ');
    await expect(as(clerk, (step) => createOrgan(step, { name: '丁', shortName: '丁', parentId: null }))).rejects.toThrow('superior');
  });

  it('keep the tree of organs without circles, with names that no other organ has', async () => {
    const fields = { name: '甲市人民政府', shortName: '甲政', parentId: district?.id ?? 0 };
    await expect(as(EVERYWHERE, (step) => changeOrgan(step, city?.id ?? 0, fields))).rejects.toThrow('below one of its own');
    await expect(
      as(EVERYWHERE, (step) => changeOrgan(step, district?.id ?? 0, { name: '乙区人民政府', shortName: '甲政', parentId: null })),
    ).rejects.toThrow('short name');
    await expect(as(EVERYWHERE, (step) => closeOrgan(step, city?.id ?? 0))).rejects.toThrow('below it first');
    await as(EVERYWHERE, (step) =>
      changeOrgan(step, district?.id ?? 0, { name: '乙区人民政府', shortName: '乙区政', parentId: city?.id ?? 0 }),
    );
    expect(await createOrganStore(db.read).findById(district?.id ?? 0)).toMatchObject({ shortName: '乙区政', parentId: city?.id });
    expect((await createAuditStore(db.read).find({ kinds: ['organ.changed'] }, 9))[0]?.data).toEqual({
      name: '乙区人民政府',
      changes: 'shortName: 乙政 → 乙区政',
    });
  });

  it('rename a unit: accounts follow, its old name stays its own and still finds what lies with it', async () => {
    const organId = city?.id ?? 0;
    const [top, below] = await as(EVERYWHERE, async (step) => {
      const one = await createUnit(step, organId, { name: '办公室', parentId: null });
      return [one, await createUnit(step, organId, { name: '公开科', parentId: one.id })];
    });
    const person = await made('li', ['officer'], organId);
    await as(EVERYWHERE, (step) =>
      changeStaff(step, person.id, { name: '李', roles: ['officer'], unit: '公开科', email: 'li@example.gov.cn' }),
    );
    await as(EVERYWHERE, (step) => changeUnit(step, below?.id ?? 0, { name: '政务公开科', parentId: top?.id ?? 0 }));
    expect((await createUserStore(db.read).findById(person.id))?.unit).toBe('政务公开科');
    expect(unitsUnder(await createUnitStore(db.read).list(organId), '办公室').toSorted()).toEqual(
      ['公开科', '办公室', '政务公开科'].toSorted(),
    );
    await expect(as(EVERYWHERE, (step) => createUnit(step, organId, { name: '公开科', parentId: null }))).rejects.toThrow('had this name');
    await expect(as(EVERYWHERE, (step) => changeUnit(step, top?.id ?? 0, { name: '办公室', parentId: below?.id ?? 0 }))).rejects.toThrow(
      'below one',
    );
    await as(EVERYWHERE, (step) => changeUnit(step, below?.id ?? 0, { name: '公开科', parentId: top?.id ?? 0 }));
    expect((await createUnitStore(db.read).findById(below?.id ?? 0))?.formerNames).toEqual(['政务公开科']);
  });

  it('close a unit when none is left below it; nobody is put into it any more', async () => {
    const organId = city?.id ?? 0;
    const unit = await as(EVERYWHERE, (step) => createUnit(step, organId, { name: '办公室', parentId: null }));
    const below = await as(EVERYWHERE, (step) => createUnit(step, organId, { name: '公开科', parentId: unit.id }));
    await expect(as(EVERYWHERE, (step) => closeUnit(step, unit.id))).rejects.toThrow('below it first');
    await as(EVERYWHERE, (step) => closeUnit(step, below.id));
    await as(EVERYWHERE, (step) => closeUnit(step, unit.id));
    const fields = { ...staffOf('li', ['officer'], organId), unit: '办公室' };
    await expect(as(EVERYWHERE, (step) => createStaff(step, fields, '-'))).rejects.toThrow('unit of the organ that exists');
    await as(EVERYWHERE, (step) => reopenUnit(step, unit.id));
    expect((await as(EVERYWHERE, (step) => createStaff(step, fields, '-'))).unit).toBe('办公室');
  });

  it('have no role that sees cases, and change no roles of their own', async () => {
    const organId = city?.id ?? 0;
    await expect(made('both', ['admin', 'registrar'], organId)).rejects.toThrow('see no case contents');
    await expect(made('none', [], organId)).rejects.toThrow('at least one role');
    const one = await made('one', ['admin'], organId);
    const fields = { name: '甲', unit: null, email: '' };
    await expect(
      as(administrator(one), (step) => changeStaff(step, one.id, { ...fields, roles: ['admin', 'statistician'] })),
    ).rejects.toThrow('your own roles');
    await as(administrator(one), (step) => changeStaff(step, one.id, { ...fields, roles: ['admin'] }));
    await expect(as(administrator(one), (step) => closeStaff(step, one.id))).rejects.toThrow('your own account');
  });

  it('are never all gone: the last one is neither closed nor loses the role, also when two are closed at once', async () => {
    const organId = district?.id ?? 0;
    const [one, two] = [await made('one', ['admin'], organId), await made('two', ['admin'], organId)];
    const both = await Promise.allSettled([
      as(administrator(one), (step) => closeStaff(step, two.id)),
      as(administrator(two), (step) => closeStaff(step, one.id)),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const left = both[0]?.status === 'fulfilled' ? one : two;
    const fields = { name: '甲', roles: ['statistician'] as const, unit: null, email: '' };
    await expect(as(EVERYWHERE, (step) => changeStaff(step, left.id, fields))).rejects.toThrow('last administrator');
    await made('above', ['admin'], city?.id ?? 0);
    await as(EVERYWHERE, (step) => closeStaff(step, left.id));
    await as(EVERYWHERE, (step) => reopenStaff(step, left.id));
  });

  it('leave every change in the log, and nothing of one that was refused', async () => {
    const before = await kinds();
    await expect(made('x y', ['officer'], city?.id ?? 0)).rejects.toThrow('login');
    expect(await kinds()).toEqual(before);
    const user = await made('li', ['officer'], city?.id ?? 0);
    await expect(made('li', ['officer'], city?.id ?? 0)).rejects.toThrow('taken');
    await as(EVERYWHERE, (step) =>
      changeStaff(step, user.id, { name: 'li', roles: ['officer', 'leader'], unit: null, email: 'li@example.gov.cn' }),
    );
    await as(EVERYWHERE, (step) => closeStaff(step, user.id));
    await as(EVERYWHERE, (step) => closeStaff(step, user.id));
    expect((await kinds()).slice(before.length)).toEqual(['account.created', 'account.changed', 'account.closed']);
    const changed = await createAuditStore(db.read).find({ kinds: ['account.changed'] }, 1);
    expect(changed[0]?.data).toEqual({ login: 'li', changes: 'roles: officer → officer, leader; email' });
    expect((await verifyAuditLog(db)).fault).toBeUndefined();
  });
});
