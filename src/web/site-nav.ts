import type { StaffRole } from '../law/roles.ts';
import { mayReadCases } from './auth.ts';
import { shellTexts } from './texts/shell.ts';
import { texts } from './texts.ts';
import type { StaffUser } from './web-deps.ts';

/** Names of the places that a navigation leads to. */
export type Place =
  | 'guide'
  | 'apply'
  | 'track'
  | 'feedback'
  | 'deadline'
  | 'queue'
  | 'newCase'
  | 'desk'
  | 'dashboard'
  | 'month'
  | 'workload'
  | 'publications'
  | 'suggestions';

export interface NavLink {
  readonly href: string;
  readonly label: string;
  readonly current: boolean;
}

type NavUser = Pick<StaffUser, 'roles'>;

const PUBLIC_PLACES: Readonly<Partial<Record<Place, string>>> = {
  guide: '/guide',
  apply: '/apply',
  track: '/track',
  feedback: '/feedback',
  deadline: '/deadline',
};

const STAFF_PLACES: readonly { readonly place: Place; readonly href: string; mayGo(user: NavUser): boolean }[] = [
  { place: 'queue', href: '/queue', mayGo: mayReadCases },
  { place: 'newCase', href: '/cases/new', mayGo: (user) => hasRole(user, 'registrar', 'officer') },
  { place: 'desk', href: '/desk', mayGo: (user) => hasRole(user, 'officeHead', 'leader', 'legalReviewer', 'secrecyReviewer') },
  { place: 'dashboard', href: '/dashboard', mayGo: (user) => mayReadCases(user) || hasRole(user, 'statistician') },
  { place: 'month', href: '/month', mayGo: mayReadCases },
  { place: 'workload', href: '/workload', mayGo: mayReadCases },
  { place: 'publications', href: '/publications', mayGo: mayReadCases },
  { place: 'suggestions', href: '/suggestions', mayGo: (user) => hasRole(user, 'registrar', 'officer', 'officeHead', 'leader', 'auditor') },
];

/** Where applicants go. `here` is the page's place, or else its path. */
export function publicNav(here: Place | string): readonly NavLink[] {
  return Object.entries(PUBLIC_PLACES).map(([place, href]) => link(place as Place, { href, here }));
}

/** Where this member of staff may go: a link that would be refused is not shown. */
export function staffNav(user: NavUser, here: Place | string): readonly NavLink[] {
  return STAFF_PLACES.filter((entry) => entry.mayGo(user)).map(({ place, href }) => link(place, { href, here }));
}

function link(place: Place, { href, here }: { readonly href: string; readonly here: string }): NavLink {
  const label = place === 'queue' || place === 'newCase' ? texts.nav[place] : shellTexts.nav[place];
  return { href, label, current: here === place || here === href };
}

function hasRole(user: NavUser, ...roles: readonly StaffRole[]): boolean {
  return user.roles.some((role) => roles.includes(role));
}
