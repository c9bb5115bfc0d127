import type { WorkingDayCalendar } from '../calendar.ts';
import { addDays, type CivilDate } from '../civil-date.ts';
import { calendarDays, lastDayOf, months } from './period.ts';
import type { LawfulPeriod } from './review-law.ts';

/** First judgments come as judgment (判决) or ruling (裁定), with different times to appeal. */
export type JudgmentKind = 'judgment' | 'ruling';
export type TrialProcedure = 'ordinary' | 'simplified';

/** The periods of 行政诉讼法 (2017). All days are calendar days; a last day of rest rolls on (art. 101, 民事诉讼法 art. 85). */
export const FILING: LawfulPeriod = { period: calendarDays(7), basis: '行政诉讼法第五十一条' };
export const COPY: LawfulPeriod = { period: calendarDays(5), basis: '行政诉讼法第六十七条' };
export const DEFENCE: LawfulPeriod = { period: calendarDays(15), basis: '行政诉讼法第六十七条' };
export const FIRST_INSTANCE: Readonly<Record<TrialProcedure, LawfulPeriod>> = {
  ordinary: { period: months(6), basis: '行政诉讼法第八十一条' },
  simplified: { period: calendarDays(45), basis: '行政诉讼法第八十三条' },
};
export const APPEAL: Readonly<Record<JudgmentKind, LawfulPeriod>> = {
  judgment: { period: calendarDays(15), basis: '行政诉讼法第八十五条' },
  ruling: { period: calendarDays(10), basis: '行政诉讼法第八十五条' },
};
export const SECOND_INSTANCE: LawfulPeriod = { period: months(3), basis: '行政诉讼法第八十八条' };
export const RETRIAL: LawfulPeriod = { period: months(6), basis: '法释〔2018〕1号第一百一十条' };

/** The last day to appeal from a first judgment. */
export function appealLastDay({ servedOn, kind }: { servedOn: CivilDate; kind: JudgmentKind }, calendar: WorkingDayCalendar): CivilDate {
  return lastDayOf(servedOn, APPEAL[kind].period, calendar);
}

/** The day a first judgment takes effect when nobody appeals: the day after the last day to appeal. */
export function firstJudgmentEffectiveOn(judged: { servedOn: CivilDate; kind: JudgmentKind }, calendar: WorkingDayCalendar): CivilDate {
  return addDays(appealLastDay(judged, calendar), 1);
}

/** The day a second judgment takes effect: its service. */
export function secondJudgmentEffectiveOn(servedOn: CivilDate): CivilDate {
  return servedOn;
}
