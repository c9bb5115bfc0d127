import type { EventDefinition } from '../events/define-event.ts';
import type { StaffRole } from '../roles.ts';

/** What a program may be in an organ: it registers, handles, counts or audits. It heads no office, reviews nothing and signs nothing. */
export const PROGRAM_ROLES = ['registrar', 'officer', 'statistician', 'auditor'] as const satisfies readonly StaffRole[];
export type ProgramRole = (typeof PROGRAM_ROLES)[number];

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
