import type { StaffRole } from '../../law/roles.ts';
import { hasRole } from '../auth.ts';
import type { StaffUser } from '../web-deps.ts';

type Roles = Pick<StaffUser, 'roles'>;

const may =
  (...roles: readonly StaffRole[]) =>
  (user: Roles): boolean =>
    hasRole(user, roles);

/**
 * Who may open which of the auditors' pages, by least privilege: the head of the office answers for extensions and breaches and sees those
 * figures, but neither searches across cases nor reads the logs; statisticians see numbers only.
 */
export const mayAudit = may('auditor');
export const mayOversee = may('auditor', 'officeHead');
export const mayCount = may('auditor', 'statistician');
