import type { WorkingDayCalendar } from '../calendar.ts';
import type { CivilDate } from '../civil-date.ts';
import type { Fact } from '../fact.ts';
import type { ComplaintFigure, ProceedingFigures, ReviewFigure, SuitFigure } from './case-figures.ts';
import { reviewFigure } from './review-figures.ts';
import { type Strand, strandsOf } from './strands.ts';
import { suitFigure } from './suit-figures.ts';

type Attacked = { readonly repliesBefore: number };

/** Reviews, suits and complaints of one case, derived from its facts in the order in which they took effect. */
export function proceedingFigures(facts: readonly Fact[], calendar: WorkingDayCalendar): ProceedingFigures {
  const strands = strandsOf(facts);
  const reviews = strands.flatMap((strand) => reviewOf(strand, calendar));
  return {
    reviews: reviews.map(({ repliesBefore: _, ...review }) => review),
    suits: strands.flatMap((strand) => suitOf(strand, reviews, calendar)),
    complaints: strands.flatMap(complaintOf),
  };
}

function reviewOf({ kind, facts, repliesBefore }: Strand, calendar: WorkingDayCalendar): (ReviewFigure & Attacked)[] {
  const review = kind === 'review' ? reviewFigure(facts, calendar) : undefined;
  return review === undefined ? [] : [{ ...review, repliesBefore }];
}

function suitOf(strand: Strand, reviews: readonly (ReviewFigure & Attacked)[], calendar: WorkingDayCalendar): SuitFigure[] {
  const suit = strand.kind === 'litigation' ? suitFigure(strand.facts, calendar) : undefined;
  if (suit === undefined) return [];
  const sameReply = reviews.filter((review) => review.repliesBefore === strand.repliesBefore);
  return [{ ...suit, afterReview: sameReply.some((review) => isOverBy(review, suit.registeredOn)) }];
}

/** Decided, or its period lapsed. A review that was terminated (withdrawn, settled) leaves no decision to sue about. */
function isOverBy({ endedOn, outcome, lapsedOn }: ReviewFigure, day: CivilDate): boolean {
  const isDecided = endedOn !== null && endedOn <= day && outcome !== 'terminated';
  return isDecided || (lapsedOn !== null && lapsedOn <= day);
}

/** A complaint counts when it is filed, whatever becomes of it. */
function complaintOf({ kind, facts }: Strand): ComplaintFigure[] {
  const first = facts[0];
  return kind === 'complaint' && first !== undefined ? [{ filedOn: first.on }] : [];
}
