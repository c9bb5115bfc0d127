import { type AnyMachineSnapshot, type AnyStateMachine, getInitialSnapshot, type StateValue, transition } from 'xstate';
import { disclosureRequestMachine } from '../../machines/disclosure-request.machine.ts';
import { PROCEEDING_MACHINES } from '../../machines/proceedings.ts';
import type { MachineId } from '../law/events/define-event.ts';
import type { ChartEvent } from '../law/step-facts.ts';

/** Where a chart stands, as stored: plain JSON. */
export interface ChartSnapshot {
  readonly value: StateValue;
  readonly context: Readonly<Record<string, unknown>>;
  readonly status: AnyMachineSnapshot['status'];
}

export const MACHINES: Readonly<Record<MachineId, AnyStateMachine>> = {
  disclosureRequest: disclosureRequestMachine,
  ...PROCEEDING_MACHINES,
};

const initialSnapshots = new Map<MachineId, AnyMachineSnapshot>();

export function initialChart(machine: MachineId): ChartSnapshot {
  const snapshot = initialSnapshots.get(machine) ?? getInitialSnapshot(MACHINES[machine]);
  initialSnapshots.set(machine, snapshot);
  return store(snapshot);
}

/** Live forms of stored snapshots: both never change, and a case that takes several steps need not be restored for each. */
const liveForms = new WeakMap<ChartSnapshot, AnyMachineSnapshot>();

/** The live form of a stored snapshot. */
export function restoreChart(machine: MachineId, stored: ChartSnapshot): AnyMachineSnapshot {
  const known = liveForms.get(stored);
  if (known !== undefined) return known;
  const live = MACHINES[machine].resolveState({ value: stored.value, context: stored.context, status: stored.status });
  liveForms.set(stored, live);
  return live;
}

/** Whether the chart takes the event where it stands: a transition exists and its guards hold. */
export function chartTakes(machine: MachineId, snapshot: AnyMachineSnapshot, event: ChartEvent): boolean {
  return snapshot.status === 'active' && (MACHINES[machine].getTransitionData(snapshot, event)?.length ?? 0) > 0;
}

/** Whether a proceeding still waits for something; one that is closed may still take what the law allows after it (a retrial, say). */
export function isOpenChart(machine: MachineId, stored: ChartSnapshot): boolean {
  return restoreChart(machine, stored).hasTag('open');
}

/** One pure step; undefined when the chart does not take the event. */
export function stepChart(machine: MachineId, stored: ChartSnapshot, event: ChartEvent): ChartSnapshot | undefined {
  const snapshot = restoreChart(machine, stored);
  if (!chartTakes(machine, snapshot, event)) return undefined;
  const [next] = transition(MACHINES[machine], snapshot, event);
  return store(next);
}

export function machineVersion(machine: MachineId): string {
  return MACHINES[machine].version ?? '0';
}

function store(snapshot: AnyMachineSnapshot): ChartSnapshot {
  const stored: ChartSnapshot = { value: snapshot.value, context: snapshot.context as ChartSnapshot['context'], status: snapshot.status };
  liveForms.set(stored, snapshot);
  return stored;
}
