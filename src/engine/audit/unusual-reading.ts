import type { FoundRead } from '../../store/reads-search.ts';

/** Cases that one person reads within `WITHIN_MS`: from so many on it is unusual. Lists and exports of many cases at once count too. */
export const MANY_CASES = 30;
const WITHIN_MS = 60 * 60_000;

/** Many different cases read by one person within an hour. */
export interface Burst {
  readonly userId: string;
  readonly userName: string;
  /** UTC instants of the first and the last reading. */
  readonly from: string;
  readonly to: string;
  readonly caseIds: readonly string[];
}

/**
 * Finds hours in which somebody read unusually many cases; hours that touch are told as one.
 *
 * @param reads - Person by person, oldest first.
 */
export function findBursts(reads: readonly FoundRead[]): readonly Burst[] {
  const bursts: Burst[] = [];
  const inWindow = new Map<string, number>();
  let [start, burst] = [0, null as { from: number; to: number } | null];
  const close = (): void => {
    if (burst !== null) bursts.push(burstOf(reads.slice(burst.from, burst.to + 1)));
    burst = null;
  };
  for (const [index, read] of reads.entries()) {
    if (reads[start]?.userId !== read.userId) {
      close();
      inWindow.clear();
      start = index;
    }
    inWindow.set(read.caseId, (inWindow.get(read.caseId) ?? 0) + 1);
    for (let first = reads[start]; first !== undefined && isTooOld(first, read); first = reads[start]) {
      leave(inWindow, first.caseId);
      start += 1;
    }
    if (inWindow.size < MANY_CASES) continue;
    if (burst !== null && start > burst.to) close();
    burst = { from: burst?.from ?? start, to: index };
  }
  close();
  return bursts;
}

function isTooOld(first: FoundRead, read: FoundRead): boolean {
  return Date.parse(read.readAt) - Date.parse(first.readAt) > WITHIN_MS;
}

function leave(inWindow: Map<string, number>, caseId: string): void {
  const left = (inWindow.get(caseId) ?? 1) - 1;
  if (left === 0) inWindow.delete(caseId);
  else inWindow.set(caseId, left);
}

function burstOf(reads: readonly FoundRead[]): Burst {
  const [first, last] = [reads[0], reads.at(-1)];
  return {
    userId: first?.userId ?? '',
    userName: last?.userName ?? '',
    from: first?.readAt ?? '',
    to: last?.readAt ?? '',
    caseIds: casesOf(reads),
  };
}

function casesOf(reads: readonly FoundRead[]): readonly string[] {
  return [...new Set(reads.map(({ caseId }) => caseId))];
}
