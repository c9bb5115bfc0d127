import type { UserRow } from '../../store/rows.ts';
import { createUserStore } from '../../store/user-store.ts';
import type { Http } from '../frame.ts';
import { HttpProblem } from '../http-problem.ts';
import { type AdminDeps, administered } from './admin-desk.ts';

/** The account in the address. One of an organ that the person does not administer is not found. */
export async function ownStaffOf(deps: AdminDeps, http: Http): Promise<UserRow> {
  const user = await createUserStore(deps.db.read).findById(String(http.req.params.id));
  const organs = await administered(deps, http);
  if (user === undefined || !organs.some(({ id }) => id === user.organId)) throw new HttpProblem(404, 'notFound');
  return user;
}
