import { type Person, sightOfPerson } from '../engine/access/sight-of-person.ts';
import { type CaseSight, isInSight } from '../law/access/case-sight.ts';
import { type CasePlace, createCasePlaces } from '../store/case-places.ts';
import type { WebDeps } from './web-deps.ts';

type Deps = Pick<WebDeps, 'db'>;

const known = new WeakMap<Person, Promise<CaseSight>>();

/**
 * Which cases of the organ somebody may see. Asked for once a request: it is kept with the object of the user, which each request loads anew,
 * so that another unit or role acts at once. Whoever holds a user for longer asks `sightOfPerson`.
 */
export function sightOfUser({ db }: Deps, user: Person): Promise<CaseSight> {
  const sight = known.get(user) ?? sightOfPerson(db, user);
  known.set(user, sight);
  return sight;
}

/** Whether the case is of the user's organ and within sight. What is not is to be answered as if there were no such case. */
export async function seesCase(deps: Pick<WebDeps, 'db' | 'engine'>, user: Person, caseId: string): Promise<boolean> {
  const place = await deps.engine.placeOf(caseId);
  return place !== undefined && isOwn(place, user) && isInSight(await sightOfUser(deps, user), place);
}

/** Those of the cases that the user may see. */
export async function casesInSight(deps: Deps, user: Person, caseIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (caseIds.length === 0) return new Set();
  const sight = await sightOfUser(deps, user);
  const places = await createCasePlaces(deps.db.read).list([...new Set(caseIds)]);
  return new Set(places.filter((place) => isOwn(place, user) && isInSight(sight, place)).map(({ id }) => id));
}

/** Whether all cases that lie with the unit are within sight. */
export function seesUnit(sight: CaseSight, unit: string): boolean {
  return sight.sees === 'organ' || (sight.sees === 'units' && sight.units.includes(unit));
}

function isOwn({ organId }: CasePlace, user: Person): boolean {
  return user.organId === null || user.organId === organId;
}
