import type { ApplicantClass, Channel } from '../channels.ts';
import type { CivilDate } from '../civil-date.ts';
import type { DecisionCode, ThirdPartyGround } from '../decision-codes.ts';
import { type CaseFigures, closedOn, closingOf, countedReplies, countsOn, isCounted, isNoVoidEntry } from './case-figures.ts';
import type { Lot } from './figure.ts';
import type { PartFourGroup } from './part-four.ts';
import { columnInForceOn, columnKnownOn, isPendingIn, type RemedySpan, reviewSpans, type Standing, suitSpans } from './remedy-spans.ts';
import { liesIn, type ReportPeriod } from './report-year.ts';

/** How a request was closed, as far as the tables ask. */
export interface ClosingKind {
  readonly kind: 'reply' | 'closing';
  /** Null when it is not on record or only assumed. */
  readonly code: DecisionCode | null;
  readonly ground: ThirdPartyGround | null;
  /** Null for closings. */
  readonly inTime: boolean | null;
  /** Given by the due day without extension and deferral; null where that day is unknown. */
  readonly byBaseDay: boolean | null;
}

/** Everything by which the tables tell requests apart, days aside: requests of one kind can be counted together. */
export interface RequestKind {
  readonly voided: boolean;
  readonly channel: Channel;
  readonly applicantClass: ApplicantClass | null;
  /** The first reply or closing; null while the request is open. */
  readonly closing: ClosingKind | null;
}

/** Where requests stand in the flow through a period: received in it or carried into it, closed in it or open at its end. */
export type Flow = 'newClosed' | 'newOpen' | 'carryClosed' | 'carryOpen';

export type CountedRequest = Lot & RequestKind & { readonly flow: Flow };
/** A reply given in the period, for the rows of `T2014` by kind of reply. */
export type CountedReply = Lot & Pick<ClosingKind, 'code' | 'ground'>;
export type CountedRemedy = Lot & {
  readonly group: PartFourGroup;
  /** What has taken effect by the last day known: part four since 2019 (Q11). */
  readonly inForce: Standing;
  /** The latest judgment or decision of the period, in force or not: `T2014` (A7). */
  readonly known: Standing;
};

/**
 * What a report is counted from: made case by case or from groups of like cases that the database has counted. The tables are made of
 * nothing else, so that both say the same.
 */
export interface Counted {
  readonly requests: readonly CountedRequest[];
  readonly replies: readonly CountedReply[];
  readonly remedies: readonly CountedRemedy[];
  readonly complaints: readonly Lot[];
}

/** Cases one by one, in their order; each counts under its ref. */
export function countCases(cases: readonly CaseFigures[], period: ReportPeriod): Counted {
  return {
    requests: cases.flatMap((figures) => requestOf(figures, period)),
    replies: cases.flatMap((figures) => repliesOf(figures, period)),
    remedies: cases.flatMap((figures) => remediesOf(figures, period)),
    complaints: cases.flatMap((figures) => complaintsOf(figures, period)),
  };
}

/** Requests of one kind, as far as they count at all. */
export function countKind(kind: RequestKind, flow: Flow, lot: Lot): CountedRequest[] {
  return isNoVoidEntry(kind.voided, kind.closing?.code) && lot.n > 0 ? [{ ...lot, ...kind, flow }] : [];
}

/** The reply by which requests of one kind were closed, where it is the only one. */
export function onlyReplyOf({ closing, flow, n, refs }: CountedRequest): CountedReply[] {
  if (closing?.kind !== 'reply' || !isClosed(flow)) return [];
  return [{ n, refs, code: closing.code, ground: closing.ground }];
}

export function isClosed(flow: Flow): boolean {
  return flow === 'newClosed' || flow === 'carryClosed';
}

/** 按时办结 is within the base period; what used an extension or came late is 延期办结 (Q12). A lapse (`O1`, `O2`) stopped the clock: never late. */
export function isWithinBasePeriod({ code, inTime, byBaseDay }: ClosingKind): boolean {
  if (code === 'O1' || code === 'O2' || byBaseDay === null) return inTime !== false;
  return inTime !== false && byBaseDay;
}

function requestOf(figures: CaseFigures, period: ReportPeriod): CountedRequest[] {
  const flow = isCounted(figures) ? flowOf(figures.receivedOn, closedOn(figures), period) : undefined;
  return flow === undefined ? [] : countKind(kindOf(figures), flow, lotOf(figures));
}

/** The sets of 3.8: `new`, `carry`, `t` and `next`. */
function flowOf(receivedOn: CivilDate, closed: CivilDate | null, { firstDay, lastDay }: ReportPeriod): Flow | undefined {
  if (receivedOn > lastDay || (closed !== null && closed < firstDay)) return undefined;
  const isClosedByEnd = closed !== null && closed <= lastDay;
  if (receivedOn < firstDay) return isClosedByEnd ? 'carryClosed' : 'carryOpen';
  return isClosedByEnd ? 'newClosed' : 'newOpen';
}

function kindOf(figures: CaseFigures): RequestKind {
  const { voided, channel, applicantClass } = figures;
  const closing = closingOf(figures);
  if (closing === undefined) return { voided, channel, applicantClass, closing: null };
  const { kind, code, ground, inTime, on, baseDueOn } = closing;
  const byBaseDay = baseDueOn === null ? null : on <= baseDueOn;
  return { voided, channel, applicantClass, closing: { kind, code, ground, inTime, byBaseDay } };
}

/** Replies of the period in a case that part three counts. */
export function repliesOf(figures: CaseFigures, period: ReportPeriod): CountedReply[] {
  if (!isCounted(figures)) return [];
  return countedReplies(figures)
    .filter((reply) => liesIn(period, countsOn(figures, reply)))
    .map(({ code, ground }) => ({ ...lotOf(figures), code, ground }));
}

/** Reviews and suits pending on any day of the period. */
export function remediesOf(figures: CaseFigures, period: ReportPeriod): CountedRemedy[] {
  const standing = (group: PartFourGroup, spans: readonly RemedySpan[]): CountedRemedy[] =>
    spans
      .filter((span) => isPendingIn(span, period))
      .map((span) => ({
        ...lotOf(figures),
        group,
        inForce: columnInForceOn(span, period.asOf),
        known: columnKnownOn(span, period.lastDay),
      }));
  return [
    ...figures.reviews.flatMap((review) => standing('review', reviewSpans(review))),
    ...figures.suits.flatMap((suit) => standing(suit.afterReview ? 'suitAfterReview' : 'directSuit', suitSpans(suit))),
  ];
}

export function complaintsOf(figures: CaseFigures, period: ReportPeriod): Lot[] {
  return figures.complaints.filter(({ filedOn }) => liesIn(period, filedOn)).map(() => lotOf(figures));
}

function lotOf({ ref }: CaseFigures): Lot {
  return { n: 1, refs: [ref] };
}
