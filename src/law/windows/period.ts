import type { WorkingDayCalendar } from '../calendar.ts';
import { addDays, addMonths, type CivilDate, toEpochDay } from '../civil-date.ts';

/** The length of a statutory period. Working days (工作日) end on one; calendar days (自然日) and months roll off days of rest. */
export interface Period {
  readonly unit: 'workingDays' | 'calendarDays' | 'months';
  readonly length: number;
}

/** A stretch in which a period stands still: days after `from` (exclusive) until `to` (inclusive; null while it lasts) are not counted. */
export interface Standstill {
  readonly from: CivilDate;
  readonly to: CivilDate | null;
}

export const workingDays = (length: number): Period => ({ unit: 'workingDays', length });
export const calendarDays = (length: number): Period => ({ unit: 'calendarDays', length });
export const months = (length: number): Period => ({ unit: 'months', length });

/**
 * The last day of a period. The anchor is day zero; a calendar period whose last day is one of rest ends on the next working day.
 *
 * Legal source: 民事诉讼法 art. 85, by 行政诉讼法 art. 101 and 行政复议法 (2017) art. 40, (2023) art. 88.
 */
export function lastDayOf(anchor: CivilDate, period: Period, calendar: WorkingDayCalendar): CivilDate {
  switch (period.unit) {
    case 'workingDays':
      return calendar.nthWorkingDayAfter(anchor, period.length);
    case 'calendarDays':
      return calendar.onOrNextWorkingDay(addDays(anchor, period.length));
    case 'months':
      return calendar.onOrNextWorkingDay(addMonths(anchor, period.length));
  }
}

/**
 * The last day of a period counted in calendar days or months that stood still for a while, or null while it stands still. A standstill
 * that begins after the last day comes too late.
 *
 * @param standstills - in order of time, not overlapping.
 */
export function lastDayWithStandstills(
  { anchor, period, standstills }: { anchor: CivilDate; period: Period; standstills: readonly Standstill[] },
  calendar: WorkingDayCalendar,
): CivilDate | null {
  let unrolled = period.unit === 'months' ? addMonths(anchor, period.length) : addDays(anchor, period.length);
  for (const standstill of standstills) {
    if (standstill.from > calendar.onOrNextWorkingDay(unrolled)) break;
    if (standstill.to === null) return null;
    const from = standstill.from < anchor ? anchor : standstill.from;
    unrolled = addDays(unrolled, Math.max(0, toEpochDay(standstill.to) - toEpochDay(from)));
  }
  return calendar.onOrNextWorkingDay(unrolled);
}

/** Past the last known holiday notice a last day may still move. */
export function isProvisional(lastDay: CivilDate, calendar: WorkingDayCalendar): boolean {
  return lastDay > calendar.knownUntil;
}
