import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHANNELS } from '../../src/law/channels.ts';
import { addDays, civilDate } from '../../src/law/civil-date.ts';
import { clockViewOfFacts } from '../../src/law/clock/clock-view.ts';
import { dayByDay } from '../../src/law/day-by-day.ts';
import { replyDueFor } from '../../src/law/reply-calculator.ts';
import { stateCalendar } from '../../src/law/state-calendar.ts';

const day = civilDate;

describe('the day by which a reply is due, for whoever asks', () => {
  it.each([
    {
      question: { channel: 'inPerson', arrivedOn: day('2022-09-30'), confirmedOn: null, extended: false },
      due: '2022-11-02',
      because: '8 and 9 October 2022 are shifted working days',
    },
    {
      question: { channel: 'inPerson', arrivedOn: day('2018-12-24'), confirmedOn: null, extended: false },
      due: '2019-01-15',
      because: 'before 15 May 2019 the period is 15 working days, and 29 December 2018 was one',
    },
    {
      question: { channel: 'online', arrivedOn: day('2026-03-02'), confirmedOn: day('2026-03-04'), extended: false },
      due: '2026-04-01',
      because: 'online both sides confirm: the day of confirmation is that of receipt',
    },
    {
      question: { channel: 'fax', arrivedOn: day('2026-03-02'), confirmedOn: day('2026-03-02'), extended: true },
      due: '2026-04-28',
      because: 'the longest extension is 20 working days, and 6 April is a day off',
    },
  ] as const)('$question.channel on $question.arrivedOn: $due, $because', ({ question, due }) => {
    expect(replyDueFor(question, stateCalendar)).toMatchObject({ result: 'due', dueOn: due });
  });

  it('asks for the confirmation where receipt needs one', () => {
    const question = { channel: 'mailOrdinary', arrivedOn: day('2026-03-02'), confirmedOn: null, extended: false } as const;
    expect(replyDueFor(question, stateCalendar)).toMatchObject({ result: 'confirmationNeeded' });
  });

  it('lists as many working days as the period has, and ends on the due day', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...CHANNELS),
        fc.integer({ min: 0, max: 6000 }),
        fc.integer({ min: 0, max: 9 }),
        fc.boolean(),
        (channel, offset, later, extended) => {
          const arrivedOn = addDays(day('2009-01-01'), offset);
          const answer = replyDueFor({ channel, arrivedOn, confirmedOn: addDays(arrivedOn, later), extended }, stateCalendar);
          if (answer.result !== 'due') throw new Error('It was confirmed');
          const last = answer.days.at(-1);
          expect(last?.on).toBe(answer.dueOn);
          expect(last?.ordinal).toBe(answer.workingDays + (answer.extendedBy ?? 0));
          expect(answer.provisional).toBe(answer.dueOn > stateCalendar.knownUntil);
        },
      ),
    );
  });

  it('says what the clock of a case with these facts says', () => {
    const facts = [
      { type: 'application.arrived', on: day('2025-09-25'), data: { channel: 'email' } },
      { type: 'receipt.confirmed', on: day('2025-09-26'), data: {} },
    ];
    const clock = clockViewOfFacts(facts, { ref: 'x', today: day('2025-09-26'), calendar: stateCalendar });
    const asked = { channel: 'email', arrivedOn: day('2025-09-25'), confirmedOn: day('2025-09-26'), extended: false } as const;
    expect(replyDueFor(asked, stateCalendar)).toMatchObject({ dueOn: clock.dueOn, receivedOn: clock.receivedOn });
  });
});

describe('days counted one by one', () => {
  it('gives each day its reason', () => {
    const days = dayByDay(day('2022-09-30'), day('2022-10-10'), stateCalendar);
    expect(days.map(({ on, kind, ordinal }) => `${on} ${kind} ${ordinal}`)).toEqual([
      '2022-10-01 weekend null',
      '2022-10-02 weekend null',
      '2022-10-03 dayOff null',
      '2022-10-04 dayOff null',
      '2022-10-05 dayOff null',
      '2022-10-06 dayOff null',
      '2022-10-07 dayOff null',
      '2022-10-08 shiftedWorkday 1',
      '2022-10-09 shiftedWorkday 2',
      '2022-10-10 weekday 3',
    ]);
  });
});
