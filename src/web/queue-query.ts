import { findEvent } from '../law/events/catalogue.ts';
import { hasRole } from './auth.ts';
import type { QueueAddress } from './queue-address.ts';
import type { QueueQuery } from './queue-data.ts';
import type { StaffUser } from './web-deps.ts';

/** What an address asks of the queue, always within the person's own organ. */
export function queryOf(
  address: QueueAddress,
  { text, user, today }: { readonly text: string; readonly user: StaffUser; readonly today: QueueQuery['today'] },
): Omit<QueueQuery, 'limit'> {
  const { scope, group, kind, sort, choices, after } = address;
  return { scope, group, kind, sort, choices, after, text, today, organId: user.organId, user: { id: user.id, unit: user.unit } };
}

/** As the event itself demands it; the engine checks again. */
export function mayAssign(user: Pick<StaffUser, 'roles' | 'organId'>): boolean {
  const allowed = findEvent('handler.assigned')?.recordedBy ?? [];
  return user.organId !== null && hasRole(user, allowed);
}
