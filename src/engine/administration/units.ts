import { unitsUnder } from '../../law/access/unit-tree.ts';
import { NotFoundError } from '../../law/errors.ts';
import { createUnitStore, type UnitRow } from '../../store/unit-store.ts';
import { createUserStore } from '../../store/user-store.ts';
import { type Change, changesText, refuse, requireName } from './administrator.ts';

export interface UnitFields {
  readonly name: string;
  readonly parentId: number | null;
}

const MAX_NAME = 60;

/** @throws {InvalidInputError} when a unit of the organ has, or had, that name. */
export async function createUnit(change: Change, organId: number, fields: UnitFields): Promise<UnitRow> {
  const organ = change.organ(organId);
  const units = await createUnitStore(change.trx).list(organ.id);
  const name = freeName(units, fields.name, null);
  const parentId = parentOf(units, fields.parentId, null);
  const unit = await createUnitStore(change.trx).create({ organId, name, parentId });
  if (unit === undefined) return refuse('name', '已有同名科室', 'There is a unit of that name');
  await change.keep({ kind: 'unit.created', organId, subject: String(unit.id), data: { name } });
  return unit;
}

/**
 * Renames or moves a unit. Accounts follow its name; histories and the cases that lie with it keep the name they have, which stays the
 * unit's: its people go on seeing them.
 *
 * @throws {InvalidInputError} when the name is or was another unit's, or the unit would be below itself.
 */
export async function changeUnit(change: Change, id: number, fields: UnitFields): Promise<UnitRow> {
  const before = await ownUnit(change, id);
  const store = createUnitStore(change.trx);
  const units = await store.list(before.organId);
  const name = freeName(units, fields.name, before);
  const parentId = parentOf(units, fields.parentId, before);
  const formerNames = name === before.name ? before.formerNames : [...before.formerNames.filter((former) => former !== name), before.name];
  const nameOf = (unitId: number | null) => units.find((one) => one.id === unitId)?.name ?? null;
  const changes = changesText({ name: [before.name, name], parent: [nameOf(before.parentId), nameOf(parentId)] });
  if (changes === '') return before;
  const after = { ...before, name, parentId, formerNames };
  await store.save(after);
  if (name !== before.name) await createUserStore(change.trx).renameUnit(before.organId, { from: before.name, to: name });
  await change.keep({ kind: 'unit.changed', organId: before.organId, subject: String(id), data: { name: before.name, changes } });
  return after;
}

/** Nobody is assigned to it any more; what lies with it stays. @throws {InvalidInputError} while units below it exist. */
export async function closeUnit(change: Change, id: number): Promise<UnitRow> {
  const unit = await ownUnit(change, id);
  const store = createUnitStore(change.trx);
  if (unit.closedAt !== null) return unit;
  if ((await store.list(unit.organId)).some((one) => one.parentId === id && one.closedAt === null))
    refuse('form', '下级科室尚未撤销', 'Close the units below it first');
  const after = { ...unit, closedAt: change.at.toISOString() };
  await store.save(after);
  await change.keep({ kind: 'unit.closed', organId: unit.organId, subject: String(id), data: { name: unit.name } });
  return after;
}

export async function reopenUnit(change: Change, id: number): Promise<void> {
  const unit = await ownUnit(change, id);
  if (unit.closedAt === null) return;
  await createUnitStore(change.trx).save({ ...unit, closedAt: null });
  await change.keep({ kind: 'unit.changed', organId: unit.organId, subject: String(id), data: { name: unit.name, changes: 'reopened' } });
}

/** @throws {NotFoundError} unless the unit is of an organ that the administrator administers. */
export async function ownUnit(change: Pick<Change, 'trx' | 'organ'>, id: number): Promise<UnitRow> {
  const unit = await createUnitStore(change.trx).findById(id);
  if (unit === undefined) throw new NotFoundError({ zh: '没有这个科室', en: 'There is no such unit' });
  change.organ(unit.organId);
  return unit;
}

function freeName(units: readonly UnitRow[], typed: string, own: UnitRow | null): string {
  const name = requireName('name', typed, MAX_NAME);
  const others = units.filter((one) => one.id !== own?.id);
  if (others.some((one) => one.name === name)) refuse('name', '已有同名科室', 'There is a unit of that name');
  if (others.some((one) => one.formerNames.includes(name)))
    refuse(
      'name',
      '这是另一科室用过的名称，历史记录中仍指那个科室，请换一个名称',
      'Another unit had this name, and histories mean that unit by it: choose another one',
    );
  return name;
}

function parentOf(units: readonly UnitRow[], wanted: number | null, own: UnitRow | null): number | null {
  if (wanted === null) return null;
  const parent = units.find((one) => one.id === wanted);
  if (parent === undefined || (parent.closedAt !== null && parent.id !== own?.parentId))
    return refuse('parentId', '请选择本机关现有的科室', 'Choose a unit of this organ that exists');
  if (own !== null && unitsUnder(units, own.name).includes(parent.name))
    refuse('parentId', '科室不能隶属于自己的下级', 'A unit cannot be below one of its own');
  return parent.id;
}
