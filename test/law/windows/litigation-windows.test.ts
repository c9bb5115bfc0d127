import { describe, expect, it } from 'vitest';
import { civilDate } from '../../../src/law/civil-date.ts';
import type { Fact } from '../../../src/law/fact.ts';
import { stateCalendar } from '../../../src/law/state-calendar.ts';
import type { Limit } from '../../../src/law/windows/limit.ts';
import { firstJudgmentEffectiveOn, secondJudgmentEffectiveOn } from '../../../src/law/windows/litigation-periods.ts';
import { effectiveOn, litigationLimits } from '../../../src/law/windows/litigation-windows.ts';

function fact(name: string, on: string, data: Fact['data'] = {}): Fact {
  return { type: `litigation.${name}`, on: civilDate(on), data };
}

function limit(facts: readonly Fact[], name: string): Limit | undefined {
  return litigationLimits(facts, stateCalendar).findLast(({ kind }) => kind === `litigation.${name}`);
}

const PLEADED = [fact('filed', '2024-07-22'), fact('registered', '2024-07-26'), fact('pleadingsReceived', '2024-07-30')];
const SIMPLIFIED = [...PLEADED, fact('defenceFiled', '2024-08-09'), fact('procedureSwitched', '2024-08-12', { to: 'simplified' })];
const JUDGED = [...SIMPLIFIED, fact('firstJudged', '2024-09-06', { kind: 'judgment', outcome: 'orderedToPerform' })];

describe('the limits of a suit', () => {
  it.each([
    { facts: PLEADED, name: 'filing', lastDay: '2024-07-29', because: 'L1: 7 calendar days' },
    { facts: PLEADED, name: 'copy', lastDay: '2024-07-31', because: '5 calendar days' },
    { facts: PLEADED, name: 'defence', lastDay: '2024-08-14', because: 'L1: 15 calendar days' },
    { facts: PLEADED, name: 'firstInstance', lastDay: '2025-01-26', because: '6 months; Sunday 26 January 2025 is a shifted working day' },
    { facts: SIMPLIFIED, name: 'firstInstance', lastDay: '2024-09-09', because: 'L1: 45 calendar days from registration' },
    {
      facts: [...SIMPLIFIED, fact('procedureSwitched', '2024-08-30', { to: 'ordinary' })],
      name: 'firstInstance',
      lastDay: '2025-01-26',
      because: 'the ordinary period also counts from registration',
    },
    { facts: JUDGED, name: 'appeal', lastDay: '2024-09-23', because: 'L1: 21 September is a Saturday' },
  ])('$name until $lastDay: $because', ({ facts, name, lastDay }) => {
    expect(limit(facts, name)?.lastDay).toBe(lastDay);
  });

  it('lets a missed defence and a missed appeal lapse the day after', () => {
    expect(limit(PLEADED, 'defence')).toMatchObject({
      ours: true,
      lapseEvent: 'litigation.defenceLapsed',
      lapseOn: '2024-08-15',
      doneOn: null,
    });
    expect(limit(JUDGED, 'appeal')).toMatchObject({ lapseEvent: 'litigation.appealLapsed', lapseOn: '2024-09-24', doneOn: null });
    expect(limit(SIMPLIFIED, 'defence')).toMatchObject({ doneOn: '2024-08-09' });
  });

  it.each([
    { data: { kind: 'ruling', outcome: 'suitDismissed' }, lastDay: '2024-09-18', because: '10 days end on 16 September, Mid-Autumn' },
    { data: { outcome: 'suitDismissed' }, lastDay: '2024-09-18', because: 'a suit is dismissed by ruling' },
    { data: { outcome: 'claimDismissed', servedOn: '2024-09-10' }, lastDay: '2024-09-25', because: 'service counts, not the judgment' },
  ])('an appeal is open until $lastDay: $because', ({ data, lastDay }) => {
    expect(limit([...PLEADED, fact('firstJudged', '2024-09-06', data)], 'appeal')?.lastDay).toBe(lastDay);
  });

  it('is ours to appeal when the judgment went against us, or may have', () => {
    const ours = (data: Fact['data']) => limit([fact('firstJudged', '2024-09-06', data)], 'appeal')?.ours;
    expect(ours({ outcome: 'annulled' })).toBe(true);
    expect(ours({})).toBe(true);
    expect(ours({ outcome: 'claimDismissed' })).toBe(false);
  });

  it('gives three months to the second instance and six to ask for retrial', () => {
    const appealed = [...JUDGED, fact('appealed', '2024-09-20'), fact('appealAccepted', '2024-10-15')];
    expect(limit(appealed, 'secondInstance')).toMatchObject({ lastDay: '2025-01-15', doneOn: null });
    const final = [...appealed, fact('secondJudged', '2024-12-20', { servedOn: '2024-12-27' })];
    expect(limit(final, 'secondInstance')?.doneOn).toBe('2024-12-20');
    expect(limit(final, 'retrialApplication')?.lastDay).toBe('2025-06-27');
    expect(limit([...JUDGED, fact('appealLapsed', '2024-09-24')], 'retrialApplication')?.lastDay).toBe('2025-03-24');
  });

  it('knows the simplified procedure from the registration too', () => {
    expect(limit([fact('registered', '2024-07-26', { procedure: 'simplified' })], 'firstInstance')?.lastDay).toBe('2024-09-09');
  });

  it('lets an appeal learned of after the lapse end the time to ask for retrial', () => {
    const facts = [...JUDGED, fact('appealLapsed', '2024-09-24'), fact('appealed', '2024-09-20')];
    expect(limit(facts, 'retrialApplication')?.doneBy).toBe('litigation.appealed');
    expect(effectiveOn(facts, stateCalendar)).toBeNull();
  });

  it('starts a new first instance at a remand', () => {
    const facts = [...JUDGED, fact('appealed', '2024-09-20'), fact('appealAccepted', '2024-10-15'), fact('remanded', '2024-11-20')];
    expect(limit(facts, 'firstInstance')).toMatchObject({ fromOn: '2024-11-20', lastDay: '2025-05-20', doneOn: null });
    expect(limit(facts, 'secondInstance')?.doneBy).toBe('litigation.remanded');
  });

  it('stops the trial period while suspended', () => {
    const suspended = [...SIMPLIFIED, fact('suspended', '2024-08-20')];
    expect(limit(suspended, 'firstInstance')).toBeUndefined();
    // 45 days end on 9 September; 14 days stood still: 23 September.
    expect(limit([...suspended, fact('resumed', '2024-09-03')], 'firstInstance')?.lastDay).toBe('2024-09-23');
  });

  it('starts nothing from inferred facts', () => {
    const facts = PLEADED.map((one) => ({ ...one, inferred: true }));
    expect(litigationLimits(facts, stateCalendar)).toEqual([]);
  });
});

describe('a judgment takes effect', () => {
  it('the day after the time to appeal: L1, and the reply ordered within 20 working days is due 2024-10-25', () => {
    const effective = firstJudgmentEffectiveOn({ servedOn: civilDate('2024-09-06'), kind: 'judgment' }, stateCalendar);
    expect(effective).toBe('2024-09-24');
    expect(effectiveOn(JUDGED, stateCalendar)).toBe('2024-09-24');
    expect(stateCalendar.nthWorkingDayAfter(effective, 20)).toBe('2024-10-25');
  });

  it('at service in second instance', () => {
    expect(secondJudgmentEffectiveOn(civilDate('2024-12-27'))).toBe('2024-12-27');
    const facts = [...JUDGED, fact('appealed', '2024-09-20'), fact('secondJudged', '2024-12-20', { servedOn: '2024-12-27' })];
    expect(effectiveOn(facts, stateCalendar)).toBe('2024-12-27');
  });

  it('not while an appeal, a remand or a retrial is open', () => {
    const final = [...JUDGED, fact('appealed', '2024-09-20'), fact('secondJudged', '2024-12-27')];
    expect(effectiveOn(PLEADED, stateCalendar)).toBeNull();
    expect(effectiveOn([...JUDGED, fact('appealed', '2024-09-20')], stateCalendar)).toBeNull();
    expect(effectiveOn([...JUDGED, fact('appealed', '2024-09-20'), fact('remanded', '2024-11-20')], stateCalendar)).toBeNull();
    expect(effectiveOn([...final, fact('retrialFiled', '2025-01-10')], stateCalendar)).toBe('2024-12-27');
    expect(effectiveOn([...final, fact('retrialOrdered', '2025-02-10')], stateCalendar)).toBeNull();
    expect(effectiveOn([...final, fact('retrialOrdered', '2025-02-10'), fact('retrialJudged', '2025-05-06')], stateCalendar)).toBe(
      '2025-05-06',
    );
  });
});
