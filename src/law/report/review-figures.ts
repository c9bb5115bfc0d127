import type { WorkingDayCalendar } from '../calendar.ts';
import type { CivilDate } from '../civil-date.ts';
import type { Fact } from '../fact.ts';
import { findReviewOutcome, type ReviewOutcome } from '../outcomes.ts';
import { reviewLimits } from '../windows/review-windows.ts';
import type { ReviewFigure } from './case-figures.ts';
import { statedOutcome } from './stated-outcome.ts';

/** Facts that do not presuppose an accepted review. Every other fact of a review does: the review organ ends only what it has accepted. */
const BEFORE_ACCEPTANCE: ReadonlySet<string> = new Set([
  'review.filed',
  'review.correctionRequested',
  'review.corrected',
  'review.correctionLapsed',
  'review.rejected',
]);

/** A review as its facts tell it, or undefined when it was never accepted. */
export function reviewFigure(facts: readonly Fact[], calendar: WorkingDayCalendar): ReviewFigure | undefined {
  const acceptedOn = facts.find((fact) => !BEFORE_ACCEPTANCE.has(fact.type))?.on;
  if (acceptedOn === undefined) return undefined;
  const end = facts.find((fact) => fact.type === 'review.decided' || fact.type === 'review.terminated');
  return {
    acceptedOn,
    endedOn: end?.on ?? null,
    outcome: end === undefined ? null : outcomeOf(end),
    lapsedOn: lapsedOn(facts, calendar),
  };
}

/** As recorded or, in a history without lapses, as the law reckons. */
function lapsedOn(facts: readonly Fact[], calendar: WorkingDayCalendar): CivilDate | null {
  const recorded = facts.find((fact) => fact.type === 'review.lapsed');
  if (recorded !== undefined) return recorded.on;
  const limit = reviewLimits(facts, calendar).find(({ kind }) => kind === 'review.decision');
  if (limit?.lapseOn === undefined) return null;
  return limit.doneOn === null || limit.doneOn >= limit.lapseOn ? limit.lapseOn : null;
}

function outcomeOf(end: Fact): ReviewOutcome | null {
  if (end.type === 'review.terminated') return 'terminated';
  const outcome = statedOutcome(end);
  return outcome !== null && findReviewOutcome(outcome) !== undefined ? (outcome as ReviewOutcome) : null;
}
