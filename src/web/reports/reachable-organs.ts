import { createOrganStore } from '../../store/organ-store.ts';
import type { OrganRow } from '../../store/rows.ts';
import { inTree } from '../admin/admin-desk.ts';
import { HttpProblem } from '../http-problem.ts';
import type { StaffUser, WebDeps } from '../web-deps.ts';

export interface ReachableOrgans {
  /** The own organ and those below it; all for those who belong to none. */
  readonly organs: readonly (OrganRow & { readonly depth: number })[];
  /** The one that is asked for; the own one unless another is. */
  readonly organ: OrganRow & { readonly depth: number };
}

/** @throws {HttpProblem} 404 for an organ whose reports the person may not look at. */
export async function reachableOrgans(
  { db }: Pick<WebDeps, 'db'>,
  { organId }: Pick<StaffUser, 'organId'>,
  asked: unknown,
): Promise<ReachableOrgans> {
  const all = inTree(await createOrganStore(db.read).list());
  const from = all.findIndex(({ id }) => id === organId);
  const own = all[from];
  const end = all.findIndex((row, at) => at > from && row.depth <= (own?.depth ?? 0));
  const organs = organId === null ? all : own === undefined ? [] : all.slice(from, end === -1 ? undefined : end);
  const wanted = asked === undefined || asked === '' ? organs[0] : organs.find(({ id }) => String(id) === asked);
  if (wanted === undefined) throw new HttpProblem(404, 'notFound');
  return { organs, organ: wanted };
}
