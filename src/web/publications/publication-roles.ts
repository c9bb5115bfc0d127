import type { StaffRole } from '../../law/roles.ts';
import { hasRole } from '../auth.ts';
import type { StaffUser } from '../web-deps.ts';

const DECIDE: readonly StaffRole[] = ['officer', 'officeHead'];

/** Who decides whether often-requested information is published (art. 44): those who may register a publication. */
export function decidesConversions({ roles, organId }: Pick<StaffUser, 'roles' | 'organId'>): boolean {
  return organId !== null && hasRole({ roles }, DECIDE);
}
