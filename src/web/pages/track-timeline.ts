import type { HistoryLine } from '../../engine/engine-types.ts';
import { CHANNEL_LABELS, CHANNELS } from '../../law/channels.ts';
import type { CivilDate } from '../../law/civil-date.ts';
import { DECISIONS, isDecisionCode } from '../../law/decision-codes.ts';
import { SERVICE_METHODS } from '../../law/events/service-events.ts';
import { findLitigationOutcome, findReviewOutcome } from '../../law/outcomes.ts';
import { say, sayLabel } from '../language.ts';
import { serviceTexts } from '../texts/service.ts';
import { trackTexts, trackTimelineTexts } from '../texts/track.ts';
import { dayOf, textOf } from './track-rounds.ts';

/** One thing that the applicant is told of the history. */
export interface ToldLine {
  readonly version: number;
  readonly on: CivilDate;
  readonly title: string;
  readonly text: string | null;
}

interface Told {
  readonly title: string;
  readonly text?: string | null;
}

type Teller = (data: HistoryLine['data']) => string | Told;

const words = () => trackTimelineTexts;
const plain =
  (sentence: keyof { [K in keyof typeof trackTimelineTexts as (typeof trackTimelineTexts)[K] extends string ? K : never]: true }): Teller =>
  () =>
    words()[sentence];

/**
 * What applicants are told, event by event; whatever is not in this list they are not told: steps inside the organ, names of staff and of
 * third parties, opinions, secrecy, drafts and notes stay inside. Each sentence takes from the event only what it names here.
 */
const TELLERS: Readonly<Record<string, Teller>> = {
  'application.submitted': plain('submitted'),
  'application.arrived': ({ channel }) => {
    const known = CHANNELS.find((one) => one === channel);
    return known === undefined ? words().arrivedPlain : words().arrived(say(CHANNEL_LABELS[known]));
  },
  'application.dictated': plain('dictated'),
  'receipt.confirmed': plain('confirmed'),
  'contact.failed': plain('contactFailed'),
  'application.split': plain('split'),
  'application.merged': plain('merged'),
  'application.voided': plain('voided'),
  'correction.requested': ({ workingDays }) => words().correctionAsked(Number(workingDays)),
  'correction.received': plain('correctionReceived'),
  'correction.lapsed': plain('correctionLapsed'),
  'supplement.received': plain('supplementReceived'),
  'reasons.requested': ({ workingDays }) =>
    typeof workingDays === 'number' ? words().reasonsAsked(workingDays) : words().reasonsAskedPlain,
  'reasons.received': plain('reasonsReceived'),
  'reasons.lapsed': plain('reasonsLapsed'),
  'period.extended': ({ workingDays, reason }) => ({ title: words().extended(Number(workingDays)), text: whyOf(reason) }),
  'reply.deferred': ({ to, reason }) => ({ title: words().deferred(dayWords(to)), text: whyOf(reason) }),
  'deadline.passed': plain('overdue'),
  'calendar.amended': ({ dueBefore, dueOn }) => {
    const [before, now] = [dayOf(dueBefore), dayOf(dueOn)];
    return before === null || now === null || before === now
      ? words().calendarPlain
      : words().calendar(trackTexts.day(before), trackTexts.day(now));
  },
  'fee.notified': ({ yuan }) => words().feeAsked(String(yuan)),
  'payment.reported': ({ paidOn }) => words().paymentReported(dayWords(paidOn)),
  'fee.paid': plain('feePaid'),
  'fee.lapsed': plain('feeLapsed'),
  'application.withdrawn': plain('withdrawn'),
  'delivery.changed': plain('deliveryChanged'),
  'reply.givenOnTheSpot': ({ decisionCode }) => replied(decisionCode, words().onTheSpot),
  'reply.served': ({ decisionCode, method }) => {
    const way = SERVICE_METHODS.find(({ value }) => value === method);
    return { title: replied(decisionCode, words().served), text: way === undefined ? null : words().by(sayLabel(way.label)) };
  },
  'service.proven': ({ deliveredOn }) => {
    const on = dayOf(deliveredOn);
    return on === null ? words().provenPlain : words().proven(trackTexts.day(on));
  },
  'service.failed': ({ method }) => (method === 'later' ? serviceTexts.told.failed : words().serviceFailed),
  'service.repeated': () => serviceTexts.told.repeated,
  'reprocessing.ordered': plain('ordered'),
  'reply.revoked': plain('revoked'),
  'recordCorrection.requested': plain('correctionRequested'),
  'recordCorrection.corrected': plain('recordCorrected'),
  'recordCorrection.refused': plain('recordRefused'),
  'recordCorrection.transferred': ({ way, organ }) => {
    const name = textOf(organ);
    return {
      title: way === 'informed' ? words().recordElsewhere : words().recordTransferred,
      text: name === null ? null : words().competentOrgan(name),
    };
  },
  'recordCorrection.withdrawn': plain('recordWithdrawn'),
};

/** Told only of proceedings that the applicant started: those of third parties are not the applicant's. */
const PROCEEDING_TELLERS: Readonly<Record<string, Teller>> = {
  'review.filed': plain('reviewFiled'),
  'review.accepted': plain('reviewAccepted'),
  'review.rejected': plain('reviewRejected'),
  'review.decided': ({ outcome }) => ({ title: words().reviewDecided, text: outcomeOf(outcome) }),
  'review.terminated': plain('reviewTerminated'),
  'review.suspended': plain('reviewSuspended'),
  'review.resumed': plain('reviewResumed'),
  'litigation.filed': plain('suitFiled'),
  'litigation.registered': plain('suitRegistered'),
  'litigation.notRegistered': plain('suitNotRegistered'),
  'litigation.firstJudged': ({ outcome }) => ({ title: words().firstJudged, text: outcomeOf(outcome) }),
  'litigation.appealed': plain('appealed'),
  'litigation.secondJudged': ({ outcome }) => ({ title: words().secondJudged, text: outcomeOf(outcome) }),
  'litigation.withdrawn': plain('suitWithdrawn'),
  'complaint.filed': plain('complaintFiled'),
  'complaint.accepted': plain('complaintAccepted'),
  'complaint.rejected': plain('complaintRejected'),
  'complaint.decided': plain('complaintDecided'),
  'complaint.withdrawn': plain('complaintWithdrawn'),
};

/** The history in the applicant's words, oldest first. */
export function toldLines(history: readonly HistoryLine[]): readonly ToldLine[] {
  const own = ownProceedings(history);
  const consulting = consultationTeller();
  return history
    .filter(({ inferred }) => !inferred)
    .flatMap((line) => {
      const told = consulting(line) ?? tellerOf(line, own)?.(line.data);
      if (told === undefined) return [];
      const { title, text = null } = typeof told === 'string' ? { title: told } : told;
      return [{ version: line.version, on: line.on, title, text }];
    });
}

/** Ids of the proceedings of which the history says that the applicant started them. */
export function ownProceedings(history: readonly HistoryLine[]): ReadonlySet<string> {
  const filed = history.filter(({ type, data }) => /\.filed$/.test(type) && data.filedBy === 'applicant');
  return new Set(filed.flatMap(({ instance }) => (instance === undefined ? [] : [instance])));
}

function tellerOf({ type, instance }: HistoryLine, own: ReadonlySet<string>): Teller | undefined {
  if (Object.hasOwn(TELLERS, type)) return TELLERS[type];
  const isOwn = instance === undefined || own.has(instance);
  return isOwn && Object.hasOwn(PROCEEDING_TELLERS, type) ? PROCEEDING_TELLERS[type] : undefined;
}

/** Told when the first of several consultations begins and when the last ends: neither who was asked nor how many. */
function consultationTeller() {
  const open = new Set<string>();
  return ({ type, data }: HistoryLine): string | undefined => {
    const [kind, what] = type.split('.');
    if (kind !== 'thirdParty' && kind !== 'organ') {
      if (type === 'reply.served' || type === 'reprocessing.ordered' || type === 'reply.revoked') open.clear();
      return undefined;
    }
    const key = `${kind}:${String(data.party ?? data.organ)}`;
    if (what === 'consulted') {
      open.add(key);
      return open.size === 1 ? words().consulting : undefined;
    }
    const ended = what === 'replied' || what === 'lapsed';
    return ended && open.delete(key) && open.size === 0 ? words().consulted : undefined;
  };
}

function replied(code: unknown, sentence: (decision: string) => string): string {
  return isDecisionCode(code) ? sentence(say(DECISIONS[code].label)) : words().servedPlain;
}

function outcomeOf(code: unknown): string | null {
  if (typeof code !== 'string') return null;
  const outcome = findReviewOutcome(code) ?? findLitigationOutcome(code);
  return outcome === undefined ? null : words().outcome(sayLabel(outcome.label));
}

function whyOf(reason: unknown): string | null {
  const text = textOf(reason);
  return text === null ? null : words().why(text);
}

function dayWords(value: unknown): string {
  const on = dayOf(value);
  return on === null ? '—' : trackTexts.day(on);
}
