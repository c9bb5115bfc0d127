import { type AnyMachineSnapshot, getInitialSnapshot, transition } from 'xstate';
import { initialChart, MACHINES, stepChart } from '../src/engine/charts.ts';
import { ORDINARY } from '../src/engine/law-facts.ts';
import type { ChartEvent } from '../src/law/step-facts.ts';
import { type Comparison, compare, timed } from './measure.ts';
import { ARRIVAL, ORDINARY_COURSE } from './ordinary-course.ts';

const events: readonly ChartEvent[] = [ARRIVAL, ...ORDINARY_COURSE].map(({ actor, event: { type, on, data } }) => ({
  type,
  on,
  data,
  actorId: actor.id,
  facts: { ...ORDINARY, regime: 'R2019', receivedOnArrival: type === 'application.arrived' },
}));
const machine = MACHINES.disclosureRequest;

/** A stored snapshot restored, asked whether it takes the event, stepped and stored, against a live snapshot just stepped. */
export function chartSteps({ cases, rounds }: { cases: number; rounds: number }): Promise<Comparison> {
  const count = cases * events.length;
  return compare(
    { name: 'chart steps of stored snapshots', unit: 'steps', against: 'XState transition() on live snapshots', rounds },
    { ours: () => timed(count, () => repeat(cases, stepStored)), theirs: () => timed(count, () => repeat(cases, stepLive)) },
  );
}

function stepStored(): void {
  let chart = initialChart('disclosureRequest');
  for (const event of events) {
    const next = stepChart('disclosureRequest', chart, event);
    if (next === undefined) throw new Error(`The chart refuses ${event.type}`);
    chart = next;
  }
}

function stepLive(): void {
  let snapshot: AnyMachineSnapshot = getInitialSnapshot(machine);
  for (const event of events) [snapshot] = transition(machine, snapshot, event);
}

function repeat(times: number, work: () => void): void {
  for (let i = 0; i < times; i += 1) work();
}
