import type { ServiceName, ServiceState } from '../store/service-state-store.ts';
import { wallClock } from './format.ts';
import { systemTexts } from './texts/system.ts';

/** Shorter trouble passes by itself. */
const TOLD_AFTER_MS = 5 * 60_000;
/** The clock's worker runs every minute. */
const CLOCK_LATE_MS = 15 * 60_000;

/** True when the worker that records lapses has not run for more than a quarter of an hour. One that never ran has just been started. */
export function isClockLate(clock: Pick<ServiceState, 'okAt'> | undefined, now: Date): boolean {
  return clock?.okAt != null && now.getTime() - Date.parse(clock.okAt) > CLOCK_LATE_MS;
}

/** What people who work on cases should know of now: trouble that lasts, and what still works. */
export function lastingTroubles(states: readonly ServiceState[], now: Date): readonly string[] {
  const find = (name: ServiceName) => states.find((state) => state.name === name);
  const { banner } = systemTexts;
  const failing = (['smtp', 'imap'] as const).flatMap((name) => {
    const since = find(name)?.failingSince ?? null;
    return since !== null && now.getTime() - Date.parse(since) > TOLD_AFTER_MS ? [banner[name](wallClock(since))] : [];
  });
  const clock = find('clock');
  return isClockLate(clock, now) ? [...failing, banner.clock(wallClock(clock?.okAt ?? ''))] : failing;
}
