import { STAFF_PLACES, type StaffPlace } from './places.ts';
import { shellTexts } from './texts/shell.ts';
import { texts } from './texts.ts';
import type { StaffUser } from './web-deps.ts';

const PUBLIC_PLACES = {
  guide: '/guide',
  catalogue: '/catalogue',
  apply: '/apply',
  track: '/track',
  feedback: '/feedback',
  deadline: '/deadline',
} as const;

/** Names of the places that a navigation leads to. */
export type Place = keyof typeof PUBLIC_PLACES | StaffPlace;

export interface NavLink {
  readonly href: string;
  readonly label: string;
  readonly current: boolean;
}

/** Where applicants go. `here` is the page's place, or else its path. */
export function publicNav(here: Place | string): readonly NavLink[] {
  return Object.entries(PUBLIC_PLACES).map(([place, href]) => link(place as Place, { href, here }));
}

/** Where this member of staff may go: a link that would be refused is not shown. */
export function staffNav(user: Pick<StaffUser, 'roles'>, here: Place | string): readonly NavLink[] {
  const places = Object.entries(STAFF_PLACES) as [StaffPlace, (typeof STAFF_PLACES)[StaffPlace]][];
  // What lies within another place is reached from there.
  return places.filter(([, place]) => !('within' in place) && place.mayGo(user)).map(([place, { href }]) => link(place, { href, here }));
}

function link(place: Place, { href, here }: { readonly href: string; readonly here: string }): NavLink {
  const label = place === 'queue' || place === 'newCase' ? texts.nav[place] : shellTexts.nav[place];
  return { href, label, current: here === place || here === href };
}
