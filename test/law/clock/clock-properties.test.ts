import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CivilDate, civilDate } from '../../../src/law/civil-date.ts';
import { type ClockView, clockViewOfFacts } from '../../../src/law/clock/clock-view.ts';
import type { Fact } from '../../../src/law/fact.ts';
import { stateCalendar } from '../../../src/law/state-calendar.ts';
import { facts, received } from '../../support/facts.ts';
import { type ReferenceView, referenceClock } from '../../support/reference-clock.ts';
import { dayBetween, factsFrom, lastDayOf, type Timeline, timelines } from '../../support/timeline-arbitrary.ts';

const LATER_THAN_ALL = civilDate('2040-01-01');
const dayOf2019 = dayBetween(civilDate('2021-01-04'), civilDate('2027-06-30'));
const offset = fc.integer({ min: 0, max: 25 });

const look = ({ facts: list, today }: Timeline): ClockView => clockViewOfFacts(list, { ref: 'case', today, calendar: stateCalendar });

/** The view without the texts meant for people. */
function withoutTexts(view: ClockView): ReferenceView {
  const ledger = view.ledger?.map(({ basis: _, ...stretch }) => stretch) ?? null;
  const breaches = view.breaches?.map(({ message: _, ...breach }) => breach) ?? null;
  return { ...view, ledger, breaches };
}

/** What the view says of days, without what it says of breaches and of the round's number. */
function daysOf(view: ClockView) {
  const { breaches: _, round: __, receivedOn: ___, ...days } = withoutTexts(view);
  return days;
}

/** Counted working days in (`after`, `until`] by the ledger. */
function countedInLedger(view: ClockView, after: CivilDate, until: CivilDate): number {
  let counted = 0;
  for (const { from, to, kind } of view.ledger ?? []) {
    const start = from > after ? addDays(from, -1) : after;
    if (kind === 'counted') counted += stateCalendar.workingDaysBetween(start, to < until ? to : until);
  }
  return counted;
}

describe('the clock over random histories', () => {
  it('agrees with a naive count day by day', () => {
    const agrees = fc.property(timelines, (timeline) => {
      const reference = referenceClock(timeline.facts, { ref: 'case', today: timeline.today, calendar: stateCalendar });
      expect(withoutTexts(look(timeline))).toEqual(reference);
    });
    fc.assert(agrees, { numRuns: 8000 });
  });

  it('ends every period on a working day, and knows its end exactly while time counts or has stopped', () => {
    const holds = fc.property(timelines, (timeline) => {
      const { state, dueOn, baseDueOn, provisional } = look(timeline);
      expect(dueOn === null).toBe(['notStarted', 'paused', 'suspended'].includes(state));
      expect(baseDueOn === null).toBe(dueOn === null);
      expect(provisional).toBe(state === 'notStarted' ? null : dueOn !== null && dueOn > stateCalendar.knownUntil);
      if (dueOn !== null) expect(stateCalendar.isWorkingDay(dueOn)).toBe(true);
    });
    fc.assert(holds, { numRuns: 1500 });
  });

  it('keeps a ledger without gaps in which neighbours differ and the counted stretches add up', () => {
    const holds = fc.property(timelines, (timeline) => {
      const view = look(timeline);
      const asOf = view.stoppedOn ?? timeline.today;
      const ledger = view.ledger ?? [];
      const ends = [view.anchor, ...ledger.map(({ to }) => to)];
      expect(ledger.map(({ from }) => addDays(from, -1))).toEqual(ends.slice(0, -1));
      if (view.anchor !== null) expect(ends.at(-1)).toBe(asOf);
      ledger.forEach((stretch, i) => {
        const next = ledger[i + 1];
        expect(stretch.from <= stretch.to).toBe(true);
        expect(stretch.workingDays).toBe(stateCalendar.workingDaysBetween(addDays(stretch.from, -1), stretch.to));
        expect(next?.kind === stretch.kind && next.causes.join() === stretch.causes.join()).toBe(false);
        if (stretch.kind === 'counted') expect(stretch.causes).toEqual([]);
      });
      if (view.anchor !== null) expect(view.countedWorkingDays).toBe(countedInLedger(view, view.anchor, asOf));
    });
    fc.assert(holds, { numRuns: 1500 });
  });

  it('leaves as many working days as lie before the due day, or overdue ones as have counted since', () => {
    const holds = fc.property(timelines, (timeline) => {
      const view = look(timeline);
      const { dueOn, remainingWorkingDays } = view;
      const asOf = view.stoppedOn ?? timeline.today;
      if (dueOn === null || (view.state === 'stopped' && view.inTime === null)) return;
      const left = asOf <= dueOn ? stateCalendar.workingDaysBetween(asOf, dueOn) : -countedInLedger(view, dueOn, asOf);
      expect(remainingWorkingDays === left).toBe(true); // 0 and -0 are the same number of days
    });
    fc.assert(holds, { numRuns: 1500 });
  });

  it('calls a case in time or late only after a reply, and never in time after the due day', () => {
    const holds = fc.property(timelines, (timeline) => {
      const { state, inTime, stoppedOn, dueOn } = look(timeline);
      if (inTime === null) return;
      const replies = timeline.facts.filter(({ type }) => type === 'reply.served' || type === 'reply.givenOnTheSpot');
      expect(state).toBe('stopped');
      expect(replies.map(({ on }) => on)).toContain(stoppedOn);
      if (inTime) expect(stoppedOn !== null && dueOn !== null && stoppedOn <= dueOn).toBe(true);
    });
    fc.assert(holds, { numRuns: 1500 });
  });

  it('looks at no fact later than today', () => {
    const holds = fc.property(timelines, ({ facts: list, today }) => {
      expect(look({ facts: list.filter(({ on }) => on <= today), today })).toEqual(look({ facts: list, today }));
    });
    fc.assert(holds, { numRuns: 500 });
  });

  it('changes no date for a fact that the law does not allow', () => {
    const holds = fc.property(timelines, ({ facts: list, today }) => {
      const viewAfter = (count: number): ClockView => look({ facts: list.slice(0, count), today: LATER_THAN_ALL });
      const isBreach = (_: Fact, i: number): boolean =>
        (viewAfter(i + 1).breaches?.length ?? 0) > (viewAfter(i).breaches?.length ?? Infinity);
      const lawful = list.filter((fact, i) => fact.type === 'reply.givenOnTheSpot' || !isBreach(fact, i));
      expect(daysOf(look({ facts: lawful, today }))).toEqual(daysOf(look({ facts: list, today })));
    });
    fc.assert(holds, { numRuns: 500 });
  });

  it('throws at no order of facts, and answers with plain JSON', () => {
    const anyOrder = timelines.chain(({ facts: list, today }) =>
      fc.record({ facts: fc.shuffledSubarray([...list]), today: fc.constant(today) }),
    );
    const holds = fc.property(anyOrder, (timeline) => {
      const view = look(timeline);
      expect(JSON.parse(JSON.stringify(view))).toEqual(view);
    });
    fc.assert(holds, { numRuns: 1500 });
  });
});

describe('the clock between two random histories', () => {
  it('is never due earlier for a later receipt', () => {
    const cases = fc.record({
      on: dayBetween(civilDate('2008-05-01'), civilDate('2027-06-30')),
      later: fc.integer({ min: 1, max: 8 }),
      sent: offset,
      answered: offset,
      extended: fc.integer({ min: 0, max: 60 }),
      workingDays: fc.integer({ min: 1, max: 22 }),
    });
    const holds = fc.property(cases, (given) => {
      const sentOn = addDays(given.on, given.later + given.sent);
      const answeredOn = addDays(sentOn, given.answered);
      const rest = facts(
        ['thirdParty.consulted', sentOn, { party: 'a' }],
        ['thirdParty.replied', answeredOn, { party: 'a' }],
        ['period.extended', addDays(answeredOn, given.extended), { workingDays: given.workingDays }],
      );
      const dueOf = (on: CivilDate): CivilDate | null => look({ facts: [...received(on), ...rest], today: LATER_THAN_ALL }).dueOn;
      expect((dueOf(addDays(given.on, given.later)) ?? '') >= (dueOf(given.on) ?? '')).toBe(true);
    });
    fc.assert(holds, { numRuns: 1500 });
  });

  it('excludes days once: a consultation inside another changes nothing but the causes named', () => {
    const cases = fc.record({
      on: dayOf2019,
      sent: offset,
      lasts: offset,
      inside: fc.tuple(fc.nat(1000), fc.nat(1000)),
      look: fc.integer({ min: 0, max: 90 }),
    });
    const holds = fc.property(cases, (given) => {
      const [first, second] = given.inside.map((part) => part % (given.lasts + 1)).sort((a, b) => a - b);
      const dayOf = (days: number): CivilDate => addDays(given.on, given.sent + days);
      const outer = {
        sent: ['thirdParty.consulted', dayOf(0), { party: 'a' }],
        answered: ['thirdParty.replied', dayOf(given.lasts), { party: 'a' }],
      } as const;
      const inner = [
        ['organ.consulted', dayOf(first ?? 0), { organ: 'b' }],
        ['organ.replied', dayOf(second ?? 0), { organ: 'b' }],
      ] as const;
      const today = addDays(given.on, given.look);
      const one = look({ facts: received(given.on, outer.sent, outer.answered), today });
      const both = look({ facts: received(given.on, outer.sent, ...inner, outer.answered), today });
      const excluded = (view: ClockView): number =>
        countedInLedger(view, given.on, today) - stateCalendar.workingDaysBetween(given.on, today);
      expect({ ...both, ledger: [] }).toEqual({ ...one, ledger: [] });
      expect(excluded(both)).toBe(excluded(one));
    });
    fc.assert(holds, { numRuns: 1000 });
  });

  it('forgets every earlier run when a new reply is ordered', () => {
    const cases = timelines
      .filter(({ facts: list }) => list.length > 0 && look({ facts: list, today: LATER_THAN_ALL }).receivedOn !== null)
      .chain(({ facts: list }) =>
        fc.record({ list: fc.constant(list), tail: factsFrom(lastDayOf(list) ?? LATER_THAN_ALL), look: fc.nat(50) }),
      );
    const holds = fc.property(cases, ({ list, tail, look: days }) => {
      const orderedOn = lastDayOf(list) ?? LATER_THAN_ALL;
      const today = addDays(lastDayOf(tail) ?? orderedOn, days);
      const receivedOn = look({ facts: list, today }).receivedOn ?? orderedOn;
      const anew = [...facts(['reprocessing.ordered', orderedOn]), ...tail];
      expect(daysOf(look({ facts: [...list, ...anew], today }))).toEqual(
        daysOf(look({ facts: [...received(receivedOn), ...anew], today })),
      );
    });
    fc.assert(holds, { numRuns: 1000 });
  });

  it.each([
    { notice: 'correction.requested', answer: 'correction.received', data: { workingDays: 15 } },
    { notice: 'fee.notified', answer: 'fee.paid', data: { yuan: 100 } },
  ])('reckons after $answer as if the application had come on that day', ({ notice, answer, data }) => {
    const cases = dayOf2019.chain((on) => {
      const answeredOn = addDays(on, 14);
      return fc.record({ on: fc.constant(on), answeredOn: fc.constant(answeredOn), tail: factsFrom(answeredOn), look: fc.nat(50) });
    });
    // A correction is asked once and by the days since the receipt, whatever was paid in between; a reply on the spot is given on that day.
    const carriesOver = ['correction.requested', 'correction.received', 'reply.givenOnTheSpot'];
    const holds = fc.property(cases, ({ on, answeredOn, tail, look: days }) => {
      const rest = tail.filter(({ type }) => !carriesOver.includes(type));
      const today = addDays(lastDayOf(rest) ?? answeredOn, days);
      const restarted = [...received(on, ['thirdParty.consulted', on, { party: 'z' }], [notice, on, data], [answer, answeredOn]), ...rest];
      expect(daysOf(look({ facts: restarted, today }))).toEqual(daysOf(look({ facts: [...received(answeredOn), ...rest], today })));
    });
    fc.assert(holds, { numRuns: 500 });
  });

  it('lets the answer to a breached notice or letter change no date either', () => {
    const pairs = [
      ['correction.requested', 'correction.received', { workingDays: 15 }],
      ['fee.notified', 'fee.paid', { yuan: 100 }],
      ['thirdParty.consulted', 'thirdParty.replied', { party: 'a' }],
      ['organ.consulted', 'organ.replied', { organ: 'a' }],
    ] as const;
    const cases = fc.record({
      on: dayOf2019,
      pair: fc.constantFrom(...pairs),
      late: fc.integer({ min: 1, max: 20 }),
      answered: offset,
      look: fc.nat(60),
    });
    const holds = fc.property(cases, ({ on, pair: [notice, answer, data], late, answered, look: days }) => {
      const lateOn = addDays(look({ facts: received(on), today: on }).dueOn ?? on, late);
      const answeredOn = addDays(lateOn, answered);
      const ask = { today: addDays(answeredOn, days) };
      const breached = look({ facts: received(on, [notice, lateOn, data], [answer, answeredOn, { ...data, goodReason: true }]), ...ask });
      expect(daysOf(breached)).toEqual(daysOf(look({ facts: received(on), ...ask })));
      expect(breached.breaches).toHaveLength(1);
    });
    fc.assert(holds, { numRuns: 1000 });
  });
});
