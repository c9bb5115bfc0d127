import type { ServiceState } from '../../store/service-state-store.ts';

/** Waits double from one minute to six hours: about three days in all. */
const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 6 * 3_600_000;
const MAX_ATTEMPTS = 20;

/** A server out of reach is looked for ever more seldom, but never so seldom that mail waits long once it is back. */
const SHORTEST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 10 * 60_000;
/** A pause is this part of how long the outage has lasted. */
const PAUSE_SHARE = 1 / 4;

/** How long a mail waits that was refused for the `attempts`-th time; undefined when it is given up. */
export function waitAfter(attempts: number): number | undefined {
  return attempts >= MAX_ATTEMPTS ? undefined : Math.min(FIRST_WAIT_MS * 2 ** (attempts - 1), LONGEST_WAIT_MS);
}

/** How long nobody looks for a server that has been failing. */
export function pauseOf({ failingSince, failedAt }: Pick<ServiceState, 'failingSince' | 'failedAt'>): number {
  if (failingSince === null || failedAt === null) return 0;
  const lasted = Date.parse(failedAt) - Date.parse(failingSince);
  return Math.min(Math.max(lasted * PAUSE_SHARE, SHORTEST_PAUSE_MS), LONGEST_PAUSE_MS);
}
