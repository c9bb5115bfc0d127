import type { WorkingDayCalendar } from '../calendar.ts';
import { addDays, type CivilDate, civilDate, toEpochDay } from '../civil-date.ts';

/** What the organ is: it decides by when its report is to be published. */
export type ReportingBody = 'department' | 'government';

export interface LegalDay {
  /** The last day of the law. It does not move when it is a rest day. */
  readonly on: CivilDate;
  /** The last working day not later: what to plan for. */
  readonly planFor: CivilDate;
  readonly basis: string;
}

/**
 * By when the annual report of a year is to be published: until the report of 2018 on 31 March, by every organ; since then on 31 January by
 * departments and on 31 March by governments.
 *
 * Legal source: 政府信息公开条例（2007）第三十一条; 政府信息公开条例（2019）第四十九条; domain 3.1.
 */
export function legalDayOf(year: number, body: ReportingBody, calendar: Pick<WorkingDayCalendar, 'isWorkingDay'>): LegalDay {
  const isOld = year < 2019;
  const on = civilDate(`${year + 1}-${!isOld && body === 'department' ? '01-31' : '03-31'}`);
  let planFor = on;
  while (!calendar.isWorkingDay(planFor)) planFor = addDays(planFor, -1);
  return { on, planFor, basis: isOld ? '政府信息公开条例（2007）第三十一条' : '政府信息公开条例（2019）第四十九条' };
}

/** Days from today until then; negative when it has passed. */
export function daysUntil(day: CivilDate, today: CivilDate): number {
  return toEpochDay(day) - toEpochDay(today);
}
