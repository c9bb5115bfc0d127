import type { ApplicantClass, Channel } from '../channels.ts';
import type { CivilDate } from '../civil-date.ts';
import type { DecisionCode, ThirdPartyGround } from '../decision-codes.ts';
import type { LitigationOutcome, ReviewOutcome } from '../outcomes.ts';

/** A reply, or a closing without reply (`O1`, `O2`, `O3`) that was not cancelled by a later answer (C6, C19). From the clock's fold. */
export interface ReplyFigure {
  readonly on: CivilDate;
  /** Null when it is not on record or only assumed. */
  readonly code: DecisionCode | null;
  /** Ground of a `D4`: each has a row of its own in `T2014`. Null when it is not on record or only assumed. */
  readonly ground: ThirdPartyGround | null;
  readonly kind: 'reply' | 'closing';
  /** Orders and revocations start a new round; corrections, payments and R2008 supplements do not. */
  readonly round: number;
  /** Due day without extension and deferral; null where it is unknown. */
  readonly baseDueOn: CivilDate | null;
  readonly dueOn: CivilDate | null;
  /** Null for closings. */
  readonly inTime: boolean | null;
}

/** A review that was accepted; what was filed and not accepted is never counted (Q11). */
export interface ReviewFigure {
  readonly acceptedOn: CivilDate;
  /** Day of the decision or termination; null while it is open, also when the review organ's period is over. */
  readonly endedOn: CivilDate | null;
  /** Null while it is open, and when it is not on record or only assumed. */
  readonly outcome: ReviewOutcome | null;
  /** Day after the review organ's period ended without a decision; may lie ahead. Null: decided in time, or no period is known. */
  readonly lapsedOn: CivilDate | null;
}

export interface JudgmentFigure {
  readonly on: CivilDate;
  readonly stage: 'first' | 'second' | 'retrial';
  /** Null when it is not on record or only assumed. */
  readonly outcome: LitigationOutcome | null;
  /** First day of its legal effect; null where an appeal, a remand or a withdrawal prevented it. May lie ahead while it can be appealed. */
  readonly effectiveOn: CivilDate | null;
  /** Day on which a court sent the case back for a new first judgment. */
  readonly setAsideOn: CivilDate | null;
}

/** A suit from registration to effect, or a retrial from its order to effect: each counts on its own (3.8). */
export interface TrialFigure {
  readonly openedOn: CivilDate;
  readonly judgments: readonly JudgmentFigure[];
  readonly withdrawnOn: CivilDate | null;
}

/** A suit that was registered; what was not registered is never counted (Q11). */
export interface SuitFigure {
  readonly registeredOn: CivilDate;
  /** A review of the same reply was accepted and decided, or its period had lapsed, before the suit was registered. */
  readonly afterReview: boolean;
  /** The suit itself, then each retrial ordered. */
  readonly trials: readonly TrialFigure[];
}

export interface ComplaintFigure {
  readonly filedOn: CivilDate;
}

export interface ProceedingFigures {
  readonly reviews: readonly ReviewFigure[];
  readonly suits: readonly SuitFigure[];
  readonly complaints: readonly ComplaintFigure[];
}

/** What the annual report needs to know of one case: JSON, a projection of its history. */
export interface CaseFigures extends ProceedingFigures {
  readonly ref: string;
  readonly channel: Channel;
  /** Class at registration; null when it is missing or only assumed. */
  readonly applicantClass: ApplicantClass | null;
  /** The first date of receipt, whatever restarted the clock later. */
  readonly receivedOn: CivilDate | null;
  /** Code `X0`: a void entry, a merged duplicate, the parent of a split. Never in part three. */
  readonly voided: boolean;
  /** In the order in which they took effect. */
  readonly replies: readonly ReplyFigure[];
}

/** The first reply or closing, of whatever round: later rounds and R2008 supplements never change part three (3.8, Q10). */
export function closingOf(figures: CaseFigures): ReplyFigure | undefined {
  return figures.replies[0];
}

/** Whether part three knows the case: it has a date of receipt and is not `X0`. */
export function isCounted(figures: CaseFigures): figures is CaseFigures & { readonly receivedOn: CivilDate } {
  return figures.receivedOn !== null && isNoVoidEntry(figures.voided, closingOf(figures)?.code);
}

/** Every set of 3.8 leaves out code `X0`. */
export function isNoVoidEntry(voided: boolean, closingCode: DecisionCode | null | undefined): boolean {
  return !voided && closingCode !== 'X0';
}

/** The day the request was closed for part three, or null while it is open. */
export function closedOn(figures: CaseFigures): CivilDate | null {
  const closing = closingOf(figures);
  return closing === undefined ? null : countsOn(figures, closing);
}

/** The day a reply counts. One on record before the date of receipt counts on that date: no case is closed in a year before it is new. */
export function countsOn(figures: CaseFigures, reply: ReplyFigure): CivilDate {
  return figures.receivedOn !== null && reply.on < figures.receivedOn ? figures.receivedOn : reply.on;
}

/** Every reply that `T2014` counts by its kind: an R2008 notice to change or complete and the final reply after it each count (Q3). */
export function countedReplies(figures: CaseFigures): readonly ReplyFigure[] {
  const round = closingOf(figures)?.round;
  return figures.replies.filter((reply) => reply.kind === 'reply' && reply.round === round);
}
