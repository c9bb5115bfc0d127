import { type CivilDate, earliest } from '../civil-date.ts';
import { findLitigationOutcome, findReviewOutcome, standingOutcome, type TableFourColumn } from '../outcomes.ts';
import type { ReviewFigure, SuitFigure, TrialFigure } from './case-figures.ts';
import type { ReportPeriod } from './report-year.ts';

/** A result that was known from `on` until a court set it aside. */
interface Ruling {
  readonly on: CivilDate;
  readonly setAsideOn: CivilDate | null;
  /** The column it stands in; null when its outcome is not on record. */
  readonly column: TableFourColumn | null;
}

/** One proceeding as the report counts it: a review, a suit or a retrial, from its beginning to its final effect. */
export interface RemedySpan {
  readonly openedOn: CivilDate;
  /** Day of final effect, or null while there is none. */
  readonly decidedOn: CivilDate | null;
  /** In the order in which they were given. */
  readonly rulings: readonly Ruling[];
}

/** Where a proceeding stands on a day; null when it has a result whose outcome is not on record. */
export type Standing = TableFourColumn | 'pending' | null;

export function reviewSpans({ acceptedOn, endedOn, outcome }: ReviewFigure): RemedySpan[] {
  const column = outcome === null ? null : (findReviewOutcome(outcome)?.column ?? null);
  const rulings = endedOn === null ? [] : [{ on: endedOn, setAsideOn: null, column }];
  return [{ openedOn: acceptedOn, decidedOn: endedOn, rulings }];
}

/** The suit and each retrial: a retrial counts again from the year in which it is ordered. */
export function suitSpans({ trials }: SuitFigure): RemedySpan[] {
  return trials.map((trial, index) => spanOf(trial, trials.slice(0, index)));
}

/** Whether it was pending on any day of the period. */
export function isPendingIn(span: RemedySpan, { firstDay, lastDay }: ReportPeriod): boolean {
  return span.openedOn <= lastDay && (span.decidedOn === null || span.decidedOn >= firstDay);
}

/** The column of the result that has taken effect by `day` (inclusive): part four since 2019 (Q11). */
export function columnInForceOn(span: RemedySpan, day: CivilDate): Standing {
  const { decidedOn } = span;
  return decidedOn === null || decidedOn > day ? 'pending' : columnKnownOn(span, decidedOn);
}

/** The column of the latest judgment or decision known on `day` (inclusive), in force or not: `T2014` (A7). */
export function columnKnownOn({ rulings }: RemedySpan, day: CivilDate): Standing {
  const latest = rulings.findLast((ruling) => ruling.on <= day && (ruling.setAsideOn === null || ruling.setAsideOn > day));
  return latest === undefined ? 'pending' : latest.column;
}

function spanOf({ openedOn, judgments, withdrawnOn }: TrialFigure, earlier: readonly TrialFigure[]): RemedySpan {
  // A retrial may leave the judgment of the suit before it as it stands.
  const before = earlier.flatMap((trial) => trial.judgments).map((judgment) => judgment.outcome);
  const rulings: Ruling[] = judgments.map(({ on, setAsideOn }, index) => {
    const outcome = standingOutcome([...before, ...judgments.slice(0, index + 1).map((judgment) => judgment.outcome)]);
    return { on, setAsideOn, column: outcome === null ? null : (findLitigationOutcome(outcome)?.column ?? null) };
  });
  if (withdrawnOn !== null) rulings.push({ on: withdrawnOn, setAsideOn: null, column: 'other' });
  return { openedOn, decidedOn: earliest(withdrawnOn, ...judgments.map((judgment) => judgment.effectiveOn)), rulings };
}
