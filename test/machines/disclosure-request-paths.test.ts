import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnyStateNode } from 'xstate';
import { disclosureRequestMachine } from '../../machines/disclosure-request.machine.ts';
import { disclosureRequestGuardTexts } from '../../machines/parts/request-guard-texts.ts';
import { type RequestEventType, requestEvents } from '../../src/law/events/request-events.ts';
import { chartEvent } from '../support/chart-events.ts';
import { brokenInvariants } from '../support/request-invariants.ts';
import { ROWS } from '../support/request-rows.ts';
import { ALL_SAMPLES, requestWalks } from '../support/request-slices.ts';
import { INITIAL_REQUEST, plain, type RequestSnapshot, restored, step, takes } from '../support/request-walk.ts';

const walks = Object.values(requestWalks());
const snapshots = [
  ...new Map(walks.flatMap((walk) => walk.snapshots).map((snapshot) => [JSON.stringify(plain(snapshot)), snapshot])).values(),
];
const steps = walks.flatMap((walk) => walk.steps);

describe('every reachable snapshot of a request', () => {
  it('keeps the invariants', () => {
    expect(snapshots.flatMap(brokenInvariants).slice(0, 3)).toEqual([]);
  });

  it('survives storage', () => {
    const changed = snapshots.filter((snapshot) => JSON.stringify(plain(restored(snapshot))) !== JSON.stringify(plain(snapshot)));
    expect(changed).toEqual([]);
  });

  it('steps on from storage as it would have without', () => {
    const wrong = steps.filter((_, at) => at % 7 === 0).filter(({ from, event, to }) => !isSame(step(restored(from), event), to));
    expect(wrong.slice(0, 1)).toEqual([]);
  });

  it('is left as it is by an event it does not take', () => {
    const wrong = snapshots
      .filter((_, at) => at % 40 === 0)
      .flatMap((snapshot) => ALL_SAMPLES.filter((event) => !takes(snapshot, event) && !isSame(step(snapshot, event), snapshot)));
    expect(wrong.slice(0, 1)).toEqual([]);
  });

  it('takes the record of a breach', () => {
    expect(snapshots.filter((snapshot) => !takes(snapshot, chartEvent('breach.recorded')))).toEqual([]);
  });

  it('is never a dead end before it is archived', () => {
    const goingOn = new Set(steps.filter(({ from, to }) => !isSame(from, to)).map(({ from }) => JSON.stringify(plain(from))));
    const stuck = snapshots
      .filter((snapshot) => !goingOn.has(JSON.stringify(plain(snapshot))))
      .filter((snapshot) => !ALL_SAMPLES.some((event) => takes(snapshot, event) && !isSame(step(snapshot, event), snapshot)));
    expect([...new Set(stuck.map(({ value }) => value.handling))]).toEqual(['archived']);
  });
});

describe('the event table of domain 2.2', () => {
  it.each(Object.entries(ROWS))('%s is taken exactly from and to where its row says', (type, row) => {
    const taken = steps.filter(({ event }) => event.type === type);
    const from = new Set(taken.map(({ from }) => from.value.handling));
    const to = taken.map(({ from, to }) => (row.to.includes('same') ? sameOr(from, to) : to.value.handling));
    expect([...from].sort()).toEqual([...new Set(row.from)].sort());
    expect([...new Set(to)].sort()).toEqual([...row.to].sort());
  });

  it('has a row for every event that is defined, and no other', () => {
    expect(Object.keys(ROWS).sort()).toEqual(Object.keys(requestEvents).sort());
  });

  it('is the whole of the chart: every event of the chart is defined and the reverse', () => {
    expect([...disclosureRequestMachine.events].sort()).toEqual(Object.keys(requestEvents).sort());
  });

  it('reaches every declared state', () => {
    const reached = new Set(snapshots.flatMap((snapshot) => (snapshot._nodes as readonly AnyStateNode[]).map((node) => node.id)));
    expect(
      allNodes(disclosureRequestMachine.root)
        .filter((node) => !reached.has(node.id))
        .map((node) => node.id),
    ).toEqual([]);
  });

  it('never closes a request with a reply: O1, O2 and withdrawals issue none', () => {
    const closings = steps.filter(({ from, to }) => to.value.handling === 'closed' && from.value.handling !== 'closed');
    expect(closings.length).toBeGreaterThan(0);
    expect(closings.filter(({ from, to }) => to.value.service !== 'idle' || to.context.replyIssued !== from.context.replyIssued)).toEqual(
      [],
    );
  });

  it('starts a new round with nothing of the old one but its code', () => {
    const rounds = steps.filter(({ from, to }) => to.context.round > from.context.round);
    for (const { to } of rounds) {
      expect(to.value).toEqual({ ...INITIAL_REQUEST.value, handling: 'examining' });
      expect(to.context).toMatchObject({
        decisionCode: null,
        proposedBy: null,
        correctionAsked: false,
        consultations: {},
        replyIssued: false,
      });
    }
    expect(rounds.length).toBeGreaterThan(100);
  });
});

describe('the chart explains itself', () => {
  it('in a label for every state and a source for every transition', () => {
    for (const node of allNodes(disclosureRequestMachine.root)) {
      expect(node.meta?.label, node.id).toMatchObject({ zh: expect.stringMatching(/./), en: expect.stringMatching(/./) });
      for (const taken of [...node.transitions.values()].flat())
        expect(taken.description, `${node.id} ${taken.eventType}`).toMatch(/[法条例规则〔]/);
    }
  });

  it('in a text for every guard', () => {
    expect(Object.keys(disclosureRequestGuardTexts).sort()).toEqual(Object.keys(disclosureRequestMachine.implementations.guards).sort());
  });

  it('under a version', () => {
    expect(disclosureRequestMachine.version).toMatch(/^\d+$/);
  });
});

describe('whatever comes in whatever order', () => {
  it('the invariants hold and nothing throws', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { minLength: 10, maxLength: 80 }), (events) => {
        let snapshot = INITIAL_REQUEST;
        for (const event of events) snapshot = step(snapshot, event);
        expect(brokenInvariants(restored(snapshot))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('a walk that always goes on, taking whatever can be taken, keeps the invariants', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 20, maxLength: 60 }), (choices) => {
        let snapshot = INITIAL_REQUEST;
        for (const choice of choices) {
          const event = firstPossible(snapshot, choice % staffSamples.length);
          if (event !== undefined) snapshot = step(snapshot, event);
          expect(brokenInvariants(snapshot)).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });
});

const staffSamples = ALL_SAMPLES.filter((event) => event.actorId !== 'import');

/** Going round the samples from a place that chance has chosen. */
function firstPossible(snapshot: RequestSnapshot, at: number) {
  return [...staffSamples.slice(at), ...staffSamples.slice(0, at)].find((event) => takes(snapshot, event));
}

const hostileData = fc.dictionary(
  fc.constantFrom('decisionCode', 'party', 'organ', 'result', '__proto__', 'constructor', 'x'),
  fc.jsonValue(),
);
const anyEvent = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...staffSamples) },
  {
    weight: 1,
    arbitrary: fc
      .record({
        type: fc.constantFrom<string>('thirdParty.consulted', 'search.completed', 'organ.served', 'no.such.event', '__proto__', ''),
        data: hostileData,
      })
      .map(({ type, data }) => chartEvent(type as RequestEventType, { data })),
  },
);

function sameOr(from: RequestSnapshot, to: RequestSnapshot): string {
  return from.value.handling === to.value.handling ? 'same' : to.value.handling;
}

function isSame(a: RequestSnapshot, b: RequestSnapshot): boolean {
  return JSON.stringify(plain(a)) === JSON.stringify(plain(b));
}

function allNodes(node: AnyStateNode): readonly AnyStateNode[] {
  return [node, ...Object.values(node.states).flatMap(allNodes)];
}
