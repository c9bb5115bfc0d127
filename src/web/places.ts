import type { RequestHandler } from 'express';
import { EVENTS } from '../law/events/catalogue.ts';
import { LEDGER_READERS } from '../law/report/entry-roles.ts';
import type { StaffRole } from '../law/roles.ts';
import { mayAudit, mayCount, mayOversee } from './audit/audit-places.ts';
import { currentUser, hasRole, mayReadCases } from './auth.ts';
import { HttpProblem } from './http-problem.ts';
import type { StaffUser } from './web-deps.ts';

type PlaceUser = Pick<StaffUser, 'roles'>;

const DESK_ROLES: readonly StaffRole[] = ['leader', 'officeHead', 'legalReviewer', 'secrecyReviewer'];
const INBOX_READERS: readonly StaffRole[] = ['registrar', 'officer', 'officeHead', 'auditor'];
const SUGGESTION_READERS: readonly StaffRole[] = ['registrar', 'officer', 'officeHead', 'leader', 'auditor'];
const TEMPLATE_READERS: readonly StaffRole[] = ['officer', 'legalReviewer', 'leader', 'officeHead', 'admin'];

/** Where staff may go: the navigation shows a place, and its route lets people in, by the same rule. */
export const STAFF_PLACES = {
  queue: { href: '/queue', mayGo: mayReadCases },
  newCase: { href: '/cases/new', mayGo: (user: PlaceUser) => hasRole(user, EVENTS['application.arrived'].recordedBy) },
  desk: { href: '/desk', mayGo: (user: PlaceUser) => hasRole(user, DESK_ROLES) },
  dashboard: { href: '/dashboard', mayGo: (user: PlaceUser) => mayReadCases(user) || hasRole(user, ['statistician']) },
  month: { href: '/month', mayGo: mayReadCases },
  workload: { href: '/workload', mayGo: mayReadCases },
  publications: { href: '/publications', mayGo: mayReadCases },
  reports: { href: '/reports', mayGo: (user: PlaceUser) => hasRole(user, LEDGER_READERS) },
  entries: { href: '/reports/entries', within: 'reports', mayGo: (user: PlaceUser) => hasRole(user, LEDGER_READERS) },
  suggestions: { href: '/suggestions', mayGo: (user: PlaceUser) => hasRole(user, SUGGESTION_READERS) },
  admin: { href: '/admin', mayGo: (user: PlaceUser) => hasRole(user, ['admin']) },
  audit: { href: '/audit', mayGo: mayAudit },
  oversight: { href: '/audit/oversight', within: 'audit', mayGo: mayOversee },
  statistics: { href: '/audit/statistics', within: 'audit', mayGo: mayCount },
  mail: { href: '/mail', mayGo: (user: PlaceUser) => mayReadCases(user) || hasRole(user, ['admin']) },
  inbox: { href: '/inbox', within: 'mail', mayGo: (user: PlaceUser) => hasRole(user, INBOX_READERS) },
  templates: { href: '/letters/templates', mayGo: (user: PlaceUser) => hasRole(user, TEMPLATE_READERS) },
  letterhead: { href: '/letterhead', within: 'templates', mayGo: (user: PlaceUser) => hasRole(user, TEMPLATE_READERS) },
  faxes: { href: '/faxes', mayGo: (user: PlaceUser) => hasRole(user, INBOX_READERS) },
  webhooks: { href: '/webhooks', mayGo: (user: PlaceUser) => hasRole(user, ['admin', 'officeHead']) },
} as const satisfies Record<string, { readonly href: string; readonly within?: string; mayGo(user: PlaceUser): boolean }>;

export type StaffPlace = keyof typeof STAFF_PLACES;

/** Where a member of staff begins: the queue for those who handle cases, the figures or the mail for others. */
export function firstPlaceOf(user: PlaceUser): string {
  return Object.values(STAFF_PLACES).find(({ mayGo }) => mayGo(user))?.href ?? '/settings';
}

/** Lets in whoever the place is for. */
export function requirePlace(place: StaffPlace): RequestHandler {
  return (_req, res, next) => {
    if (!STAFF_PLACES[place].mayGo(currentUser(res))) throw new HttpProblem(403, 'forbidden');
    next();
  };
}
