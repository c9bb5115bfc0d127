import type { StaffRole } from '../law/roles.ts';
import { hasRole } from './auth.ts';
import type { StaffUser } from './web-deps.ts';

/** Whoever takes in and handles cases. */
const SENDERS: readonly StaffRole[] = ['registrar', 'officer', 'officeHead'];

export function maySendFaxes(user: Pick<StaffUser, 'roles'>): boolean {
  return hasRole(user, SENDERS);
}
