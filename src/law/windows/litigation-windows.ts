import type { WorkingDayCalendar } from '../calendar.ts';
import type { CivilDate } from '../civil-date.ts';
import type { Fact } from '../fact.ts';
import { findLitigationOutcome } from '../outcomes.ts';
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
import {
  APPEAL,
  COPY,
  DEFENCE,
  FILING,
  FIRST_INSTANCE,
  firstJudgmentEffectiveOn,
  type JudgmentKind,
  RETRIAL,
  SECOND_INSTANCE,
  secondJudgmentEffectiveOn,
} from './litigation-periods.ts';
import { lastDayWithStandstills } from './period.ts';
import type { LawfulPeriod } from './review-law.ts';

const SUSPENSION: Suspension = { suspended: 'litigation.suspended', resumed: 'litigation.resumed' };
const ENDED = ['litigation.withdrawn'];
const FIRST_JUDGED = ['litigation.firstJudged', ...ENDED];
const SECOND_JUDGED = ['litigation.secondJudged', 'litigation.remanded', ...ENDED];

/** Outcomes that come as a ruling even if the kind is not on record (法释〔2018〕1号 art. 101). */
const BY_RULING: readonly unknown[] = ['suitDismissed'];

const RULES: readonly WindowRule[] = [
  {
    kind: 'litigation.filing',
    label: { zh: '登记立案期限', en: 'to decide on registration' },
    startedBy: ['litigation.filed'],
    settledBy: ['litigation.registered', 'litigation.notRegistered', ...FIRST_JUDGED],
    ours: false,
    term: ({ fact, calendar }) => termFrom(fact.on, FILING, calendar),
  },
  {
    kind: 'litigation.copy',
    label: { zh: '向被告发送起诉状副本期限', en: 'to send us the statement of claim' },
    startedBy: ['litigation.registered'],
    settledBy: ['litigation.pleadingsReceived', 'litigation.defenceFiled', 'litigation.defenceLapsed', ...FIRST_JUDGED],
    ours: false,
    term: ({ fact, calendar }) => termFrom(fact.on, COPY, calendar),
  },
  {
    kind: 'litigation.defence',
    label: { zh: '答辩举证期限', en: 'our defence and evidence' },
    startedBy: ['litigation.pleadingsReceived'],
    settledBy: ['litigation.defenceFiled', 'litigation.defenceLapsed', ...FIRST_JUDGED],
    lapseEvent: 'litigation.defenceLapsed',
    ours: true,
    term: ({ fact, calendar }) => termFrom(fact.on, DEFENCE, calendar),
  },
  {
    kind: 'litigation.firstInstance',
    label: { zh: '一审审理期限', en: 'judgment at first instance' },
    startedBy: ['litigation.registered', 'litigation.remanded'],
    settledBy: FIRST_JUDGED,
    ours: false,
    term: (start) => trialTerm(start, FIRST_INSTANCE[isSimplified(start) ? 'simplified' : 'ordinary']),
  },
  {
    kind: 'litigation.appeal',
    label: { zh: '上诉期限', en: 'to appeal' },
    startedBy: ['litigation.firstJudged'],
    settledBy: ['litigation.appealed', 'litigation.appealAccepted', 'litigation.appealLapsed', ...SECOND_JUDGED],
    lapseEvent: 'litigation.appealLapsed',
    ours: mayBeAgainstUs,
    term: ({ fact, calendar }) => termFrom(servedOnOf(fact), APPEAL[judgmentKindOf(fact)], calendar),
  },
  {
    kind: 'litigation.secondInstance',
    label: { zh: '二审审理期限', en: 'judgment at second instance' },
    startedBy: ['litigation.appealAccepted'],
    settledBy: SECOND_JUDGED,
    ours: false,
    term: (start) => trialTerm(start, SECOND_INSTANCE),
  },
  {
    kind: 'litigation.retrialApplication',
    label: { zh: '申请再审期限', en: 'to apply for retrial' },
    startedBy: ['litigation.appealLapsed', 'litigation.secondJudged'],
    // An appeal in time of which we learn only after its lapse was recorded takes the effect away.
    settledBy: ['litigation.retrialFiled', 'litigation.retrialOrdered', 'litigation.appealed', ...ENDED],
    ours: false,
    // A lapsed appeal is recorded for the day the judgment takes effect.
    term: ({ fact, calendar }) => termFrom(servedOnOf(fact), RETRIAL, calendar),
  },
];

/**
 * The limits of one suit (行政诉讼) from the facts of that proceeding, in order. While the suit is suspended the trial period has no last
 * day and is left out.
 */
export function litigationLimits(facts: readonly Fact[], calendar: WorkingDayCalendar): Limit[] {
  return limitsOf({ rules: RULES, suspension: SUSPENSION }, facts, calendar);
}

/**
 * The day on which the latest judgment or ruling of a suit takes effect, if nothing but time is lacking: a second (or retrial) judgment at
 * its service, a first one the day after the time to appeal. Null before a judgment, and while an appeal, a remand or a retrial is open.
 */
export function effectiveOn(facts: readonly Fact[], calendar: WorkingDayCalendar): CivilDate | null {
  let effective: CivilDate | null = null;
  let beforeRetrial: CivilDate | null = null;
  for (const fact of facts) {
    switch (fact.type) {
      case 'litigation.firstJudged':
        effective = firstJudgmentEffectiveOn({ servedOn: servedOnOf(fact), kind: judgmentKindOf(fact) }, calendar);
        break;
      case 'litigation.secondJudged':
      case 'litigation.retrialJudged':
        effective = secondJudgmentEffectiveOn(servedOnOf(fact));
        break;
      case 'litigation.withdrawn':
        effective = fact.on;
        break;
      case 'litigation.appealed':
      case 'litigation.remanded':
        effective = null;
        break;
      case 'litigation.retrialOrdered':
        beforeRetrial = effective;
        effective = null;
        break;
      case 'litigation.retrialRejected':
        effective ??= beforeRetrial;
        break;
    }
  }
  return effective;
}

/** A ruling if the record says so, or if its outcome can only be one. */
export function judgmentKindOf({ data }: Fact): JudgmentKind {
  if (data.kind === 'ruling' || data.kind === 'judgment') return data.kind;
  return BY_RULING.includes(data.outcome) ? 'ruling' : 'judgment';
}

/** Counted from the registration, also after a switch of procedure (法释〔2018〕1号 art. 105); stands still while suspended. */
function trialTerm(start: WindowStart, { period, basis }: LawfulPeriod): Term | null {
  const anchor = start.fact.on;
  const standstills = standstillsOf(start, SUSPENSION);
  const lastDay = lastDayWithStandstills({ anchor, period, standstills }, start.calendar);
  return lastDay === null ? null : { fromOn: anchor, lastDay, basis };
}

/** By the latest word on the procedure: at registration, with the notice to defend, or in a switch. */
function isSimplified({ fact, during }: WindowStart): boolean {
  const words = [fact, ...during].map(({ type, data }) => (type === 'litigation.procedureSwitched' ? data.to : data.procedure));
  return words.findLast((word) => word !== undefined) === 'simplified';
}

/** The time to appeal is ours to keep when the judgment went against us, or when its outcome is not on record. */
function mayBeAgainstUs({ data }: Fact): boolean {
  const outcome = typeof data.outcome === 'string' ? findLitigationOutcome(data.outcome) : undefined;
  return outcome === undefined || outcome.column === 'corrected';
}
