import type { WorkingDayCalendar } from './calendar.ts';
import type { CivilDate } from './civil-date.ts';

/** Working days ahead within which a limit counts as soon (project rule: the law warns nobody). Texts name the same number. */
export const SOON_WORKING_DAYS = 5;

/** The last day that counts as soon, inclusive. */
export function soonUntil(today: CivilDate, calendar: WorkingDayCalendar): CivilDate {
  return calendar.nthWorkingDayAfter(today, SOON_WORKING_DAYS);
}
