import type { WorkingDayCalendar } from '../calendar.ts';
import type { CivilDate } from '../civil-date.ts';
import { REGIMES } from '../regimes.ts';
import { type ClockState, currentRun } from './clock-state.ts';

/**
 * The last day, inclusive, on which an unclear application can be given back for correction; null where the law knows no such notice, one
 * was sent already in this round, or time does not run.
 *
 * Legal source: 政府信息公开条例 (2019) art. 30: within 7 working days of receipt, once.
 */
export function correctionNoticeLastDay(state: ClockState, calendar: WorkingDayCalendar): CivilDate | null {
  const run = currentRun(state);
  const rules = state.regime === null ? null : REGIMES[state.regime].correction;
  if (run === undefined || rules === null || run.stop !== null || run.wait !== null || state.correctionAsked) return null;
  return calendar.nthWorkingDayAfter(state.roundAnchor ?? run.anchor, rules.noticeWorkingDays);
}
