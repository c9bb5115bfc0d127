import { describe, expect, it } from 'vitest';
import { civilDate } from '../../../src/law/civil-date.ts';
import type { Fact } from '../../../src/law/fact.ts';
import { stateCalendar } from '../../../src/law/state-calendar.ts';
import type { Limit } from '../../../src/law/windows/limit.ts';
import { lastDayOf } from '../../../src/law/windows/period.ts';
import { REVIEW_LAWS, reviewLawOf } from '../../../src/law/windows/review-law.ts';
import { reviewLimits } from '../../../src/law/windows/review-windows.ts';

function fact(name: string, on: string, data: Fact['data'] = {}): Fact {
  return { type: `review.${name}`, on: civilDate(on), data };
}

function limit(facts: readonly Fact[], name: string): Limit | undefined {
  return reviewLimits(facts, stateCalendar).findLast(({ kind }) => kind === `review.${name}`);
}

const SIMPLIFIED = [
  fact('filed', '2024-04-29'),
  fact('accepted', '2024-05-07', { procedure: 'simplified' }),
  fact('noticeReceived', '2024-05-09'),
];
const ORDINARY = [
  fact('filed', '2024-04-29'),
  fact('accepted', '2024-05-07', { procedure: 'ordinary' }),
  fact('noticeReceived', '2024-05-13'),
];
const OLD_LAW = [fact('filed', '2017-06-20'), fact('accepted', '2017-06-20'), fact('noticeReceived', '2017-06-28')];

describe('the review law', () => {
  it('is chosen by the date of the review application', () => {
    expect(reviewLawOf(civilDate('2023-12-31')).id).toBe('ARL2017');
    expect(reviewLawOf(civilDate('2024-01-01')).id).toBe('ARL2023');
  });

  it('gives its periods to direct computation: decision of R1', () => {
    const accepted = civilDate('2024-05-07');
    expect(lastDayOf(accepted, REVIEW_LAWS.ARL2023.decision.simplified.period, stateCalendar)).toBe('2024-06-06');
    expect(lastDayOf(accepted, REVIEW_LAWS.ARL2023.decision.ordinary.period, stateCalendar)).toBe('2024-07-08');
  });
});

describe('the limits of a review', () => {
  it.each([
    { example: 'R1 simplified', facts: SIMPLIFIED, name: 'acceptance', lastDay: '2024-05-09', because: '5 working days over Labour Day' },
    { example: 'R1 simplified', facts: SIMPLIFIED, name: 'copy', lastDay: '2024-05-10', because: '3 working days' },
    {
      example: 'R1 simplified',
      facts: SIMPLIFIED,
      name: 'answer',
      lastDay: '2024-05-15',
      because: '5 working days, Saturday 11 May is one',
    },
    { example: 'R1 simplified', facts: SIMPLIFIED, name: 'decision', lastDay: '2024-06-06', because: '30 calendar days' },
    { example: 'R1 ordinary', facts: ORDINARY, name: 'copy', lastDay: '2024-05-15', because: '7 working days' },
    { example: 'R1 ordinary', facts: ORDINARY, name: 'answer', lastDay: '2024-05-27', because: '10 working days' },
    { example: 'R1 ordinary', facts: ORDINARY, name: 'decision', lastDay: '2024-07-08', because: '6 July is a Saturday' },
    { example: 'R2', facts: OLD_LAW, name: 'copy', lastDay: '2017-06-29', because: '7 working days' },
    { example: 'R2', facts: OLD_LAW, name: 'answer', lastDay: '2017-07-10', because: '10 calendar days end on Saturday 8 July' },
    { example: 'R2', facts: OLD_LAW, name: 'decision', lastDay: '2017-08-21', because: '19 August is a Saturday' },
  ])('$example: $name until $lastDay, $because', ({ facts, name, lastDay }) => {
    expect(limit(facts, name)?.lastDay).toBe(lastDay);
  });

  it.each([
    { facts: [...ORDINARY, fact('answered', '2024-05-20'), fact('extended', '2024-07-01', { calendarDays: 30 })], lastDay: '2024-08-05' },
    { facts: [...ORDINARY, fact('extended', '2024-07-08')], lastDay: '2024-08-05' },
    { facts: [...ORDINARY, fact('extended', '2024-07-01', { calendarDays: 60 })], lastDay: '2024-08-05' },
    { facts: [...ORDINARY, fact('extended', '2024-07-09', { calendarDays: 30 })], lastDay: '2024-07-08' },
    { facts: [...SIMPLIFIED, fact('extended', '2024-06-01', { calendarDays: 30 })], lastDay: '2024-06-06' },
    { facts: [...OLD_LAW, fact('extended', '2017-08-10', { calendarDays: 30 })], lastDay: '2017-09-18' },
  ])('extends the decision at most 30 days, in time, and never in the simplified procedure (row %#)', ({ facts, lastDay }) => {
    expect(limit(facts, 'decision')?.lastDay).toBe(lastDay);
  });

  it('lets silence accept on the last day of the check under the law of 2023', () => {
    const filed = [fact('filed', '2024-04-29')];
    expect(limit(filed, 'acceptance')).toMatchObject({ lapseEvent: 'review.deemedAccepted', lapseOn: '2024-05-09', doneOn: null });
    expect(limit([...filed, fact('deemedAccepted', '2024-05-09')], 'decision')?.fromOn).toBe('2024-05-09');
  });

  it('lets silence accept from receipt under the law of 2017', () => {
    const facts = [fact('filed', '2017-06-20'), fact('deemedAccepted', '2017-06-27')];
    expect(limit(facts, 'decision')).toMatchObject({ fromOn: '2017-06-20', lastDay: '2017-08-21' });
  });

  it('gives ten working days to correct since 2024 and checks again afterwards', () => {
    const asked = [fact('filed', '2024-04-29'), fact('correctionRequested', '2024-05-08')];
    expect(limit(asked, 'acceptance')).toMatchObject({ doneOn: '2024-05-08', doneBy: 'review.correctionRequested' });
    expect(limit(asked, 'correction')).toMatchObject({
      lastDay: '2024-05-21',
      lapseEvent: 'review.correctionLapsed',
      lapseOn: '2024-05-22',
    });
    expect(limit([...asked, fact('corrected', '2024-05-20')], 'acceptance')).toMatchObject({ lastDay: '2024-05-27', doneOn: null });
  });

  it('sets no day for a correction under the law of 2017, which says "reasonable time"', () => {
    expect(limit([fact('filed', '2017-06-20'), fact('correctionRequested', '2017-06-22')], 'correction')).toBeUndefined();
  });

  it('binds our organ by the answer only, which lapses the day after', () => {
    const ours = reviewLimits(ORDINARY, stateCalendar).filter((one) => one.ours);
    expect(ours).toMatchObject([{ kind: 'review.answer', lapseEvent: 'review.answerLapsed', lapseOn: '2024-05-28', doneOn: null }]);
    expect(limit([...ORDINARY, fact('answered', '2024-05-24')], 'answer')?.doneOn).toBe('2024-05-24');
    expect(limit([...ORDINARY, fact('decided', '2024-05-16', { outcome: 'upheld' })], 'answer')?.doneBy).toBe('review.decided');
  });

  it('opens 15 days to sue after the decision, and after silence from the end of the period', () => {
    const decided = [...ORDINARY, fact('decided', '2024-07-05', { outcome: 'upheld' })];
    expect(limit(decided, 'suit')?.lastDay).toBe('2024-07-22');
    const silent = [...ORDINARY, fact('answered', '2024-05-24'), fact('lapsed', '2024-07-09')];
    expect(limit(silent, 'suitAfterSilence')).toMatchObject({ fromOn: '2024-07-08', lastDay: '2024-07-23' });
  });

  it('reopens the decision period when an extension in time is learned of after the lapse', () => {
    const lapsed = [...ORDINARY, fact('answered', '2024-05-24'), fact('lapsed', '2024-07-09')];
    const inTime = [...lapsed, fact('extended', '2024-07-05')];
    expect(limit(inTime, 'decision')).toMatchObject({ lastDay: '2024-08-05', lapseOn: '2024-08-06', doneOn: null });
    expect(limit(inTime, 'suitAfterSilence')).toBeUndefined();
    const again = [...inTime, fact('lapsed', '2024-08-06')];
    expect(limit(again, 'decision')).toMatchObject({ lastDay: '2024-08-05', doneOn: '2024-08-06' });
    expect(limit(again, 'suitAfterSilence')).toMatchObject({ fromOn: '2024-08-05', lastDay: '2024-08-20' });
    expect(limit([...lapsed, fact('extended', '2024-07-09')], 'decision')).toMatchObject({ lastDay: '2024-07-08', doneOn: '2024-07-09' });
  });

  it('lets a stated acceptance replace the one by silence', () => {
    const facts = [
      fact('filed', '2024-04-29'),
      fact('deemedAccepted', '2024-05-09'),
      fact('accepted', '2024-05-07', { procedure: 'simplified' }),
    ];
    const decisions = reviewLimits(facts, stateCalendar).filter(({ kind }) => kind === 'review.decision');
    expect(decisions).toMatchObject([{ fromOn: '2024-05-07', lastDay: '2024-06-06' }]);
  });

  it('takes the procedure from the notice to answer where the acceptance is not on record', () => {
    const facts = [
      { ...fact('accepted', '2024-05-09'), inferred: true },
      fact('noticeReceived', '2024-05-09', { procedure: 'simplified' }),
    ];
    expect(limit(facts, 'answer')?.lastDay).toBe('2024-05-15');
  });

  it('counts from service where it differs from the day of the paper', () => {
    const decided = [...ORDINARY, fact('decided', '2024-07-01', { outcome: 'upheld', servedOn: '2024-07-05' })];
    expect(limit(decided, 'suit')?.lastDay).toBe('2024-07-22');
    const asked = [fact('filed', '2024-04-29'), fact('correctionRequested', '2024-05-07', { servedOn: '2024-05-08' })];
    expect(limit(asked, 'correction')?.lastDay).toBe('2024-05-21');
  });

  it('opens no suit after mediation', () => {
    expect(limit([...ORDINARY, fact('decided', '2024-07-05', { outcome: 'mediated' })], 'suit')).toBeUndefined();
  });

  it('stops the decision period while suspended and counts on afterwards', () => {
    const suspended = [...ORDINARY, fact('answered', '2024-05-24'), fact('suspended', '2024-06-03')];
    expect(limit(suspended, 'decision')).toBeUndefined();
    // 60 days end on 6 July; ten days stood still.
    expect(limit([...suspended, fact('resumed', '2024-06-13')], 'decision')?.lastDay).toBe('2024-07-16');
    expect(limit([...suspended, fact('decided', '2024-06-13', { outcome: 'upheld' })], 'decision')?.doneOn).toBe('2024-06-13');
  });

  it('keeps our answer due while suspended, but records no lapse before the resumption', () => {
    const suspended = [...ORDINARY, fact('suspended', '2024-05-20')];
    expect(limit(suspended, 'answer')).toMatchObject({ lastDay: '2024-05-27' });
    expect(limit(suspended, 'answer')?.lapseEvent).toBeUndefined();
    expect(limit([...suspended, fact('resumed', '2024-06-05')], 'answer')?.lapseOn).toBe('2024-06-05');
    expect(limit([...suspended, fact('resumed', '2024-05-22')], 'answer')?.lapseOn).toBe('2024-05-28');
  });

  it('starts no limit from inferred facts, but lets them settle one', () => {
    const facts = [
      fact('filed', '2024-04-29'),
      { ...fact('accepted', '2024-05-16'), inferred: true },
      fact('noticeReceived', '2024-05-16'),
    ];
    expect(reviewLimits(facts, stateCalendar).map((one) => one.kind)).toEqual(['review.acceptance', 'review.answer']);
    expect(limit(facts, 'acceptance')?.doneOn).toBe('2024-05-16');
  });

  it('is provisional beyond the last known holiday notice', () => {
    const facts = [fact('filed', '2026-11-20'), fact('accepted', '2026-11-23')];
    expect(limit(facts, 'copy')?.provisional).toBe(false);
    expect(limit(facts, 'decision')?.provisional).toBe(true);
  });
});
