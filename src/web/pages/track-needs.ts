import type { CaseView } from '../../engine/case-view.ts';
import type { HistoryLine } from '../../engine/engine-types.ts';
import type { WorkingDayCalendar } from '../../law/calendar.ts';
import type { CivilDate } from '../../law/civil-date.ts';
import { findEvent } from '../../law/events/catalogue.ts';
import { reasonsTerm } from '../../law/windows/reasons-window.ts';
import { cite } from '../cite.ts';
import { say } from '../language.ts';
import { trackTexts } from '../texts/track.ts';
import type { ShownField } from './show-value.ts';
import { dayOf, textOf } from './track-rounds.ts';

/** What applicants can do on the portal, as the address names it. */
export const APPLICANT_ACTS = ['correct', 'supplement', 'reasons', 'payment', 'delivery', 'withdraw'] as const;
export type ApplicantAct = (typeof APPLICANT_ACTS)[number];

export const ACT_EVENTS: Readonly<Record<ApplicantAct, string>> = {
  correct: 'correction.received',
  supplement: 'supplement.received',
  reasons: 'reasons.received',
  payment: 'payment.reported',
  delivery: 'delivery.changed',
  withdraw: 'application.withdrawn',
};

/** Something that waits for the applicant. */
export interface TrackNeed {
  readonly kind: 'correction' | 'payment' | 'reasons' | 'supplement' | 'contact';
  readonly title: string;
  readonly texts: readonly string[];
  readonly facts: readonly ShownField[];
  /** Inclusive; null where there is none. */
  readonly lastDayOn: CivilDate | null;
  readonly lastDay: string | null;
  readonly basis: string;
  readonly act: { readonly act: ApplicantAct; readonly label: string } | null;
  /** Why it cannot be done online (any more). */
  readonly cannot: string | null;
}

interface Ask {
  readonly view: CaseView;
  /** Of the current round. */
  readonly lines: readonly HistoryLine[];
  readonly calendar: WorkingDayCalendar;
}

/** Everything that waits for the applicant now. */
export function needsOf(ask: Ask): readonly TrackNeed[] {
  const { view } = ask;
  return [
    ...(limitOf(view, 'correction') === undefined ? [] : [correctionNeed(ask)]),
    ...(limitOf(view, 'payment') === undefined ? [] : [paymentNeed(ask)]),
    ...(isAwaited(view, 'reasons') ? [reasonsNeed(ask)] : []),
    ...(mayAct(view, 'supplement') ? [supplementNeed(ask)] : []),
    ...(isUnreached(ask) ? [contactNeed()] : []),
  ];
}

/** Whether the chart, the law and the portal let the applicant do this now. */
export function mayAct(view: Pick<CaseView, 'steps'>, act: ApplicantAct): boolean {
  return view.steps.some(
    ({ definition, instance, refusal }) => definition.type === ACT_EVENTS[act] && instance === undefined && refusal === undefined,
  );
}

/** Whether a part of the request's chart waits for the applicant. */
export function isAwaited({ instances }: Pick<CaseView, 'instances'>, region: 'correction' | 'reasons' | 'fee'): boolean {
  const value: unknown = instances[0]?.value;
  return typeof value === 'object' && value !== null && (value as Readonly<Record<string, unknown>>)[region] === 'awaited';
}

function correctionNeed(ask: Ask): TrackNeed {
  const words = trackTexts.need.correction;
  const data = lastOf(ask.lines, 'correction.requested')?.data ?? {};
  const lead = typeof data.workingDays === 'number' ? words.text(data.workingDays) : words.textPlain;
  return {
    kind: 'correction',
    title: words.title,
    texts: [lead, words.consequence],
    facts: factsOf([[words.points, textOf(data.points)]]),
    ...dayParts(limitOf(ask.view, 'correction')?.lastDay ?? null),
    basis: basisOf('correction.requested'),
    ...actOf(ask.view, { act: 'correct', label: words.action, cannot: words.late }),
  };
}

function paymentNeed(ask: Ask): TrackNeed {
  const words = trackTexts.need.payment;
  const data = lastOf(ask.lines, 'fee.notified')?.data ?? {};
  const reported = lastOf(since(ask.lines, 'fee.notified'), 'payment.reported');
  const paidOn = dayOf(reported?.data.paidOn);
  const lead = paidOn === null ? words.text : words.reported(trackTexts.day(paidOn));
  return {
    kind: 'payment',
    title: words.title,
    texts: [lead, words.consequence],
    facts: factsOf([
      [words.amount, typeof data.yuan === 'number' ? words.yuan(String(data.yuan)) : null],
      [words.account, textOf(data.account)],
      [words.method, optionOf('fee.notified', 'method', data.method)],
      [words.count, typeof data.count === 'number' ? String(data.count) : null],
    ]),
    ...dayParts(limitOf(ask.view, 'payment')?.lastDay ?? null),
    basis: basisOf('fee.notified'),
    ...actOf(ask.view, { act: 'payment', label: words.action, cannot: null }),
  };
}

function reasonsNeed({ view, lines, calendar }: Ask): TrackNeed {
  const words = trackTexts.need.reasons;
  const asked = lastOf(lines, 'reasons.requested');
  return {
    kind: 'reasons',
    title: words.title,
    texts: [words.text, words.consequence],
    facts: factsOf([[words.counts, textOf(asked?.data.counts)]]),
    ...dayParts(asked === undefined ? null : (reasonsTerm(asked, calendar)?.lastDay ?? null)),
    basis: basisOf('reasons.requested'),
    ...actOf(view, { act: 'reasons', label: words.action, cannot: null }),
  };
}

function supplementNeed({ view }: Ask): TrackNeed {
  const words = trackTexts.need.supplement;
  return {
    kind: 'supplement',
    title: words.title,
    texts: [words.text],
    facts: [],
    ...dayParts(null),
    basis: basisOf('supplement.received'),
    ...actOf(view, { act: 'supplement', label: words.action, cannot: null }),
  };
}

function contactNeed(): TrackNeed {
  const words = trackTexts.need.contact;
  return {
    kind: 'contact',
    title: words.title,
    texts: [words.text],
    facts: [],
    ...dayParts(null),
    basis: basisOf('contact.failed'),
    act: null,
    cannot: null,
  };
}

function isUnreached({ view, lines }: Ask): boolean {
  return view.row.handlingState === 'arrived' && lines.some(({ type }) => type === 'contact.failed');
}

function actOf(
  view: CaseView,
  { act, label, cannot }: { act: ApplicantAct; label: string; cannot: string | null },
): Pick<TrackNeed, 'act' | 'cannot'> {
  return mayAct(view, act) ? { act: { act, label }, cannot: null } : { act: null, cannot };
}

function limitOf({ limits }: Pick<CaseView, 'limits'>, kind: 'correction' | 'payment') {
  return limits.find((limit) => limit.kind === kind && limit.instance === undefined && limit.doneOn === null);
}

function dayParts(lastDayOn: CivilDate | null): Pick<TrackNeed, 'lastDayOn' | 'lastDay'> {
  return { lastDayOn, lastDay: lastDayOn === null ? null : trackTexts.need.lastDayOf(trackTexts.day(lastDayOn)) };
}

function factsOf(facts: readonly (readonly [string, string | null])[]): readonly ShownField[] {
  return facts.flatMap(([label, value]) => (value === null ? [] : [{ label, value }]));
}

function basisOf(type: string): string {
  return cite(findEvent(type)?.article ?? '');
}

function optionOf(type: string, field: string, value: unknown): string | null {
  const option = findEvent(type)?.fields[field]?.options?.find((one) => one.value === value);
  return option === undefined ? null : say(option.label);
}

function lastOf(lines: readonly HistoryLine[], type: string): HistoryLine | undefined {
  return lines.findLast((line) => line.type === type);
}

/** The lines after the last of a type. */
function since(lines: readonly HistoryLine[], type: string): readonly HistoryLine[] {
  return lines.slice(lines.findLastIndex((line) => line.type === type) + 1);
}
