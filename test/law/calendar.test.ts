import { describe, expect, it } from 'vitest';
import { createWorkingDayCalendar } from '../../src/law/calendar.ts';
import { addDays, type CivilDate, civilDate, weekdayOf } from '../../src/law/civil-date.ts';
import { InvalidInputError } from '../../src/law/errors.ts';
import { mergeNotices, parseHolidayNotices } from '../../src/law/holiday-notices.ts';
import { stateCalendar, stateNotices } from '../../src/law/state-calendar.ts';
import { NOTICE_TABLE } from '../support/notice-table.ts';

describe('the State Council calendar', () => {
  it.each(NOTICE_TABLE)('agrees with the notice for $year on every day of that year', ({ year, off, extra }) => {
    for (let day = civilDate(`${year}-01-01`); day <= `${year}-12-31`; day = addDays(day, 1)) {
      const weekday = weekdayOf(day);
      const works = extra.includes(day) || (!off.includes(day) && weekday !== 0 && weekday !== 6);
      expect(`${day} ${stateCalendar.isWorkingDay(day)}`).toBe(`${day} ${works}`);
    }
  });

  it.each([
    { day: '2018-12-29', works: true, because: 'a shifted working day of the notice for 2019' },
    { day: '2018-12-31', works: false, because: 'a day off of the notice for 2019' },
    { day: '2022-12-31', works: false, because: 'a day off of the notice for 2023' },
    { day: '2020-02-03', works: true, because: 'the amended Spring Festival of 2020 ended on 2 February' },
    { day: '2020-01-31', works: false, because: 'the notice of 27 January 2020 lengthened Spring Festival' },
    { day: '2019-05-02', works: false, because: 'the notice of 22 March 2019 lengthened Labour Day' },
  ])('$day works: $works ($because)', ({ day, works }) => {
    expect(stateCalendar.isWorkingDay(civilDate(day))).toBe(works);
  });

  it('groups late December days with the notice they stand in', () => {
    expect(stateNotices[2019]?.extraWorkdays).toContain('2018-12-29');
    expect(stateNotices[2018]?.extraWorkdays).not.toContain('2018-12-29');
  });

  it('is known to the end of 2026 and says so', () => {
    expect(stateCalendar.knownUntil).toBe('2026-12-31');
    expect(stateCalendar.isKnown(civilDate('2027-01-01'))).toBe(false);
  });
});

describe('working-day arithmetic', () => {
  const naive = (anchor: CivilDate, n: number): CivilDate => {
    let day = anchor;
    for (let counted = 0; counted < n; ) {
      day = addDays(day, 1);
      if (stateCalendar.isWorkingDay(day)) counted += 1;
    }
    return day;
  };

  it('counts as a person would, day by day, from every day of three years', () => {
    for (let day = civilDate('2017-01-01'); day < '2020-01-01'; day = addDays(day, 1)) {
      for (const n of [1, 7, 15, 20, 35]) {
        const due = stateCalendar.nthWorkingDayAfter(day, n);
        expect(due).toBe(naive(day, n));
        expect(stateCalendar.workingDaysBetween(day, due)).toBe(n);
      }
    }
  });

  it('rolls a rest day on to the next working day and leaves a shifted working day', () => {
    expect(stateCalendar.onOrNextWorkingDay(civilDate('2024-10-03'))).toBe('2024-10-08');
    expect(stateCalendar.onOrNextWorkingDay(civilDate('2026-09-20'))).toBe('2026-09-20');
  });

  it('refuses a period of no days and a day beyond its index', () => {
    expect(() => stateCalendar.nthWorkingDayAfter(civilDate('2024-01-01'), 0)).toThrow(RangeError);
    expect(() => stateCalendar.nthWorkingDayAfter(civilDate('2199-12-30'), 20)).toThrow(RangeError);
  });
});

describe('imported notices', () => {
  const file = JSON.stringify({ '2027': { notices: [], daysOff: ['2027-01-01', '2026-12-31'], extraWorkdays: ['2027-01-02'] } });

  it('extend what is known and change the version', () => {
    const calendar = createWorkingDayCalendar(mergeNotices(stateNotices, parseHolidayNotices(file)));
    expect(calendar.knownUntil).toBe('2027-12-31');
    expect(calendar.version).not.toBe(stateCalendar.version);
    expect(calendar.isWorkingDay(civilDate('2026-12-31'))).toBe(false);
    expect(calendar.isWorkingDay(civilDate('2027-01-02'))).toBe(true);
  });

  it('do not reach over a year whose notice is missing', () => {
    const gap = parseHolidayNotices(file.replaceAll('2027', '2028').replace('2026-', '2027-'));
    expect(createWorkingDayCalendar(mergeNotices(stateNotices, gap)).knownUntil).toBe('2026-12-31');
  });

  it.each([
    ['{', 'JSON'],
    ['[]', 'keyed by year'],
    ['{}', 'at least one year'],
    ['{"27":{"daysOff":[],"extraWorkdays":[]}}', "'27'"],
    ['{"2027":{"daysOff":[]}}', '2027.extraWorkdays'],
    ['{"2027":{"daysOff":["2027-02-30"],"extraWorkdays":[]}}', '2027.daysOff[0]'],
    ['{"2027":{"daysOff":["2031-01-01"],"extraWorkdays":[]}}', 'neighbouring'],
    ['{"2027":{"daysOff":["2027-01-01"],"extraWorkdays":["2027-01-01"]}}', 'both'],
  ])('are refused whole when broken: %s', (json, part) => {
    expect(() => parseHolidayNotices(json)).toThrow(InvalidInputError);
    expect(() => parseHolidayNotices(json)).toThrow(part);
  });
});
