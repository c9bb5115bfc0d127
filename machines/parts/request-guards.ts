import { and, type GuardPredicate, not, or, type StateValue, stateIn } from 'xstate';
import type { DecisionCode } from '../../src/law/decision-codes.ts';
import type { DisclosureRequestEvent } from '../../src/law/events/request-events.ts';
import { textOf } from '../chart-types.ts';
import { isOpenConsultation } from './consultation.machine.ts';
import { afterConsultationEvent, consultationKey, hasOpenConsultation } from './consultations.ts';
import type { DisclosureRequestContext } from './request-context.ts';

interface Asked {
  readonly context: DisclosureRequestContext;
  readonly event: DisclosureRequestEvent;
}

/** A guard that may also look at the states of all regions. */
type Rule = GuardPredicate<DisclosureRequestContext, DisclosureRequestEvent, unknown, { type: never; params: undefined }>;

const inState = (state: StateValue): Rule => stateIn(state);
const anyOf = (...rules: readonly Rule[]): Rule => or(rules);
const allOf = (...rules: readonly Rule[]): Rule => and(rules);
const noneOf = (rule: Rule): Rule => not(rule);

/** Imported histories do not name the persons, and may not tell the code: the four-eyes rule and what staff must state do not bind them. */
const isImported = ({ event }: Asked) => event.actorId === 'import';

/** Codes for which nothing need be searched, checked or asked of others (domain 2.1); nor can what stays unclear (`U3`) be searched. */
const WITHOUT_SEARCH: readonly string[] = ['N1', 'N2', 'N3', 'N4', 'N5', 'U1b', 'U3', 'D8'] satisfies DecisionCode[];
const ON_THE_SPOT: readonly string[] = ['G1', 'G2'] satisfies DecisionCode[];
const DISCLOSING: readonly string[] = ['G1', 'G2', 'P1'] satisfies DecisionCode[];

const codeIn = (event: DisclosureRequestEvent) => textOf(event.data, 'decisionCode');
const needsNoSearch = ({ event }: Asked) => WITHOUT_SEARCH.includes(codeIn(event) ?? '');
const isAllowedByTheClock = ({ event }: Asked) => event.facts.breach === null;
const anotherPerson = (asked: Asked) => isImported(asked) || asked.event.actorId !== asked.context.proposedBy;

/** A new reply is ordered by a decision or judgment that stands; an imported history need not tell of the proceeding. */
const orderIsFinal = (asked: Asked) => isImported(asked) || asked.event.facts.remedyFinal;

const somethingIsAwaited = anyOf(inState({ correction: 'awaited' }), inState({ fee: 'awaited' }), inState({ reasons: 'awaited' }));
const isRunning = anyOf(
  ...(['registered', 'examining', 'processing', 'drafting', 'legalReview', 'approval', 'issued'] as const).map((state) =>
    inState({ handling: state }),
  ),
);

/** Working days an officer may give for a correction; how many there are in fact is the parser's business. */
const isReasonablePeriod = (workingDays: unknown) => typeof workingDays !== 'number' || (workingDays >= 5 && workingDays <= 30);

/** What the law says of the event: the engine computes it, the chart only reads it. */
export const lawGuards = {
  receiptIsFixedOnArrival: ({ event }: Asked) => event.facts.receivedOnArrival,
  correctionNoticeIsLawful: isAllowedByTheClock,
  thirdPartyConsultationIsLawful: isAllowedByTheClock,
  organConsultationIsLawful: isAllowedByTheClock,
  extensionIsLawful: isAllowedByTheClock,
  deferralIsLawful: isAllowedByTheClock,
  feeNoticeIsLawful: isAllowedByTheClock,
  correctionPeriodIsReasonable: (asked: Asked) => isImported(asked) || isReasonablePeriod(asked.event.data.workingDays),
  correctionCounts: ({ event }: Asked) => event.facts.answerCounts,
  paymentCounts: ({ event }: Asked) => event.facts.answerCounts,
  isReceiptDay: ({ event }: Asked) => event.facts.onReceiptDay,
  isOverdue: ({ event }: Asked) => event.facts.overdue,
  remedyIsNotFinal: ({ event }: Asked) => !event.facts.remedyFinal,
  orderIsFinal,
  archivingTimeHasCome: ({ event }: Asked) => event.facts.archivable,
};

/** What happened earlier in the case. */
export const historyGuards = {
  regimeIs2008: ({ context }: Asked) => context.regime === 'R2008',
  regimeIs2019: ({ context }: Asked) => context.regime === 'R2019',
  receiptIsFixed: ({ context }: Asked) => context.regime !== null,
  receiptNotYetIssued: ({ context }: Asked) => !context.receiptIssued,
  correctionNotYetAsked: ({ context }: Asked) => !context.correctionAsked,
  closedUncorrected: ({ context }: Asked) => context.decisionCode === 'O1',
  unpaidWhileExamining: ({ context }: Asked) => context.decisionCode === 'O2' && context.stateBefore === 'examining',
  unpaidWhileProcessing: ({ context }: Asked) => context.decisionCode === 'O2' && context.stateBefore === 'processing',
  unpaidWhileDrafting: ({ context }: Asked) => context.decisionCode === 'O2' && context.stateBefore === 'drafting',
  notBeingConsulted: ({ context, event }: Asked) => {
    const state = context.consultations[consultationKey(event)];
    return state === undefined || !isOpenConsultation(state);
  },
  consultationTakesIt: ({ context, event }: Asked) => afterConsultationEvent(context.consultations, event) !== undefined,
  warnsOfProceeding: ({ event }: Asked) => textOf(event.data, 'proceeding') !== null,
  answeredWithU3: (asked: Asked) => asked.context.decisionCode === 'U3' || (asked.context.decisionCode === null && isImported(asked)),
};

/** What a reply needs before it can be proposed, approved, served. */
export const replyGuards = {
  codeIsStated: (asked: Asked) => isImported(asked) || codeIn(asked.event) !== null,
  codeDisclosesAll: (asked: Asked) =>
    ON_THE_SPOT.includes(codeIn(asked.event) ?? '') || (isImported(asked) && codeIn(asked.event) === null),
  consultationsAreOver: (asked: Asked) => isImported(asked) || needsNoSearch(asked) || !hasOpenConsultation(asked.context.consultations),
  searchIsDone: anyOf(needsNoSearch, inState({ search: 'found' }), inState({ search: 'notFound' })),
  searchFoundNothing: ({ event }: Asked) => textOf(event.data, 'result') === 'notFound',
  nothingWasFound: anyOf(({ event }: Asked) => codeIn(event) !== 'U1a', inState({ search: 'notFound' })),
  secrecyIsDecided: anyOf(needsNoSearch, inState({ secrecy: 'cleared' }), inState({ secrecy: 'restricted' })),
  legalReviewerIsAnotherPerson: anotherPerson,
  approverIsAnotherPerson: anotherPerson,
  replyNotYetIssued: ({ context }: Asked) => !context.replyIssued,
  replyIsIssued: ({ context }: Asked) => context.replyIssued,
  codeIsKnown: (asked: Asked) => isImported(asked) || (asked.context.decisionCode ?? codeIn(asked.event)) !== null,
  codeIsTheProposed: ({ context, event }: Asked) =>
    codeIn(event) === null || context.decisionCode === null || codeIn(event) === context.decisionCode,
  redactionIsProposed: ({ context, event }: Asked) => Object.hasOwn(context.redactions, textOf(event.data, 'redaction') ?? ''),
  redactionCheckerIsAnotherPerson: ({ context, event }: Asked) =>
    context.redactions[textOf(event.data, 'redaction') ?? ''] !== event.actorId,
  nothingIsSentAgain: ({ event }: Asked) => textOf(event.data, 'method') === 'later',
  replyDiscloses: ({ context }: Asked) => context.decisionCode === null || DISCLOSING.includes(context.decisionCode),
};

/** What other regions say. */
export const regionGuards = {
  isExamining: inState({ handling: 'examining' }),
  isProcessing: inState({ handling: 'processing' }),
  isExaminingOrProcessing: anyOf(inState({ handling: 'examining' }), inState({ handling: 'processing' })),
  isBeforeLegalReview: anyOf(inState({ handling: 'examining' }), inState({ handling: 'processing' }), inState({ handling: 'drafting' })),
  isClosed: inState({ handling: 'closed' }),
  correctionIsAwaited: inState({ correction: 'awaited' }),
  noCorrectionIsAwaited: noneOf(inState({ correction: 'awaited' })),
  paymentIsAwaited: inState({ fee: 'awaited' }),
  noPaymentIsAwaited: noneOf(inState({ fee: 'awaited' })),
  noReasonsAreAwaited: noneOf(inState({ reasons: 'awaited' })),
  reasonsAreAwaited: inState({ reasons: 'awaited' }),
  reasonsWereGiven: anyOf(isImported, inState({ reasons: 'received' })),
  nothingIsAwaited: noneOf(somethingIsAwaited),
  replyNeedNotWait: anyOf(isImported, noneOf(somethingIsAwaited)),
  isAnswered: inState({ handling: 'answered' }),
  applicationIsIn: noneOf(inState({ handling: 'draft' })),
  fileIsOpen: noneOf(anyOf(inState({ handling: 'draft' }), inState({ handling: 'archived' }))),
  replyIsNotOut: anyOf(inState({ handling: 'arrived' }), isRunning),
  replyIsOut: anyOf(inState({ handling: 'delivering' }), inState({ handling: 'answered' }), inState({ handling: 'archived' })),
  isIssued: inState({ handling: 'issued' }),
  serviceIsUnderWay: noneOf(inState({ service: 'returned' })),
  isDrafting: inState({ handling: 'drafting' }),
  orderReopens: allOf(
    orderIsFinal,
    anyOf(
      allOf(isRunning, ({ event }: Asked) => event.facts.overdue),
      allOf(
        ({ context }: Asked) => context.regime !== null,
        anyOf(inState({ handling: 'answered' }), inState({ handling: 'closed' }), inState({ handling: 'archived' })),
      ),
    ),
  ),
};
