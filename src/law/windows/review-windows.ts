import type { WorkingDayCalendar } from '../calendar.ts';
import type { CivilDate } from '../civil-date.ts';
import type { Fact } from '../fact.ts';
import {
  type Limit,
  limitsOf,
  type Suspension,
  servedOnOf,
  standstillsOf,
  type Term,
  termFrom,
  type WindowRule,
  type WindowStart,
} from './limit.ts';
import { calendarDays, lastDayWithStandstills } from './period.ts';
import { type LawfulPeriod, type ReviewLaw, type ReviewProcedure, reviewLawOf } from './review-law.ts';

const ACCEPTED = ['review.accepted', 'review.deemedAccepted'];
const TELL_PROCEDURE = ['review.accepted', 'review.noticeReceived'];
const CLOSED = ['review.decided', 'review.terminated', 'review.rejected'];
const SUSPENSION: Suspension = { suspended: 'review.suspended', resumed: 'review.resumed' };
/** Outcomes that end the dispute: nothing is left to sue over. */
const NO_SUIT_AFTER: readonly unknown[] = ['mediated', 'terminated'];
const SUIT_AFTER_REVIEW: LawfulPeriod = { period: calendarDays(15), basis: '行政诉讼法第四十五条' };

const RULES: readonly WindowRule[] = [
  {
    kind: 'review.acceptance',
    label: { zh: '复议申请审查受理期限', en: 'to decide on acceptance' },
    startedBy: ['review.filed', 'review.corrected'],
    settledBy: [...ACCEPTED, 'review.correctionRequested', ...CLOSED],
    lapseEvent: 'review.deemedAccepted',
    lapsesOnLastDay: true,
    ours: false,
    term: (start) => termFrom(start.fact.on, lawOf(start).acceptance, start.calendar),
  },
  {
    kind: 'review.correction',
    label: { zh: '复议申请人补正期限', en: 'for the review applicant to correct' },
    startedBy: ['review.correctionRequested'],
    settledBy: ['review.corrected', 'review.correctionLapsed', ...ACCEPTED, ...CLOSED],
    lapseEvent: 'review.correctionLapsed',
    ours: false,
    term: (start) => {
      const { correction } = lawOf(start);
      return correction === null ? null : termFrom(servedOnOf(start.fact), correction, start.calendar);
    },
  },
  {
    kind: 'review.copy',
    label: { zh: '向被申请人发送复议申请书副本期限', en: 'to send us the application' },
    startedBy: ACCEPTED,
    settledBy: ['review.noticeReceived', 'review.answered', 'review.answerLapsed', ...CLOSED],
    ours: false,
    term: (start) => (isSuperseded(start) ? null : termFrom(acceptedOn(start), lawOf(start).copy[procedureOf(start)], start.calendar)),
  },
  {
    kind: 'review.answer',
    label: { zh: '行政复议答复期限', en: 'our answer to the review organ' },
    startedBy: ['review.noticeReceived'],
    settledBy: ['review.answered', 'review.answerLapsed', ...CLOSED],
    lapseEvent: 'review.answerLapsed',
    ours: true,
    term: (start) => termFrom(start.fact.on, lawOf(start).answer[procedureOf(start)], start.calendar),
  },
  {
    kind: 'review.decision',
    label: { zh: '行政复议审理期限', en: 'review decision' },
    startedBy: ACCEPTED,
    settledBy: ['review.lapsed', ...CLOSED],
    lapseEvent: 'review.lapsed',
    ours: false,
    term: decisionTerm,
  },
  {
    kind: 'review.suit',
    label: { zh: '复议后起诉期限', en: 'to sue after the review' },
    startedBy: ['review.decided', 'review.rejected'],
    settledBy: [],
    ours: false,
    term: ({ fact, calendar }) =>
      NO_SUIT_AFTER.includes(fact.data.outcome) ? null : termFrom(servedOnOf(fact), SUIT_AFTER_REVIEW, calendar),
  },
  {
    kind: 'review.suitAfterSilence',
    label: { zh: '复议机关逾期不作决定的起诉期限', en: 'to sue after silence of the review organ' },
    startedBy: ['review.lapsed'],
    settledBy: ['review.decided'],
    ours: false,
    // Counted from the end of the period; the lapse is recorded for the day after it.
    term: (start) => termFrom(decisionPeriodEnd(start), SUIT_AFTER_REVIEW, start.calendar),
  },
];

/**
 * The limits of one review (行政复议) from the facts of that proceeding, in order. While the review is suspended its decision period has
 * no last day and is left out.
 */
export function reviewLimits(facts: readonly Fact[], calendar: WorkingDayCalendar): Limit[] {
  return limitsOf({ rules: RULES, suspension: SUSPENSION }, withoutUndoneLapses(facts), calendar);
}

/** An extension made in time, of which we learn only after the lapse was recorded, undoes the lapse. */
function withoutUndoneLapses(facts: readonly Fact[]): Fact[] {
  const extended = facts.find((fact) => fact.type === 'review.extended');
  return facts.filter((fact, at) => {
    const undone = fact.type === 'review.lapsed' && extended !== undefined && facts.indexOf(extended) > at && extended.on < fact.on;
    return !undone;
  });
}

/** By the date of the review application; by the first known fact where that date is not on record. */
function lawOf({ facts, fact }: WindowStart): ReviewLaw {
  const filed = facts.find((one) => one.type === 'review.filed') ?? facts[0] ?? fact;
  return reviewLawOf(filed.on);
}

/** By the latest word on it: in the acceptance or in the notice to answer. */
function procedureOf({ facts }: WindowStart): ReviewProcedure {
  const told = facts.findLast(({ type, data }) => TELL_PROCEDURE.includes(type) && data.procedure !== undefined);
  return told?.data.procedure === 'simplified' ? 'simplified' : 'ordinary';
}

/** An acceptance of which we learn after silence was taken for one: the stated day counts. */
function isSuperseded({ fact, facts, at }: WindowStart): boolean {
  return (
    fact.type === 'review.deemedAccepted' &&
    facts.slice(at + 1).some((later) => later.type === 'review.accepted' && later.inferred !== true)
  );
}

/** The day from which acceptance counts: under the 2017 law silence accepts from receipt of the application (art. 17). */
function acceptedOn(start: WindowStart): CivilDate {
  if (start.fact.type !== 'review.deemedAccepted' || lawOf(start).silenceAcceptsFrom === 'lastDay') return start.fact.on;
  const receipt = start.facts.slice(0, start.at).findLast((fact) => fact.type === 'review.filed' || fact.type === 'review.corrected');
  return receipt === undefined || receipt.inferred === true ? start.fact.on : receipt.on;
}

function decisionTerm(start: WindowStart): Term | null {
  if (isSuperseded(start)) return null;
  const law = lawOf(start);
  const procedure = procedureOf(start);
  const plain = decisionTermOf(start, { ...law.decision[procedure], extraDays: 0 });
  const extended = start.during.find((fact) => fact.type === 'review.extended');
  const cap = law.extensionCalendarDays[procedure];
  if (extended === undefined || cap === 0 || (plain !== null && extended.on > plain.lastDay)) return plain;
  return decisionTermOf(start, {
    period: law.decision[procedure].period,
    basis: law.extensionBasis,
    extraDays: extensionDays(extended, cap),
  });
}

/** An extension is counted on from the unrolled end of the period: one period of 90 days, not 60 rolled plus 30. */
function decisionTermOf(start: WindowStart, { period, basis, extraDays }: LawfulPeriod & { extraDays: number }): Term | null {
  const anchor = acceptedOn(start);
  const standstills = standstillsOf(start, SUSPENSION);
  const lastDay = lastDayWithStandstills({ anchor, period: { ...period, length: period.length + extraDays }, standstills }, start.calendar);
  return lastDay === null ? null : { fromOn: anchor, lastDay, basis };
}

function extensionDays({ data }: Fact, cap: number): number {
  const days = data.calendarDays;
  return typeof days === 'number' ? Math.min(days, cap) : cap;
}

/** The last day of the decision period that the lapse at `start` ended. */
function decisionPeriodEnd(start: WindowStart): CivilDate {
  const at = start.facts.slice(0, start.at).findLastIndex((fact) => ACCEPTED.includes(fact.type));
  const fact = start.facts[at];
  if (fact === undefined) return start.fact.on;
  const term = decisionTerm({ ...start, fact, at, during: start.facts.slice(at + 1, start.at), settledBy: start.fact });
  return term?.lastDay ?? start.fact.on;
}
