import { describe, expect, it } from 'vitest';
import { applicantRemediesOf } from '../../src/law/applicant-remedies.ts';
import { type CivilDate, civilDate } from '../../src/law/civil-date.ts';
import { foldClock } from '../../src/law/clock/clock-fold.ts';
import type { Fact } from '../../src/law/fact.ts';
import { stateCalendar } from '../../src/law/state-calendar.ts';

const fact = (type: string, on: string, data: Fact['data'] = {}): Fact => ({ type, on: civilDate(on), data });
const ARRIVED = fact('application.arrived', '2024-03-04', { channel: 'inPerson' });
const replied = (decisionCode: string): Fact => fact('reply.served', '2024-03-12', { decisionCode });

function remediesAfter(facts: readonly Fact[], { today, knownOn = null }: { today: string; knownOn?: CivilDate | null }) {
  const clock = foldClock(facts, stateCalendar);
  return applicantRemediesOf({ clock, knownOn, today: civilDate(today), calendar: stateCalendar });
}

const known = civilDate('2024-03-15');

describe('what an applicant can do', () => {
  it.each([
    { code: 'G2', route: 'either', suit: '2024-09-18', because: 'six months end on the Sunday of Mid-Autumn and roll past it' },
    { code: 'U1a', route: 'either', suit: '2024-09-18', because: 'that nothing exists is no refusal under arts. 14–16' },
    { code: 'D8', route: 'either', suit: '2024-09-18', because: 'special procedures are not under review first (Q9)' },
    { code: 'D5', route: 'reviewFirst', suit: undefined, because: 'refusals under art. 16 go to review first' },
    { code: 'P1', route: 'reviewFirst', suit: undefined, because: 'the withheld part goes to review first (Q9)' },
  ])('against $code is $route: $because', ({ code, route, suit }) => {
    const remedies = remediesAfter([ARRIVED, replied(code)], { today: '2024-03-18', knownOn: known });
    expect(remedies).toMatchObject({ against: 'reply', route });
    expect(remedies?.review?.lastDay).toBe('2024-05-14');
    expect(remedies?.suit?.lastDay).toBe(suit);
  });

  it('has no day while nothing proves that the reply arrived', () => {
    expect(remediesAfter([ARRIVED, replied('G2')], { today: '2024-03-18' })).toMatchObject({ route: 'either', review: null, suit: null });
  });

  it('is nothing on the due day, and both ways on the day after', () => {
    expect(remediesAfter([ARRIVED], { today: '2024-04-01' })).toBeNull();
    const silence = remediesAfter([ARRIVED], { today: '2024-04-02' });
    expect(silence).toMatchObject({ against: 'silence', route: 'contested' });
    expect([silence?.review?.lastDay, silence?.suit?.lastDay]).toEqual(['2024-05-31', '2024-10-08']);
  });

  it('is nothing against silence while a correction is awaited', () => {
    const asked = fact('correction.requested', '2024-03-06', { workingDays: 15 });
    expect(remediesAfter([ARRIVED, asked], { today: '2024-04-02' })).toBeNull();
  });

  it.each([
    { event: 'application.withdrawn', on: '2024-03-12', because: 'a withdrawal is the applicant’s own', against: null },
    { event: 'correction.lapsed', on: '2024-03-14', because: 'being counted as having given up can be attacked', against: 'closing' },
  ])('after $event: $because', ({ event, on, against }) => {
    const facts = [ARRIVED, fact('correction.requested', '2024-03-06', { workingDays: 5 }), fact(event, on)];
    const remedies = remediesAfter(facts, { today: '2024-03-20', knownOn: known });
    expect(remedies?.against ?? null).toBe(against);
    expect(remedies?.review ?? null).toBeNull();
  });
});
