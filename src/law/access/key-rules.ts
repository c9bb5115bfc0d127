import type { EventDefinition } from '../events/define-event.ts';
import type { StaffRole } from '../roles.ts';
import type { ApiScope } from './api-scopes.ts';

/** What a program may be in an organ: it registers, handles, counts or audits. It heads no office, reviews nothing and signs nothing. */
export const PROGRAM_ROLES = ['registrar', 'officer', 'statistician', 'auditor'] as const satisfies readonly StaffRole[];
export type ProgramRole = (typeof PROGRAM_ROLES)[number];

/**
 * In which of these roles a scope lets a program do anything that its other scopes do not; null: in any, and in none. Nobody's program changes
 * settings: heads of office and administrators do, at the pages or with keys of their own.
 */
export const PROGRAM_SCOPES: Readonly<Record<ApiScope, readonly ProgramRole[] | null>> = {
  'applications:submit': null,
  'cases:read': ['registrar', 'officer', 'auditor'],
  'cases:record': ['registrar', 'officer'],
  'cases:export': ['registrar', 'officer', 'auditor'],
  'correspondence:read': ['registrar', 'officer', 'auditor'],
  'correspondence:write': ['registrar', 'officer'],
  'figures:read': ['registrar', 'officer', 'statistician', 'auditor'],
  'figures:write': ['registrar', 'officer', 'statistician'],
  'audit:read': ['auditor'],
  'settings:read': ['officer'],
  'settings:write': [],
};

/** A key that is never renewed is a key that nobody looks after. */
export const MAX_KEY_DAYS = 365;
/** Of one person, and of one organ's programs, that open something. */
export const MAX_OPEN_KEYS = 20;

/**
 * What only a leader decides is decided by the leader, who proved it with a second factor at the page: no key stands in for that, the leader's
 * own included.
 *
 * Legal source: the project's rule; 机关 sign by hand (《党政机关公文处理工作条例》 art. 9).
 */
export function isForPeopleAlone({ recordedBy }: Pick<EventDefinition, 'recordedBy'>): boolean {
  return recordedBy.length > 0 && recordedBy.every((role) => role === 'leader');
}
