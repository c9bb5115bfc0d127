import type { WorkingDayCalendar } from '../calendar.ts';
import type { Fact } from '../fact.ts';
import { servedOnOf, type Term, termFrom } from './limit.ts';
import { workingDays } from './period.ts';

/**
 * The time that a notice gives to explain an excessive number of applications (说明理由): so many working days after its service, or after
 * the day of the notice where no service is on record. It stops no clock (rule C16). Null when the notice, an imported one, names no period.
 *
 * Legal source: 政府信息公开条例 (2019) art. 35 sets no period; that the notice does, and that it runs from service as the one to correct
 * does, is the project's rule.
 */
export function reasonsTerm(notice: Fact, calendar: WorkingDayCalendar): Term | null {
  const days = notice.data.workingDays;
  if (typeof days !== 'number') return null;
  return termFrom(servedOnOf(notice), { period: workingDays(days), basis: '2019年条例第三十五条；项目规则' }, calendar);
}
