import type { Knex } from 'knex';
import { createWorkingDayCalendar, type WorkingDayCalendar } from '../../law/calendar.ts';
import { type HolidayNotices, mergeNotices } from '../../law/holiday-notices.ts';
import { stateNotices } from '../../law/state-calendar.ts';
import { createCalendarStore } from '../../store/calendar-store.ts';
import type { CalendarNoticeRow, Instant } from '../../store/rows.ts';

/** By which calendar a history says that it was reckoned, and when. */
export interface ReckonedBy {
  readonly calendar: string;
  readonly at: Instant;
}

/** The calendars that were in force one after the other. */
export interface CalendarsThen {
  /**
   * The calendar in force at a moment: the notices imported by then over those that the program brought. An older program knew fewer years:
   * `like`, what the history says of the calendar at its time, tells which.
   */
  inForceAt(at: Instant, like?: ReckonedBy): WorkingDayCalendar;
}

/** Years by which the notices of an older program may have been behind. */
const OLDER_PROGRAMS = 6;

export async function loadCalendarsThen(db: Knex): Promise<CalendarsThen> {
  return calendarsThen(await createCalendarStore(db).listAll());
}

/** @param imported - In the order of import; of a year imported twice the later rules. */
export function calendarsThen(imported: readonly CalendarNoticeRow[]): CalendarsThen {
  const made = new Map<string, WorkingDayCalendar>();
  const calendarOf = (at: Instant, lastYear: number): WorkingDayCalendar => {
    const known = imported.filter(({ importedAt }) => importedAt <= at);
    const key = `${lastYear}:${known.length}`;
    const calendar = made.get(key) ?? createWorkingDayCalendar(mergeNotices(builtInUntil(lastYear), noticesOf(known)));
    made.set(key, calendar);
    return calendar;
  };
  return {
    inForceAt(at, like) {
      const newest = Math.max(...Object.keys(stateNotices).map(Number));
      if (like === undefined) return calendarOf(at, newest);
      for (let year = newest; year > newest - OLDER_PROGRAMS; year -= 1) {
        if (calendarOf(like.at, year).version === like.calendar) return calendarOf(at, year);
      }
      return calendarOf(at, newest);
    },
  };
}

function builtInUntil(lastYear: number): HolidayNotices {
  return Object.fromEntries(Object.entries(stateNotices).filter(([year]) => Number(year) <= lastYear));
}

function noticesOf(rows: readonly CalendarNoticeRow[]): HolidayNotices {
  return Object.fromEntries(
    rows.map(({ noticeYear, daysOff, extraWorkdays }) => [noticeYear, { notices: [], daysOff, extraWorkdays }] as const),
  );
}
