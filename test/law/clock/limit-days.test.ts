import { describe, expect, it } from 'vitest';
import { civilDate } from '../../../src/law/civil-date.ts';
import { archivableFrom, lapseDayOf, provisionalFrom, warningDays } from '../../../src/law/clock/limit-days.ts';
import { stateCalendar } from '../../../src/law/state-calendar.ts';

describe('days around a limit', () => {
  it.each([
    { lastDay: '2021-10-20', lapse: '2021-10-21', because: 'the day after, W12' },
    { lastDay: '2024-10-08', lapse: '2024-10-09', because: 'the day after, W16' },
    { lastDay: '2024-05-17', lapse: '2024-05-18', because: 'the day after, though it is a Saturday' },
  ])('a limit of $lastDay lapses on $lapse', ({ lastDay, lapse }) => {
    expect(lapseDayOf(civilDate(lastDay))).toBe(lapse);
  });

  it('warns five, three and one working days before the base due day and before the later one, and on that day, rest days passed over', () => {
    const run = { anchor: civilDate('2022-09-09'), baseDueOn: civilDate('2022-10-11'), dueOn: civilDate('2022-11-08') };
    expect(warningDays(run, stateCalendar)).toEqual([
      '2022-11-08',
      ...['2022-09-29', '2022-10-08', '2022-10-10'],
      ...['2022-11-01', '2022-11-03', '2022-11-07'],
    ]);
  });

  it('warns of a short period only after it began, and of one day once', () => {
    const run = { anchor: civilDate('2024-03-04'), baseDueOn: civilDate('2024-03-06'), dueOn: civilDate('2024-03-06') };
    expect(warningDays(run, stateCalendar)).toEqual(['2024-03-06', '2024-03-05']);
  });

  it('lets a case be archived 30 calendar days after its end', () => {
    expect(archivableFrom(civilDate('2024-03-15'))).toBe('2024-04-14');
  });

  it('is provisional from the first day beyond the last known notice', () => {
    expect(provisionalFrom(civilDate('2026-12-31'), stateCalendar)).toBeNull();
    expect(provisionalFrom(civilDate('2027-01-07'), stateCalendar)).toBe('2027-01-01');
    expect(provisionalFrom(null, stateCalendar)).toBeNull();
  });
});
