import type { WorkingDayCalendar } from '../calendar.ts';
import { addDays, type CivilDate } from '../civil-date.ts';

/** Working days before the base due day on which the officer is warned (project rule, domain 1.8.4). */
const WARN_BEFORE = [5, 3, 1] as const;
/** Likewise before the last day for a correction notice (domain 1.8.4). */
const WARN_BEFORE_NOTICE = 2;
/** Likewise before the last day of a limit of ours in a review, a suit, a complaint or a correction (project rule). */
const WARN_BEFORE_OWN_LIMIT = [3, 1] as const;
/** Calendar days after the answer or closing before a case may be archived (project rule, domain 2.2). */
const ARCHIVE_AFTER_CALENDAR_DAYS = 30;

/** The effective day of a lapse or passed deadline: the day after the last day, working day or not (domain 1.8.3). */
export function lapseDayOf(lastDay: CivilDate): CivilDate {
  return addDays(lastDay, 1);
}

/**
 * The days on which a running period is warned of: some working days before the base due day (domain 1.8.4), and likewise before a later due
 * day, which an extension or deferral has put in its place (project rule); after the anchor; and the due day itself.
 */
export function warningDays(run: { anchor: CivilDate; baseDueOn: CivilDate; dueOn: CivilDate }, calendar: WorkingDayCalendar): CivilDate[] {
  const before = [run.baseDueOn, run.dueOn]
    .flatMap((lastDay) => WARN_BEFORE.map((workingDays) => workingDaysBefore(lastDay, workingDays, calendar)))
    .filter((day) => day > run.anchor);
  return [...new Set([run.dueOn, ...before])];
}

/** The day on which the officer is warned that a correction notice must go out by `lastDay`. */
export function noticeWarningDay(lastDay: CivilDate, calendar: WorkingDayCalendar): CivilDate {
  return workingDaysBefore(lastDay, WARN_BEFORE_NOTICE, calendar);
}

/** The days on which a limit of ours is warned of, none before it started. */
export function limitWarningDays(
  { fromOn, lastDay }: { fromOn: CivilDate; lastDay: CivilDate },
  calendar: WorkingDayCalendar,
): CivilDate[] {
  return WARN_BEFORE_OWN_LIMIT.map((workingDays) => workingDaysBefore(lastDay, workingDays, calendar)).filter((day) => day > fromOn);
}

/** First day on which a case that ended on `stoppedOn` may be archived. */
export function archivableFrom(stoppedOn: CivilDate): CivilDate {
  return addDays(stoppedOn, ARCHIVE_AFTER_CALENDAR_DAYS);
}

/** First day that no holiday notice covers, when the due day lies there; null when it is certain. */
export function provisionalFrom(dueOn: CivilDate | null, calendar: WorkingDayCalendar): CivilDate | null {
  return dueOn !== null && !calendar.isKnown(dueOn) ? addDays(calendar.knownUntil, 1) : null;
}

function workingDaysBefore(day: CivilDate, workingDays: number, calendar: WorkingDayCalendar): CivilDate {
  let before = day;
  for (let left = workingDays; left > 0; ) {
    before = addDays(before, -1);
    if (calendar.isWorkingDay(before)) left -= 1;
  }
  return before;
}
