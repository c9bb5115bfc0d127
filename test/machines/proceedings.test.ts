import { describe, expect, it } from 'vitest';
import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import { initialTransition } from 'xstate';
import { isOpeningEvent, machineOfEvent, openingEvents, PROCEEDING_GUARD_TEXTS, PROCEEDING_MACHINES } from '../../machines/proceedings.ts';
import { chartEvent } from '../support/chart-events.ts';

const machines = Object.entries(PROCEEDING_MACHINES) as [keyof typeof PROCEEDING_MACHINES, AnyStateMachine][];

describe('the proceedings', () => {
  it.each(machines)('%s is opened by its opening event and by no other', (id, machine) => {
    const unopened: AnyMachineSnapshot = initialTransition(machine)[0];
    expect(machine.events.filter((type) => unopened.can(chartEvent(type)))).toEqual([openingEvents[id]]);
    expect(isOpeningEvent(openingEvents[id])).toBe(true);
  });

  it.each(machines)('%s has the id of its key, a version and its guard texts', (id, machine) => {
    expect(machine.id).toBe(id);
    // Raised with each change of what a chart takes; histories of the version before must still replay.
    expect(machine.version).toBe(id === 'publication' ? '2' : '1');
    expect(Object.keys(PROCEEDING_GUARD_TEXTS[id]).sort()).toEqual(Object.keys(machine.implementations.guards).sort());
  });

  it.each(machines)('%s takes the events that its prefix says', (id, machine) => {
    for (const type of machine.events) expect(machineOfEvent(type)).toBe(id);
  });

  it.each(['application.arrived', 'reply.served', 'reprocessing.ordered', 'breach.recorded', 'reviewer.changed', 'review', ''])(
    "leaves '%s' to the request's chart",
    (type) => {
      expect(machineOfEvent(type)).toBe('disclosureRequest');
      expect(isOpeningEvent(type)).toBe(false);
    },
  );
});
