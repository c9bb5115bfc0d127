import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { AnyMachineSnapshot, AnyStateMachine, AnyStateNode } from 'xstate';
import { getMicrosteps, initialTransition, transition } from 'xstate';
import { getAdjacencyMap } from 'xstate/graph';
import type { GuardText } from '../../machines/chart-types.ts';
import type { EventDefinition } from '../../src/law/events/define-event.ts';
import type { ChartEvent } from '../../src/law/step-facts.ts';
import { chartEvent } from './chart-events.ts';

export interface ChartUnderTest {
  readonly machine: AnyStateMachine;
  readonly definitions: Readonly<Record<string, EventDefinition>>;
  readonly guardTexts: Readonly<Record<string, GuardText>>;
  /** At least one event of each type, and one for each branch that a guard makes. */
  readonly samples: readonly ChartEvent[];
}

export interface Taken {
  readonly from: AnyMachineSnapshot;
  readonly event: ChartEvent;
  readonly to: AnyMachineSnapshot;
}

/** An entry of the adjacency map, which XState types loosely for a machine that is not known by name. */
interface Node {
  readonly state: AnyMachineSnapshot;
  readonly transitions: Readonly<Record<string, { readonly event: ChartEvent; readonly state: AnyMachineSnapshot }>>;
}

/** Every reachable snapshot (value and context) and every transition between them that the chart takes. */
export function walkChart({ machine, samples }: Pick<ChartUnderTest, 'machine' | 'samples'>): readonly Taken[] {
  const map = getAdjacencyMap(machine, { events: [...samples], serializeState: (snapshot) => JSON.stringify(storedForm(snapshot)) });
  const nodes: readonly Node[] = Object.values(map);
  return nodes.flatMap(({ state, transitions }) =>
    Object.values(transitions)
      .map(({ event, state: to }) => ({ from: state, event, to }))
      .filter(({ from, event }) => from.can(event)),
  );
}

/** The plain form in which the engine keeps a snapshot. */
export function storedForm(snapshot: AnyMachineSnapshot) {
  return { value: snapshot.value, context: snapshot.context as unknown, status: snapshot.status };
}

/** The snapshot after these events, each of which the chart must take. */
export function stepThrough(machine: AnyStateMachine, events: readonly ChartEvent[], start?: AnyMachineSnapshot): AnyMachineSnapshot {
  return events.reduce<AnyMachineSnapshot>((snapshot, event) => {
    expect(snapshot.can(event), `${event.type} is taken in ${JSON.stringify(snapshot.value)}`).toBe(true);
    return transition(machine, snapshot, event)[0];
  }, start ?? initialTransition(machine)[0]);
}

/** Declares the tests that every chart of a proceeding must pass. */
export function itKeepsTheChartContract(chart: ChartUnderTest): void {
  const { machine, definitions, guardTexts, samples } = chart;
  const walked = walkChart(chart);
  const snapshots = [initialTransition(machine)[0] as AnyMachineSnapshot, ...walked.map(({ to }) => to)];

  it('reaches every declared state', () => {
    const reached = walked.flatMap(({ from, event }) => getMicrosteps(machine, from, event).flatMap(([step]) => nodeIds(step)));
    expect(new Set([...nodeIds(snapshots[0]!), ...reached])).toEqual(new Set(allNodes(machine.root).map((node) => node.id)));
  });

  it('takes exactly the events that are defined, each of them somewhere', () => {
    expect(new Set(machine.events)).toEqual(new Set(Object.keys(definitions)));
    expect(new Set(walked.map(({ event }) => event.type))).toEqual(new Set(Object.keys(definitions)));
  });

  it('defines each event under its own type and for this machine', () => {
    for (const [type, definition] of Object.entries(definitions)) {
      expect(definition).toMatchObject({ type, machine: machine.id });
      expect(definition.recordedBy.length === 0, type).toBe(definition.byClock === true);
      expect(definition.label.zh && definition.label.en && definition.article, type).toBeTruthy();
      for (const sentence of [definition.sentence.zh, definition.sentence.en]) {
        for (const [, field] of sentence.matchAll(/\{(\w+)\}/g)) expect(definition.fields, type).toHaveProperty(field!);
      }
    }
  });

  it('labels every state in both languages and names the source of every transition', () => {
    for (const node of allNodes(machine.root)) {
      expect(node.meta?.label, node.id).toMatchObject({ zh: expect.stringMatching(/./), en: expect.stringMatching(/./) });
      for (const taken of [...node.transitions.values()].flat().concat(node.always ?? [])) {
        expect(taken.description, `${node.id} ${taken.eventType}`).toMatch(/[法条例规则〔]/);
      }
    }
  });

  it('explains every guard and no other', () => {
    expect(Object.keys(guardTexts).sort()).toEqual(Object.keys(machine.implementations.guards).sort());
    for (const { basis, text } of Object.values(guardTexts)) expect(basis && text.zh && text.en).toBeTruthy();
  });

  it('is open or closed in every state but before it was opened', () => {
    for (const snapshot of snapshots) {
      expect([...snapshot.tags].filter((tag) => tag === 'open' || tag === 'closed')).toHaveLength(snapshot.value === 'unopened' ? 0 : 1);
    }
  });

  it('survives storage in every state and steps on the same', () => {
    for (const { from, event, to } of walked) {
      const restored = machine.resolveState(JSON.parse(JSON.stringify(storedForm(from))));
      expect(storedForm(transition(machine, restored, event)[0])).toEqual(storedForm(to));
    }
  });

  it('never changes its state for an event that it does not take or does not know', () => {
    for (const snapshot of snapshots) {
      for (const event of [...samples, chartEvent('no.such.event')]) {
        if (!snapshot.can(event)) expect(storedForm(transition(machine, snapshot, event)[0])).toEqual(storedForm(snapshot));
      }
    }
  });

  it('never throws, whatever comes in whatever order with whatever data', () => {
    const type = fc.constantFrom(...Object.keys(definitions), 'no.such.event');
    const event = fc.record({ type, data: fc.dictionary(dataKey, fc.jsonValue()) });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        let snapshot: AnyMachineSnapshot = initialTransition(machine)[0];
        for (const { type: next, data } of events) snapshot = transition(machine, snapshot, chartEvent(next, { data }))[0];
        expect(machine.resolveState(JSON.parse(JSON.stringify(storedForm(snapshot)))).value).toEqual(snapshot.value);
      }),
      { numRuns: 200 },
    );
  });
}

const dataKey = fc.constantFrom(
  'outcome',
  'to',
  'procedure',
  'filedBy',
  'found',
  'confirmed',
  'result',
  'ground',
  'channel',
  'orderedBy',
  'x',
);

function allNodes(node: AnyStateNode): readonly AnyStateNode[] {
  return [node, ...Object.values(node.states).flatMap(allNodes)];
}

function nodeIds(snapshot: AnyMachineSnapshot): readonly string[] {
  return (snapshot._nodes as readonly AnyStateNode[]).map((node) => node.id);
}
