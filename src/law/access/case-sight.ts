import { readsCases, type StaffRole } from '../roles.ts';

/** Which cases of an organ somebody of its staff may see (design 10: those who handle a case, and auditors). */
export type CaseSight =
  | { readonly sees: 'nothing' }
  | { readonly sees: 'organ' }
  /** What lies with these units or these people, and what lies with nobody yet. */
  | { readonly sees: 'units'; readonly units: readonly string[]; readonly userIds: readonly string[] };

/** What sight is judged by. */
export interface Watcher {
  readonly id: string;
  readonly roles: readonly StaffRole[];
  /** 承办科室; null when assigned to none. */
  readonly unit: string | null;
}

/** Those whose work goes across units: they register, check, sign, head the office or audit. */
const ACROSS_UNITS: readonly StaffRole[] = ['registrar', 'secrecyReviewer', 'legalReviewer', 'officeHead', 'leader', 'auditor'];

/**
 * Officers see what lies with their unit, the units below it or its people, and what nobody has been given yet, which somebody must be able to
 * take. An organ without units shares everything.
 *
 * @param around - The watcher's unit and those below it, and the people of these units.
 */
export function sightOf(watcher: Watcher, around: { readonly units: readonly string[]; readonly userIds: readonly string[] }): CaseSight {
  if (!readsCases(watcher.roles)) return { sees: 'nothing' };
  if (watcher.unit === null || watcher.roles.some((role) => ACROSS_UNITS.includes(role))) return { sees: 'organ' };
  return { sees: 'units', units: [...new Set([watcher.unit, ...around.units])], userIds: [...new Set([watcher.id, ...around.userIds])] };
}

/** Whether a case of the same organ is within sight. */
export function isInSight(
  sight: CaseSight,
  { unit, assignedTo }: { readonly unit: string | null; readonly assignedTo: string | null },
): boolean {
  if (sight.sees !== 'units') return sight.sees === 'organ';
  if (unit === null && assignedTo === null) return true;
  return (unit !== null && sight.units.includes(unit)) || (assignedTo !== null && sight.userIds.includes(assignedTo));
}
