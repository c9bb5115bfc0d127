import { createRequire } from 'node:module';
import { createWorkingDayCalendar, type WorkingDayCalendar } from './calendar.ts';
import type { CivilDate } from './civil-date.ts';
import type { HolidayNotice, HolidayNotices } from './holiday-notices.ts';

/** A year file of `chinese-days`: days of one calendar year, each `English name,Chinese name,days`. */
interface YearFile {
  readonly holidays: Readonly<Record<string, string>>;
  readonly workdays: Readonly<Record<string, string>>;
}

const FIRST_NOTICE = 2008;
const LAST_NOTICE = 2026;
const load = createRequire(import.meta.url);

/**
 * The notices of 2008–2026 from the year files of `chinese-days`, regrouped by notice: the files group by calendar year, but days of
 * late December that belong to New Year stand in the next year's notice (29 December 2018 in the notice for 2019).
 * Only the package's data are read; its date functions depend on the machine's time zone.
 */
export const stateNotices: HolidayNotices = readNotices();

/** The built-in calendar of the State Council's notices. */
export const stateCalendar: WorkingDayCalendar = createWorkingDayCalendar(stateNotices);

function readNotices(): HolidayNotices {
  const notices: Record<number, { notices: string[]; daysOff: CivilDate[]; extraWorkdays: CivilDate[] }> = {};
  for (let year = FIRST_NOTICE; year <= LAST_NOTICE; year += 1) notices[year] = { notices: [], daysOff: [], extraWorkdays: [] };
  for (let year = FIRST_NOTICE - 1; year <= LAST_NOTICE; year += 1) {
    const file = load(`chinese-days/dist/years/${year}.json`) as YearFile;
    for (const [day, name] of Object.entries(file.holidays)) notices[noticeYear(day, name)]?.daysOff.push(day as CivilDate);
    for (const [day, name] of Object.entries(file.workdays)) notices[noticeYear(day, name)]?.extraWorkdays.push(day as CivilDate);
  }
  return notices satisfies Record<number, HolidayNotice>;
}

function noticeYear(day: string, name: string): number {
  const year = Number(day.slice(0, 4));
  return day.slice(5, 7) === '12' && name.includes('元旦') ? year + 1 : year;
}
