import { type CivilDate, civilDate } from '../civil-date.ts';
import { calendarDays, type Period, workingDays } from './period.ts';

export type ReviewLawId = 'ARL2017' | 'ARL2023';
export type ReviewProcedure = 'ordinary' | 'simplified';

/** A period with the article it comes from. */
export interface LawfulPeriod {
  readonly period: Period;
  readonly basis: string;
}

/** The periods of one version of the review law (行政复议法). The 2017 text knows no simplified procedure: both columns are the same. */
export interface ReviewLaw {
  readonly id: ReviewLawId;
  readonly name: string;
  readonly inForceFrom: CivilDate;
  /** To accept, reject or ask for correction. Silence accepts: on receipt under the 2017 law, on the last day under that of 2023. */
  readonly acceptance: LawfulPeriod;
  readonly silenceAcceptsFrom: 'receipt' | 'lastDay';
  /** For the applicant to correct; null: a "reasonable time" that the review organ names. */
  readonly correction: LawfulPeriod | null;
  readonly copy: Readonly<Record<ReviewProcedure, LawfulPeriod>>;
  readonly answer: Readonly<Record<ReviewProcedure, LawfulPeriod>>;
  readonly decision: Readonly<Record<ReviewProcedure, LawfulPeriod>>;
  /** Longest extension of the decision period, in calendar days; 0 where none is allowed. */
  readonly extensionCalendarDays: Readonly<Record<ReviewProcedure, number>>;
  readonly extensionBasis: string;
}

const both = (rule: LawfulPeriod) => ({ ordinary: rule, simplified: rule });

export const REVIEW_LAWS: Readonly<Record<ReviewLawId, ReviewLaw>> = {
  ARL2017: {
    id: 'ARL2017',
    name: '行政复议法（2017年修正）',
    inForceFrom: civilDate('2008-05-01'), // the text of 1999 and 2009 has the same periods; no case is older than the Regulation
    acceptance: { period: workingDays(5), basis: '行政复议法（2017）第十七条' },
    silenceAcceptsFrom: 'receipt',
    correction: null,
    copy: both({ period: workingDays(7), basis: '行政复议法（2017）第二十三条' }),
    // Calendar days: art. 40 makes only periods of five and seven days working days.
    answer: both({ period: calendarDays(10), basis: '行政复议法（2017）第二十三条' }),
    decision: both({ period: calendarDays(60), basis: '行政复议法（2017）第三十一条' }),
    extensionCalendarDays: { ordinary: 30, simplified: 30 },
    extensionBasis: '行政复议法（2017）第三十一条',
  },
  ARL2023: {
    id: 'ARL2023',
    name: '行政复议法（2023年修订）',
    inForceFrom: civilDate('2024-01-01'),
    acceptance: { period: workingDays(5), basis: '行政复议法（2023）第三十条' },
    silenceAcceptsFrom: 'lastDay',
    correction: { period: workingDays(10), basis: '行政复议法（2023）第三十一条' },
    copy: {
      ordinary: { period: workingDays(7), basis: '行政复议法（2023）第四十八条' },
      simplified: { period: workingDays(3), basis: '行政复议法（2023）第五十四条' },
    },
    answer: {
      ordinary: { period: workingDays(10), basis: '行政复议法（2023）第四十八条、第八十八条' },
      simplified: { period: workingDays(5), basis: '行政复议法（2023）第五十四条、第八十八条' },
    },
    decision: {
      ordinary: { period: calendarDays(60), basis: '行政复议法（2023）第六十二条第一款' },
      simplified: { period: calendarDays(30), basis: '行政复议法（2023）第六十二条第二款' },
    },
    extensionCalendarDays: { ordinary: 30, simplified: 0 },
    extensionBasis: '行政复议法（2023）第六十二条第一款',
  },
};

/** The review law that governs a review, by the date of the review application (project rule Q8: no transition article). */
export function reviewLawOf(filedOn: CivilDate): ReviewLaw {
  return filedOn < REVIEW_LAWS.ARL2023.inForceFrom ? REVIEW_LAWS.ARL2017 : REVIEW_LAWS.ARL2023;
}
