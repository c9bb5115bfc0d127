import { getInitialSnapshot, transition } from 'xstate';
import { disclosureRequestMachine } from '../../machines/disclosure-request.machine.ts';
import type { ChartEvent } from '../../src/law/step-facts.ts';
import { chartEvent } from './chart-events.ts';

export type RequestSnapshot = ReturnType<typeof disclosureRequestMachine.resolveState>;
export type HandlingState = RequestSnapshot['value']['handling'];

export interface RequestStep {
  readonly from: RequestSnapshot;
  readonly event: ChartEvent;
  readonly to: RequestSnapshot;
}

export interface RequestWalk {
  readonly snapshots: readonly RequestSnapshot[];
  readonly steps: readonly RequestStep[];
}

export const INITIAL_REQUEST: RequestSnapshot = getInitialSnapshot(disclosureRequestMachine);

export function takes(snapshot: RequestSnapshot, event: ChartEvent): boolean {
  return snapshot.can(asRequestEvent(event));
}

export function step(snapshot: RequestSnapshot, event: ChartEvent): RequestSnapshot {
  return transition(disclosureRequestMachine, snapshot, asRequestEvent(event))[0];
}

/** The chart must survive any name, so tests show it any event. */
function asRequestEvent(event: ChartEvent): Parameters<RequestSnapshot['can']>[0] {
  return event as Parameters<RequestSnapshot['can']>[0];
}

/** The plain form in which the engine keeps a snapshot. */
export function plain(snapshot: RequestSnapshot) {
  return { value: snapshot.value, context: snapshot.context, status: snapshot.status };
}

export function restored(snapshot: RequestSnapshot): RequestSnapshot {
  return disclosureRequestMachine.resolveState(JSON.parse(JSON.stringify(plain(snapshot))));
}

/** Every snapshot that these events reach, in whatever order and number, in at most two rounds, and every step between them. */
export function walkRequest(samples: readonly ChartEvent[], start: RequestSnapshot = INITIAL_REQUEST): RequestWalk {
  const seen = new Map([[JSON.stringify(plain(start)), start]]);
  const steps: RequestStep[] = [];
  const open = [start];
  for (let from = open.pop(); from !== undefined; from = open.pop()) {
    for (const event of samples) {
      if (!takes(from, event)) continue;
      const to = step(from, event);
      const { round, earlierCodes } = to.context;
      if (round > 2 || earlierCodes.length > 2) continue;
      steps.push({ from, event, to });
      const key = JSON.stringify(plain(to));
      if (seen.has(key)) continue;
      seen.set(key, to);
      open.push(to);
    }
  }
  return { snapshots: [...seen.values()], steps };
}

/** An application that is received when it arrives, under the regime given. */
export function arrival(regime: 'R2008' | 'R2019' = 'R2019'): ChartEvent {
  return chartEvent('application.arrived', { facts: { receivedOnArrival: true, regime }, data: { channel: 'inPerson' } });
}
