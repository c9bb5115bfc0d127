import { findEvent } from '../law/events/catalogue.ts';
import { hasRole } from './auth.ts';
import { sightOfUser } from './case-sight.ts';
import type { QueueAddress } from './queue-address.ts';
import type { QueueQuery } from './queue-data.ts';
import type { StaffUser, WebDeps } from './web-deps.ts';

/** What an address asks of the queue, always within the person's own organ and sight. */
export async function queryOf(
  deps: Pick<WebDeps, 'db' | 'today'>,
  address: QueueAddress,
  { text, user }: { readonly text: string; readonly user: StaffUser },
): Promise<Omit<QueueQuery, 'limit'>> {
  const { scope, group, kind, sort, choices, after } = address;
  const who = { organId: user.organId, sight: await sightOfUser(deps, user), user: { id: user.id, unit: user.unit } };
  return { scope, group, kind, sort, choices, after, text, today: deps.today(), ...who };
}

/** As the event itself demands it; the engine checks again. */
export function mayAssign(user: Pick<StaffUser, 'roles' | 'organId'>): boolean {
  const allowed = findEvent('handler.assigned')?.recordedBy ?? [];
  return user.organId !== null && hasRole(user, allowed);
}
