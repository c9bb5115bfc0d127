import type { WorkingDayCalendar } from '../src/law/calendar.ts';
import { addDays, type CivilDate, weekdayOf } from '../src/law/civil-date.ts';
import type { HolidayNotices } from '../src/law/holiday-notices.ts';

/** The same answers, found by walking from day to day: what one would write first. */
export function createNaiveCalendar(notices: HolidayNotices, indexed: WorkingDayCalendar): WorkingDayCalendar {
  const exceptions = new Map<CivilDate, boolean>();
  for (const notice of Object.values(notices)) {
    for (const day of notice.daysOff) exceptions.set(day, false);
    for (const day of notice.extraWorkdays) exceptions.set(day, true);
  }
  const isWorkingDay = (day: CivilDate): boolean => exceptions.get(day) ?? ![0, 6].includes(weekdayOf(day));
  return {
    version: indexed.version,
    knownUntil: indexed.knownUntil,
    isKnown: indexed.isKnown,
    isWorkingDay,
    nthWorkingDayAfter(anchor, workingDays) {
      let day = anchor;
      for (let counted = 0; counted < workingDays; ) {
        day = addDays(day, 1);
        if (isWorkingDay(day)) counted += 1;
      }
      return day;
    },
    workingDaysBetween(after, until) {
      let counted = 0;
      for (let day = addDays(after, 1); day <= until; day = addDays(day, 1)) if (isWorkingDay(day)) counted += 1;
      return counted;
    },
    onOrNextWorkingDay(day) {
      let next = day;
      while (!isWorkingDay(next)) next = addDays(next, 1);
      return next;
    },
  };
}
