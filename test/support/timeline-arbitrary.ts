import fc from 'fast-check';
import { CHANNELS } from '../../src/law/channels.ts';
import { addDays, type CivilDate, civilDate, fromEpochDay, toEpochDay } from '../../src/law/civil-date.ts';
import type { Fact } from '../../src/law/fact.ts';

/** A case's facts in the order in which they took effect, and a day on which its clock is looked at. */
export interface Timeline {
  readonly facts: readonly Fact[];
  readonly today: CivilDate;
}

/** A fact still without its day. What its fields say of days depends on that day. */
interface Step {
  readonly type: string;
  /** Calendar days after the latest day so far; negative for a fact that is typed in late and took effect before it. */
  readonly gap: number;
  readonly data: (on: CivilDate) => Readonly<Record<string, unknown>>;
}

const FIRST_ARRIVAL = civilDate('2008-05-01');
const FIRST_ARRIVAL_OF_2019 = civilDate('2019-05-15');
const LAST_ARRIVAL = civilDate('2027-06-30');

/** Borders of the law and of the calendar, where mistakes hide. */
const BORDERS = ['2019-04-20', '2019-05-14', '2019-05-15', '2020-12-20', '2020-01-19', '2026-12-01'].map(civilDate);

const gap = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 3 }) },
  { weight: 4, arbitrary: fc.integer({ min: 4, max: 14 }) },
  { weight: 1, arbitrary: fc.integer({ min: 15, max: 50 }) },
);

/** Few ids, so that consultations overlap, are asked again, and share an id across kinds. */
const id = fc.constantFrom('a', 'b', 'c');

/** Any day from `from` to `to`, both inclusive. */
export function dayBetween(from: CivilDate, to: CivilDate): fc.Arbitrary<CivilDate> {
  return fc.integer({ min: toEpochDay(from), max: toEpochDay(to) }).map(fromEpochDay);
}

export const arrivalDay: fc.Arbitrary<CivilDate> = fc.oneof(
  { weight: 1, arbitrary: dayBetween(FIRST_ARRIVAL, FIRST_ARRIVAL_OF_2019) },
  { weight: 3, arbitrary: dayBetween(FIRST_ARRIVAL_OF_2019, LAST_ARRIVAL) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom(...BORDERS), fc.integer({ min: 0, max: 25 })).map(([day, after]) => addDays(day, after)),
  },
);

const plain = (type: string): fc.Arbitrary<Step[]> => gap.map((days) => [{ type, gap: days, data: () => ({}) }]);

/** Calendar days from a notice to the day on which its lapse is recorded: longer than nearly every window. */
const RECORDED_LAPSE_AFTER = 50;

const servedAfter = fc.option(fc.integer({ min: 0, max: 12 }), { nil: undefined });

function withServedOn(data: Readonly<Record<string, unknown>>, after: number | undefined): Step['data'] {
  return (on) => (after === undefined ? data : { ...data, servedOn: addDays(on, after) });
}

const correctionAfter = (days: fc.Arbitrary<number>): fc.Arbitrary<Step[]> =>
  fc
    .record({
      gap: days,
      workingDays: fc.constantFrom(5, 10, 15, 30),
      served: servedAfter,
      answer: fc.option(gap),
      goodReason: fc.boolean(),
      lapse: fc.boolean(),
    })
    .map((c): Step[] => [
      { type: 'correction.requested', gap: c.gap, data: withServedOn({ workingDays: c.workingDays }, c.served) },
      ...(c.lapse ? [{ type: 'correction.lapsed', gap: RECORDED_LAPSE_AFTER, data: () => ({}) }] : []),
      ...(c.answer === null ? [] : [answerTo('correction.received', c)]),
    ]);

const fee = fc
  .record({
    gap,
    served: servedAfter,
    answer: fc.option(fc.oneof(gap, fc.integer({ min: 28, max: 48 }))),
    lapse: fc.boolean(),
    goodReason: fc.boolean(),
  })
  .map((f): Step[] => [
    { type: 'fee.notified', gap: f.gap, data: withServedOn({ yuan: 100 }, f.served) },
    ...(f.lapse ? [{ type: 'fee.lapsed', gap: RECORDED_LAPSE_AFTER, data: () => ({}) }] : []),
    ...(f.answer === null ? [] : [answerTo('fee.paid', f)]),
  ]);

/** After a recorded lapse the answer is typed in late: it took effect before the fact recorded before it. */
function answerTo(type: string, given: { answer: number | null; goodReason: boolean; lapse: boolean }): Step {
  const after = given.answer ?? 0;
  return { type, gap: given.lapse ? after - RECORDED_LAPSE_AFTER : after, data: () => (given.goodReason ? { goodReason: true } : {}) };
}

const letter = fc
  .record({ kind: fc.constantFrom(['thirdParty', 'party'], ['organ', 'organ']), id, gap, served: fc.option(gap), replied: fc.option(gap) })
  .map(({ kind: [kind = '', key = ''], ...l }): Step[] => [
    { type: `${kind}.consulted`, gap: l.gap, data: () => ({ [key]: l.id }) },
    ...(l.served === null ? [] : [{ type: `${kind}.served`, gap: l.served, data: () => ({ [key]: l.id }) }]),
    ...(l.replied === null ? [] : [{ type: `${kind}.replied`, gap: l.replied, data: () => ({ [key]: l.id }) }]),
  ]);

/** Parts of consultations without order: letters that cross, answers nobody asked for. */
const looseLetter = fc
  .record({
    kind: fc.constantFrom(['thirdParty', 'party'], ['organ', 'organ']),
    id,
    gap,
    step: fc.constantFrom('consulted', 'served', 'replied', 'lapsed'),
  })
  .map(({ kind: [kind = '', key = ''], ...l }): Step[] => [{ type: `${kind}.${l.step}`, gap: l.gap, data: () => ({ [key]: l.id }) }]);

const extension = fc
  .record({ gap, workingDays: fc.constantFrom(1, 5, 10, 15, 16, 20, 21, 30) })
  .map((e): Step[] => [{ type: 'period.extended', gap: e.gap, data: () => ({ workingDays: e.workingDays }) }]);

const deferral = fc
  .record({ gap, later: fc.integer({ min: 0, max: 120 }) })
  .map((d): Step[] => [{ type: 'reply.deferred', gap: d.gap, data: (on) => ({ to: addDays(on, d.later) }) }]);

const order = fc
  .record({ gap, within: fc.option(fc.integer({ min: 1, max: 90 })) })
  .map((o): Step[] => [
    { type: 'reprocessing.ordered', gap: o.gap, data: (on) => (o.within === null ? {} : { by: addDays(on, o.within) }) },
  ]);

const reply = fc
  .record({
    type: fc.constantFrom('reply.served', 'reply.served', 'reply.givenOnTheSpot'),
    gap,
    code: fc.constantFrom('G2', 'G2', 'U3', undefined),
  })
  .map((r): Step[] => [{ type: r.type, gap: r.gap, data: () => (r.code === undefined ? {} : { decisionCode: r.code }) }]);

const supplemented = fc.record({ before: gap, after: gap }).map((s): Step[] => [
  { type: 'reply.served', gap: s.before, data: () => ({ decisionCode: 'U3' }) },
  { type: 'supplement.received', gap: s.after, data: () => ({}) },
]);

const steps: fc.Arbitrary<Step[]> = fc.oneof(
  { weight: 5, arbitrary: letter },
  { weight: 4, arbitrary: looseLetter },
  { weight: 4, arbitrary: correctionAfter(gap) },
  { weight: 3, arbitrary: fee },
  { weight: 3, arbitrary: extension },
  { weight: 2, arbitrary: deferral },
  { weight: 2, arbitrary: reply },
  { weight: 1, arbitrary: supplemented },
  { weight: 1, arbitrary: order },
  {
    weight: 1,
    arbitrary: fc.oneof(
      ...['reply.revoked', 'supplement.received', 'correction.received', 'fee.paid', 'application.withdrawn', 'deadline.passed'].map(plain),
      ...['reasons.requested', 'secrecy.referred', 'service.failed', 'litigation.registered', 'receipt.confirmed'].map(plain),
    ),
  },
);

const arrival = fc
  .record({ on: arrivalDay, channel: fc.constantFrom(...CHANNELS), confirmed: fc.option(fc.integer({ min: 0, max: 9 }), { freq: 12 }) })
  .map(({ on, channel, confirmed }): { on: CivilDate; steps: Step[] } => ({
    on,
    steps: [
      { type: 'application.arrived', gap: 0, data: () => ({ channel }) },
      ...(confirmed === null ? [] : [{ type: 'receipt.confirmed', gap: confirmed, data: () => ({}) }]),
    ],
  }));

/** Often a correction notice in time: late ones come by themselves. */
const first = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Step[]>([]) },
  { weight: 2, arbitrary: correctionAfter(fc.integer({ min: 0, max: 10 })) },
);

/** Timelines of both regimes, lawful and not: whatever may have been recorded, in the order of its recording. */
export const timelines: fc.Arbitrary<Timeline> = fc
  .record({
    arrival,
    first,
    body: fc.array(steps, { maxLength: 6 }),
    look: fc.integer({ min: -3, max: 40 }),
    permille: fc.integer({ min: 0, max: 1300 }),
  })
  .map(({ arrival: start, first: opening, body, look, permille }) => {
    const facts = dated(start.on, [...start.steps, ...opening, ...body.flat()]);
    const span = toEpochDay(lastDayOf(facts) ?? start.on) - toEpochDay(start.on);
    return { facts, today: addDays(start.on, Math.floor((span * Math.min(1000, permille)) / 1000) + look) };
  });

/** What may follow in a case, from `start` on. */
export function factsFrom(start: CivilDate): fc.Arbitrary<Fact[]> {
  return fc.array(steps, { maxLength: 4 }).map((list) => dated(start, list.flat()));
}

export function lastDayOf(facts: readonly Fact[]): CivilDate | undefined {
  return facts
    .map((fact) => fact.on)
    .sort()
    .at(-1);
}

function dated(start: CivilDate, list: readonly Step[]): Fact[] {
  let latest = start;
  return list.map((step) => {
    const on = addDays(latest, step.gap);
    if (on > latest) latest = on;
    return { type: step.type, on, data: step.data(on) };
  });
}
