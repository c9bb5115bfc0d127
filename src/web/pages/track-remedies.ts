import type { CaseLimit } from '../../engine/case-limits.ts';
import type { ApplicantRemedies } from '../../law/applicant-remedies.ts';
import type { CivilDate } from '../../law/civil-date.ts';
import type { RemedyWindow } from '../../law/remedies.ts';
import { cite } from '../cite.ts';
import { say } from '../language.ts';
import { trackTexts } from '../texts/track.ts';

export interface RemedyRow {
  readonly label: string;
  readonly lastDay: string;
  readonly open: boolean;
  readonly basis: string;
}

/** What the applicant can do against the reply, the closing or the silence. */
export interface TrackRemedies {
  readonly text: string | null;
  readonly basis: string | null;
  readonly rows: readonly RemedyRow[];
  readonly notes: readonly string[];
}

/** A day for the calendar file. */
export interface RemedyDay {
  readonly kind: 'review' | 'suit' | 'afterReview';
  readonly lastDay: CivilDate;
  readonly provisional: boolean;
}

/** How far proceedings of the applicant's own have gone against the reply that stands. */
export interface OwnProceedings {
  readonly review: 'none' | 'open' | 'ended';
  readonly suit: 'none' | 'open' | 'ended';
}

interface Situation {
  readonly remedies: ApplicantRemedies | null;
  readonly proceedings: OwnProceedings;
  /** Limits of the applicant's own proceedings. */
  readonly limits: readonly CaseLimit[];
  readonly today: CivilDate;
}

/** Null where the law gives nothing: there is no decision and the period is not over, or the applicant withdrew. */
export function trackRemedies(situation: Situation): TrackRemedies | null {
  const { remedies, proceedings, limits, today } = situation;
  if (remedies === null && proceedings.review === 'none' && proceedings.suit === 'none') return null;
  const notes = [trackTexts.remedies.complaint, trackTexts.remedies.again];
  if (proceedings.suit !== 'none') {
    return { text: proceedings.suit === 'open' ? trackTexts.remedies.suitPending : null, basis: null, rows: [], notes };
  }
  if (isUnderReview({ proceedings, limits })) return { text: trackTexts.remedies.reviewPending, basis: null, rows: [], notes };
  if (proceedings.review !== 'none') return afterReview(situation, notes);
  return remedies === null ? null : atFirst(remedies, { today, notes });
}

function atFirst(remedies: ApplicantRemedies, { today, notes }: { today: CivilDate; notes: readonly string[] }): TrackRemedies {
  const words = trackTexts.remedies;
  const rows = [
    ...(remedies.review === null ? [] : [rowOf(words.review, remedies.review, today)]),
    ...(remedies.suit === null ? [] : [rowOf(words.suit, remedies.suit, today)]),
  ];
  const start = remedies.against === 'closing' ? words.fromNotice : words.fromService;
  const dated = rows.length > 0;
  return { text: say(remedies.text), basis: cite(remedies.basis), rows, notes: [dated ? words.howLong : start, ...notes] };
}

/** The suit that follows a review, if the review left anything to sue over. */
function afterReview({ limits, today }: Situation, notes: readonly string[]): TrackRemedies {
  const words = trackTexts.remedies;
  const limit = suitAfterReview(limits);
  if (limit === undefined) return { text: null, basis: null, rows: [], notes };
  const day = trackTexts.day(limit.lastDay);
  const dated =
    limit.kind === 'review.suitAfterSilence'
      ? words.afterSilence(day)
      : today <= limit.lastDay
        ? words.afterReviewDay(day)
        : words.afterReviewOver(day);
  const row = { label: words.suit, lastDay: lastDayWords(limit, today), open: today <= limit.lastDay, basis: cite(limit.basis) };
  return { text: words.afterReview, basis: cite(limit.basis), rows: [row], notes: [dated, ...notes] };
}

/** A review organ that is silent beyond its time opens the way to court although its review still lasts. */
function isUnderReview({ proceedings, limits }: Pick<Situation, 'proceedings' | 'limits'>): boolean {
  return proceedings.review === 'open' && suitAfterReview(limits) === undefined;
}

function suitAfterReview(limits: readonly CaseLimit[]): CaseLimit | undefined {
  return limits.findLast(({ kind, doneOn }) => doneOn === null && (kind === 'review.suit' || kind === 'review.suitAfterSilence'));
}

function rowOf(label: string, window: RemedyWindow, today: CivilDate): RemedyRow {
  const provisional = window.provisional ? trackTexts.remedies.provisional : '';
  return { label, lastDay: `${lastDayWords(window, today)}${provisional}`, open: today <= window.lastDay, basis: cite(window.basis) };
}

function lastDayWords({ lastDay }: { readonly lastDay: CivilDate }, today: CivilDate): string {
  const words = trackTexts.remedies;
  return today <= lastDay ? words.until(trackTexts.day(lastDay)) : words.over(trackTexts.day(lastDay));
}

/** The last days that are still to come. */
export function remedyDays({ remedies, proceedings, limits, today }: Situation): readonly RemedyDay[] {
  if (proceedings.suit !== 'none' || isUnderReview({ proceedings, limits })) return [];
  if (proceedings.review !== 'none') {
    const limit = suitAfterReview(limits);
    return limit === undefined || limit.lastDay < today ? [] : [{ kind: 'afterReview', lastDay: limit.lastDay, provisional: false }];
  }
  const windows = [
    { kind: 'review' as const, window: remedies?.review ?? null },
    { kind: 'suit' as const, window: remedies?.suit ?? null },
  ];
  return windows.flatMap(({ kind, window }) =>
    window === null || window.lastDay < today ? [] : [{ kind, lastDay: window.lastDay, provisional: window.provisional }],
  );
}
