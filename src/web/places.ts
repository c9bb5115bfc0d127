import type { RequestHandler } from 'express';
import { EVENTS } from '../law/events/catalogue.ts';
import type { StaffRole } from '../law/roles.ts';
import { currentUser, hasRole, mayReadCases } from './auth.ts';
import { HttpProblem } from './http-problem.ts';
import type { StaffUser } from './web-deps.ts';

type PlaceUser = Pick<StaffUser, 'roles'>;

const DESK_ROLES: readonly StaffRole[] = ['leader', 'officeHead', 'legalReviewer', 'secrecyReviewer'];
const SUGGESTION_READERS: readonly StaffRole[] = ['registrar', 'officer', 'officeHead', 'leader', 'auditor'];

/** Where staff may go: the navigation shows a place, and its route lets people in, by the same rule. */
export const STAFF_PLACES = {
  queue: { href: '/queue', mayGo: mayReadCases },
  newCase: { href: '/cases/new', mayGo: (user: PlaceUser) => hasRole(user, EVENTS['application.arrived'].recordedBy) },
  desk: { href: '/desk', mayGo: (user: PlaceUser) => hasRole(user, DESK_ROLES) },
  dashboard: { href: '/dashboard', mayGo: (user: PlaceUser) => mayReadCases(user) || hasRole(user, ['statistician']) },
  month: { href: '/month', mayGo: mayReadCases },
  workload: { href: '/workload', mayGo: mayReadCases },
  publications: { href: '/publications', mayGo: mayReadCases },
  suggestions: { href: '/suggestions', mayGo: (user: PlaceUser) => hasRole(user, SUGGESTION_READERS) },
  webhooks: { href: '/webhooks', mayGo: (user: PlaceUser) => hasRole(user, ['admin', 'officeHead']) },
} as const satisfies Record<string, { readonly href: string; mayGo(user: PlaceUser): boolean }>;

export type StaffPlace = keyof typeof STAFF_PLACES;

/** Lets in whoever the place is for. */
export function requirePlace(place: StaffPlace): RequestHandler {
  return (_req, res, next) => {
    if (!STAFF_PLACES[place].mayGo(currentUser(res))) throw new HttpProblem(403, 'forbidden');
    next();
  };
}
