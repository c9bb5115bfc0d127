import { organsAbove, organsUnder } from '../../law/access/organ-tree.ts';
import { createAdministrationReadModel } from '../../store/administration-read-model.ts';
import { createOrganStore } from '../../store/organ-store.ts';
import type { OrganRow } from '../../store/rows.ts';
import { createSettingsStore } from '../../store/settings-store.ts';
import { type Change, changesText, refuse, requireName } from './administrator.ts';

export interface OrganFields {
  readonly name: string;
  /** Stands in numbers of cases and letters. */
  readonly shortName: string;
  readonly parentId: number | null;
}

const MAX_NAME = 60;
const MAX_SHORT_NAME = 20;

/** @throws {InvalidInputError} when a name is taken or malformed, or it would stand outside of what the administrator administers. */
export async function createOrgan(change: Change, fields: OrganFields): Promise<OrganRow> {
  const names = namesOf(fields);
  requireFreeShortName(change, names.shortName, null);
  const parentId = fields.parentId === null ? null : change.organ(fields.parentId).id;
  if (parentId === null && change.by.organId !== null) refuse('parentId', '请选择上级机关', 'Choose the superior organ');
  const organ = await createOrganStore(change.trx).create({ ...names, parentId });
  if (organ === undefined) return refuse('name', '已有同名机关', 'There is an organ of that name');
  await change.keep({ kind: 'organ.created', organId: organ.id, subject: String(organ.id), data: { name: organ.name } });
  return organ;
}

/**
 * Letters already issued stay as they are; numbers given from now on have the new short name.
 *
 * @throws {InvalidInputError} when a name is taken, or the organ would be below itself.
 */
export async function changeOrgan(change: Change, id: number, fields: OrganFields): Promise<OrganRow> {
  const before = change.organ(id);
  const names = namesOf(fields);
  requireFreeShortName(change, names.shortName, id);
  if (change.organs.some((one) => one.id !== id && one.name === names.name))
    refuse('name', '已有同名机关', 'There is an organ of that name');
  const parentId = parentOf(change, before, fields.parentId);
  const after = { ...before, ...names, parentId };
  const nameOf = (organId: number | null | undefined) => change.organs.find((one) => one.id === organId)?.name ?? null;
  const changes = changesText({
    name: [before.name, after.name],
    shortName: [before.shortName, after.shortName],
    parent: [nameOf(before.parentId), nameOf(parentId)],
  });
  if (changes === '') return before;
  await createOrganStore(change.trx).save(after);
  await change.keep({ kind: 'organ.changed', organId: id, subject: String(id), data: { name: before.name, changes } });
  return after;
}

/** Takes no more applications; its people go on with what is open. @throws {InvalidInputError} while organs below it work, or for the own organ. */
export async function closeOrgan(change: Change, id: number): Promise<{ readonly openCases: number }> {
  const organ = change.organ(id);
  if (id === change.by.organId) refuse('form', '不能撤销自己所在的机关', 'You cannot close your own organ');
  const below = organsUnder(change.organs, id);
  if (change.organs.some((one) => one.id !== id && below.has(one.id) && one.closedAt == null))
    refuse('form', '下级机关尚未撤销', 'Close the organs below it first');
  const openCases = await createAdministrationReadModel(change.trx).openCasesOf(id);
  if (organ.closedAt != null) return { openCases };
  await createOrganStore(change.trx).save({ ...organ, closedAt: change.at.toISOString() });
  await keepClosing(change, organ, 'closed');
  return { openCases };
}

export async function reopenOrgan(change: Change, id: number): Promise<void> {
  const organ = change.organ(id);
  if (organ.closedAt == null) return;
  await createOrganStore(change.trx).save({ ...organ, closedAt: null });
  await keepClosing(change, organ, 'reopened');
}

/** An organ that is only named as superior is not on the public pages: nobody there would see to an application. */
export async function hideFromPublic(change: Change, organ: OrganRow, changedBy: string): Promise<void> {
  const settings = createSettingsStore(change.trx);
  await settings.put({ organId: organ.id, name: 'publicPages', value: 'no' }, { at: change.at.toISOString(), by: changedBy });
}

function keepClosing(change: Change, { id, name }: OrganRow, changes: 'closed' | 'reopened'): Promise<void> {
  return change.keep({ kind: 'organ.changed', organId: id, subject: String(id), data: { name, changes } });
}

function namesOf({ name, shortName }: OrganFields): Pick<OrganRow, 'name' | 'shortName'> {
  return { name: requireName('name', name, MAX_NAME), shortName: requireName('shortName', shortName, MAX_SHORT_NAME) };
}

/** Numbers of two organs must not be taken for one another. */
function requireFreeShortName({ organs }: Change, shortName: string, own: number | null): void {
  if (organs.some((one) => one.id !== own && one.shortName === shortName))
    refuse('shortName', '已有机关使用这个文号简称', 'Another organ has this short name in its numbers');
}

function parentOf(change: Change, organ: OrganRow, wanted: number | null): number | null {
  const now = organ.parentId ?? null;
  if (wanted === now) return now;
  if (organ.id === change.by.organId)
    return refuse('parentId', '本机关的上级由上级机关的管理员更改', 'Administrators above it change the superior of your own organ');
  if (wanted === null) {
    if (change.by.organId !== null) refuse('parentId', '请选择上级机关', 'Choose the superior organ');
    return null;
  }
  const parent = change.organ(wanted);
  if (organsAbove(change.organs, parent.id).has(organ.id))
    refuse('parentId', '机关不能隶属于自己的下级', 'An organ cannot be below one of its own');
  return parent.id;
}
