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
const load = createRequire(import.meta.url);

/**
 * The notices since 2008 from the year files of `chinese-days`, as far as the installed version has them, regrouped by notice: the files group by calendar year, but days of
 * late December that belong to New Year stand in the next year's notice (29 December 2018 in the notice for 2019).
 * Only the package's data are read; its date functions depend on the machine's time zone.
 */
export const stateNotices: HolidayNotices = readNotices();

/** The built-in calendar of the State Council's notices. */
export const stateCalendar: WorkingDayCalendar = createWorkingDayCalendar(stateNotices);

function readNotices(): HolidayNotices {
  const notices: Record<number, { notices: string[]; daysOff: CivilDate[]; extraWorkdays: CivilDate[] }> = {};
  const lastYear = lastYearOfPackage();
  for (let year = FIRST_NOTICE; year <= lastYear; year += 1) notices[year] = { notices: [], daysOff: [], extraWorkdays: [] };
  for (let year = FIRST_NOTICE - 1; year <= lastYear; year += 1) {
    const file = load(pathOf(year)) as YearFile;
    for (const [day, name] of Object.entries(file.holidays)) notices[noticeYear(day, name)]?.daysOff.push(day as CivilDate);
    for (const [day, name] of Object.entries(file.workdays)) notices[noticeYear(day, name)]?.extraWorkdays.push(day as CivilDate);
  }
  return notices satisfies Record<number, HolidayNotice>;
}

/** The package has a file for each year whose notice was published when it was made. */
function lastYearOfPackage(): number {
  let year = FIRST_NOTICE;
  while (hasYear(year + 1)) year += 1;
  return year;
}

function hasYear(year: number): boolean {
  try {
    load.resolve(pathOf(year));
    return true;
  } catch {
    return false; // no such file: the notice was not published yet
  }
}

function pathOf(year: number): string {
  return `chinese-days/dist/years/${year}.json`;
}

function noticeYear(day: string, name: string): number {
  const year = Number(day.slice(0, 4));
  return day.slice(5, 7) === '12' && name.includes('元旦') ? year + 1 : year;
}
