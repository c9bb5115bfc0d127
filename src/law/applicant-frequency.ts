import { addMonths, type CivilDate } from './civil-date.ts';
import { itemFee } from './fees.ts';

/** How often one applicant applied to one organ. Both counts hold the application in question. */
export interface ApplicantFrequency {
  /** In the calendar month of the application. */
  readonly inMonth: number;
  /** In the twelve months up to the day of the application, that day included. */
  readonly inTwelveMonths: number;
  /** What the application in question would cost if the organ charged per item; yuan. */
  readonly itemFeeYuan: number;
  /** So many that the officer should think of asking for reasons. */
  readonly frequent: boolean;
}

/** Applications of one calendar month that cost nothing (国办函〔2020〕109号 art. 4); more than these are frequent. */
export const FREE_IN_MONTH = 10;
/** From this number in twelve months on, applications are called frequent: project rule. The law gives no number. */
export const FREQUENT_IN_TWELVE_MONTHS = 30;

/**
 * How often an applicant applied, for the officer who weighs a fee or a question for reasons.
 *
 * Legal source: 政府信息公开条例 (2019) art. 35 and 42; 国办函〔2020〕109号 art. 4. What is "clearly beyond reason" is judged by people.
 *
 * @param days - Days of the applicant's other applications that count in statistics; those after `on` are not looked at.
 * @param on - Day of the application in question.
 */
export function frequencyOf(days: readonly CivilDate[], on: CivilDate): ApplicantFrequency {
  const past = days.filter((day) => day <= on);
  const yearBefore = addMonths(on, -12);
  const inMonth = past.filter((day) => day.startsWith(on.slice(0, 7))).length + 1;
  const inTwelveMonths = past.filter((day) => day > yearBefore).length + 1;
  const frequent = inMonth > FREE_IN_MONTH || inTwelveMonths >= FREQUENT_IN_TWELVE_MONTHS;
  return { inMonth, inTwelveMonths, itemFeeYuan: itemFee(inMonth), frequent };
}

/** The first day of which `frequencyOf` needs to know for an application of the day `on`. */
export function frequencyFrom(on: CivilDate): CivilDate {
  return addMonths(on, -12);
}
