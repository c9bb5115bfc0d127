import { type CaseSight, isInSight, sightOf, type Watcher } from '../../law/access/case-sight.ts';
import { unitsUnder } from '../../law/access/unit-tree.ts';
import { createCasePlaces } from '../../store/case-places.ts';
import type { Database } from '../../store/database.ts';
import { createStaffDirectory } from '../../store/staff-directory.ts';
import { createUnitStore } from '../../store/unit-store.ts';

/** Somebody of the staff, with the organ they are bound to; null for none. */
export interface Person extends Watcher {
  readonly organId: number | null;
}

/** Whether the person may see the case as it lies now; one that there is not is seen by nobody. */
export async function seesCaseOf(db: Pick<Database, 'read'>, person: Person, caseId: string): Promise<boolean> {
  return (await whoSee(db, [person], caseId)).length === 1;
}

/** Those of the people who may see the case as it lies now. */
export async function whoSee<P extends Person>(db: Pick<Database, 'read'>, people: readonly P[], caseId: string): Promise<readonly P[]> {
  const place = await createCasePlaces(db.read).find(caseId);
  if (place === undefined) return [];
  const own = people.filter(({ organId }) => organId === null || organId === place.organId);
  const sights = await Promise.all(own.map((person) => sightOfPerson(db, person)));
  return own.filter((_person, index) => isInSight(sights[index] ?? { sees: 'nothing' }, place));
}

/** Which cases of the organ the person may see, as units and accounts stand now. Closed accounts count: what lies with them is the unit's. */
export async function sightOfPerson({ read }: Pick<Database, 'read'>, person: Person): Promise<CaseSight> {
  const alone = sightOf(person, { units: [], userIds: [] });
  if (alone.sees !== 'units' || person.organId === null || person.unit === null) return alone;
  const units = unitsUnder(await createUnitStore(read).list(person.organId), person.unit);
  const people = await createStaffDirectory(read).list(person.organId);
  const userIds = people.filter(({ unit }) => unit !== null && units.includes(unit)).map(({ id }) => id);
  return sightOf(person, { units, userIds });
}
