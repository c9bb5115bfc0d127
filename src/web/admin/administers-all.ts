import { organsAbove } from '../../law/access/organ-tree.ts';
import { createAdministrationReadModel } from '../../store/administration-read-model.ts';
import { createOrganStore } from '../../store/organ-store.ts';
import type { StaffUser, WebDeps } from '../web-deps.ts';

/**
 * Whether the person may change what is every organ's, such as the calendar: administrators of a topmost organ, and where nobody
 * administers the organs above, those next below.
 */
export async function administersAll(
  { db }: Pick<WebDeps, 'db'>,
  { organId, roles }: Pick<StaffUser, 'organId' | 'roles'>,
): Promise<boolean> {
  if (!roles.includes('admin')) return false;
  if (organId === null) return true;
  const above = [...organsAbove(await createOrganStore(db.read).list(), organId)].filter((id) => id !== organId);
  return above.length === 0 || (await createAdministrationReadModel(db.read).administrators(above)).length === 0;
}
