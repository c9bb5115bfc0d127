import type { DeskPerson } from '../../store/case-desk-read-model.ts';
import { createStaffDirectory } from '../../store/staff-directory.ts';
import type { WebDeps } from '../web-deps.ts';

/** Whose acts can be looked for: everybody of the organ, closed accounts included; of all organs those whose accounts are open. */
export async function peopleOf({ db, desk }: Pick<WebDeps, 'db' | 'desk'>, organId: number | null): Promise<readonly DeskPerson[]> {
  return organId === null ? desk.people(null) : createStaffDirectory(db.read).list(organId);
}
