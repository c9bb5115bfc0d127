import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import { initialTransition, transition } from 'xstate';
import type { ProceedingMachineId } from '../../machines/proceedings.ts';
import { PROCEEDING_MACHINES } from '../../machines/proceedings.ts';
import { complaintEvents } from '../law/events/complaint-events.ts';
import type { EventDefinition } from '../law/events/define-event.ts';
import { litigationEvents } from '../law/events/litigation-events.ts';
import { publicationEvents } from '../law/events/publication-events.ts';
import { recordCorrectionEvents } from '../law/events/record-correction-events.ts';
import { reviewEvents } from '../law/events/review-events.ts';
import { PRESUPPOSED_EVENTS } from '../law/presupposed-events.ts';
import type { ChartEvent } from '../law/step-facts.ts';
import { inferSteps } from './infer-steps.ts';

const EVENTS_OF: Record<ProceedingMachineId, Readonly<Record<string, EventDefinition>>> = {
  reviewCase: reviewEvents,
  litigationCase: litigationEvents,
  complaint: complaintEvents,
  recordCorrection: recordCorrectionEvents,
  publication: publicationEvents,
};

export interface ProceedingTarget {
  readonly machine: ProceedingMachineId;
  /** Where the instance stands; undefined: it was never opened. */
  readonly snapshot: AnyMachineSnapshot | undefined;
  /** The stated fact. */
  readonly target: ChartEvent;
}

/**
 * The facts that a stated fact of a proceeding presupposes and that are not on record, in their order: to be recorded as inferred on the
 * day of the stated fact.
 *
 * First the law's ordinary course (presupposed-events.ts), as far as the chart can still go it; where that does not lead to the stated
 * fact, the shortest way through the chart.
 *
 * @returns undefined when no inferred facts make the stated one possible.
 */
export function inferProceedingSteps({ machine, snapshot, target }: ProceedingTarget): readonly string[] | undefined {
  const chart: AnyStateMachine = PROCEEDING_MACHINES[machine];
  const start = snapshot ?? initialTransition(chart)[0];
  const ordinary = ordinaryCourse(chart, start, target);
  if (ordinary.state.can(target)) return ordinary.types;
  return inferSteps<AnyMachineSnapshot>({
    start,
    inferrable: inferrableTypes(machine),
    step: (state, type) => stepForward(chart, state, { ...target, type, data: {} }),
    reaches: (state) => state.can(target),
    keyOf: (state) => JSON.stringify([state.value, state.context]),
  });
}

function ordinaryCourse(chart: AnyStateMachine, start: AnyMachineSnapshot, target: ChartEvent) {
  const types: string[] = [];
  let state = start;
  for (const type of PRESUPPOSED_EVENTS[target.type] ?? []) {
    const next = stepForward(chart, state, { ...target, type, data: {} });
    if (next === undefined) continue;
    types.push(type);
    state = next;
  }
  return { types, state };
}

/** Only a step into another state is worth inferring: a fact that leaves the chart where it is presupposes nothing. */
function stepForward(chart: AnyStateMachine, state: AnyMachineSnapshot, event: ChartEvent): AnyMachineSnapshot | undefined {
  if (!state.can(event)) return undefined;
  const [next] = transition(chart, state, event);
  return JSON.stringify(next.value) === JSON.stringify(state.value) ? undefined : next;
}

function inferrableTypes(machine: ProceedingMachineId): readonly string[] {
  return Object.values(EVENTS_OF[machine])
    .filter((definition) => definition.inferrable === true)
    .map((definition) => definition.type);
}
