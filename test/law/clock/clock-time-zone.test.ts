import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { timelines } from '../../support/timeline-arbitrary.ts';

const ownZone = process.env.TZ;

/** Minutes that local time is behind UTC in January 2024. */
const ZONES = [
  { zone: 'Asia/Shanghai', offset: -480 },
  { zone: 'America/New_York', offset: 300 },
  { zone: 'Pacific/Kiritimati', offset: -840 },
];

/** The views of the same histories, reckoned by modules that were loaded while the machine stood in `zone`. */
async function viewsIn(zone: string): Promise<string> {
  process.env.TZ = zone;
  vi.resetModules();
  const { clockViewOfFacts } = await import('../../../src/law/clock/clock-view.ts');
  const { stateCalendar } = await import('../../../src/law/state-calendar.ts');
  const histories = fc.sample(timelines, { numRuns: 800, seed: 20190515 });
  return JSON.stringify(histories.map(({ facts, today }) => clockViewOfFacts(facts, { ref: 'case', today, calendar: stateCalendar })));
}

describe("the machine's time zone", () => {
  afterEach(() => {
    if (ownZone === undefined) delete process.env.TZ;
    else process.env.TZ = ownZone;
  });

  it.each(ZONES)('does not change the clock in $zone', async ({ zone, offset }) => {
    const inUtc = await viewsIn('UTC');
    const there = await viewsIn(zone);
    expect(new Date(2024, 0, 1).getTimezoneOffset()).toBe(offset); // the zone did take effect in this process
    expect(there === inUtc).toBe(true);
    expect(inUtc.length).toBeGreaterThan(100_000);
  });
});
