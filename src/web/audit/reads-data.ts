import { type Burst, findBursts } from '../../engine/audit/unusual-reading.ts';
import { isInSight } from '../../law/access/case-sight.ts';
import { createReadsSearch, type FoundRead, type ReadsQuery } from '../../store/reads-search.ts';
import { sightOfUser } from '../case-sight.ts';
import type { WebDeps } from '../web-deps.ts';

/** Readings that are examined for what is unusual: more would keep everybody waiting. */
export const EXAMINED = 100_000;

/** Readings of a period that deserve a second look. */
export interface UnusualReading {
  readonly bursts: readonly Burst[];
  /** By person: cases beyond what the person's roles and unit see today. */
  readonly outside: readonly { readonly userId: string; readonly userName: string; readonly caseIds: ReadonlySet<string> }[];
  /** There were more readings than were examined. */
  readonly truncated: boolean;
}

export async function examineReads(deps: Pick<WebDeps, 'db' | 'users'>, query: ReadsQuery): Promise<UnusualReading> {
  const reads = await createReadsSearch(deps.db.read).inOrder(query, EXAMINED + 1);
  const examined = reads.slice(0, EXAMINED);
  return { bursts: findBursts(examined), outside: await readsOutside(deps, examined), truncated: reads.length > EXAMINED };
}

async function readsOutside(deps: Pick<WebDeps, 'db' | 'users'>, reads: readonly FoundRead[]): Promise<UnusualReading['outside']> {
  const readers = new Map<string, FoundRead[]>();
  for (const read of reads) {
    const own = readers.get(read.userId);
    if (own === undefined) readers.set(read.userId, [read]);
    else own.push(read);
  }
  const found: { userId: string; userName: string; caseIds: Set<string> }[] = [];
  for (const [userId, own] of readers) {
    const user = await deps.users.findById(userId);
    if (user === undefined) continue;
    const sight = await sightOfUser(deps, user);
    const caseIds = new Set(own.filter((read) => !isInSight(sight, read)).map(({ caseId }) => caseId));
    if (caseIds.size > 0) found.push({ userId, userName: own.at(-1)?.userName ?? '', caseIds });
  }
  return found;
}
