import type { WorkingDayCalendar } from './calendar.ts';
import { addDays, type CivilDate, weekdayOf } from './civil-date.ts';

/** Why a day counts or not: an ordinary weekday, a weekend day shifted to work (调休), a weekend, a weekday off by a notice. */
export type DayKind = 'weekday' | 'shiftedWorkday' | 'weekend' | 'dayOff';

export interface CountedDay {
  readonly on: CivilDate;
  readonly kind: DayKind;
  /** The how-many-eth working day it is; null for a day that does not count. */
  readonly ordinal: number | null;
  /** No holiday notice for that year is known yet. */
  readonly provisional: boolean;
}

/**
 * Every day after `anchor` (exclusive) up to `until` (inclusive), each with the reason why it counts or not, so that anyone can recount a
 * period. The anchor is day zero, working day or not (民事诉讼法 art. 85, by analogy).
 */
export function dayByDay(anchor: CivilDate, until: CivilDate, calendar: WorkingDayCalendar): readonly CountedDay[] {
  const days: CountedDay[] = [];
  let ordinal = 0;
  for (let on = addDays(anchor, 1); on <= until; on = addDays(on, 1)) {
    const kind = dayKind(on, calendar);
    const counts = kind === 'weekday' || kind === 'shiftedWorkday';
    if (counts) ordinal += 1;
    days.push({ on, kind, ordinal: counts ? ordinal : null, provisional: !calendar.isKnown(on) });
  }
  return days;
}

export function dayKind(on: CivilDate, calendar: WorkingDayCalendar): DayKind {
  const weekend = weekdayOf(on) === 0 || weekdayOf(on) === 6;
  if (calendar.isWorkingDay(on)) return weekend ? 'shiftedWorkday' : 'weekday';
  return weekend ? 'weekend' : 'dayOff';
}
