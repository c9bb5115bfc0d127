import type { WorkingDayCalendar } from './calendar.ts';
import type { CivilDate } from './civil-date.ts';
import { regimeOf } from './regimes.ts';

export interface ReplyForecast {
  readonly replyWorkingDays: number;
  /** Last day of the period, with nothing extended and nobody consulted. */
  readonly dueOn: CivilDate;
  /** Past the last year whose holiday notice is known. */
  readonly provisional: boolean;
}

/**
 * When a reply would be due if both sides confirmed an online application on `confirmedOn`: that day would be the date of receipt.
 *
 * Legal source: 政府信息公开条例 (2019) art. 31(3), 33.
 */
export function replyIfConfirmed(confirmedOn: CivilDate, calendar: WorkingDayCalendar): ReplyForecast {
  const { replyWorkingDays } = regimeOf(confirmedOn);
  const dueOn = calendar.nthWorkingDayAfter(confirmedOn, replyWorkingDays);
  return { replyWorkingDays, dueOn, provisional: !calendar.isKnown(dueOn) };
}
