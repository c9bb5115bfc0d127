import { createWorkingDayCalendar, type WorkingDayCalendar } from '../../src/law/calendar.ts';
import { addDays, type CivilDate, civilDate } from '../../src/law/civil-date.ts';
import { type HolidayNotice, mergeNotices } from '../../src/law/holiday-notices.ts';
import { stateNotices } from '../../src/law/state-calendar.ts';

/** The notice for 2020 as first published. */
export const NOTICE_BEFORE_AMENDMENT: HolidayNotice = {
  notices: [],
  daysOff: [
    civilDate('2020-01-01'),
    ...run('2020-01-24', 7),
    ...run('2020-04-04', 3),
    ...run('2020-05-01', 5),
    ...run('2020-06-25', 3),
    ...run('2020-10-01', 8),
  ],
  extraWorkdays: ['2020-01-19', '2020-02-01', '2020-04-26', '2020-05-09', '2020-06-28', '2020-09-27', '2020-10-10'].map(civilDate),
};

/**
 * The State Council calendar as it stood before 27 January 2020: Spring Festival off 24–30 January 2020, 1 February a working day.
 * Labour Day and National Day are as in the amended notice.
 */
export const calendarBeforeAmendment: WorkingDayCalendar = createWorkingDayCalendar(
  mergeNotices(stateNotices, { 2020: NOTICE_BEFORE_AMENDMENT }),
);

function run(from: string, days: number): CivilDate[] {
  return Array.from({ length: days }, (_, i) => addDays(civilDate(from), i));
}
