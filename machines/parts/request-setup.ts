import { assign, setup } from 'xstate';
import type { ClosingCode, DecisionCode } from '../../src/law/decision-codes.ts';
import type { DisclosureRequestEvent } from '../../src/law/events/request-events.ts';
import { type StateMeta, textOf } from '../chart-types.ts';
import { afterConsultationEvent, consultationKey, withOpenWithdrawn } from './consultations.ts';
import { type DisclosureRequestContext, INITIAL_REQUEST_CONTEXT, type LapsibleState } from './request-context.ts';
import { historyGuards, lawGuards, regionGuards, replyGuards } from './request-guards.ts';

/** Whether statutory time runs, as far as the states tell; open consultations pause it besides. Exactly one of the first three holds. */
export type RequestTag = 'clockNotStarted' | 'clockRunning' | 'clockStopped' | 'clockSuspended';

/** The code an event states. The catalogue's schema has checked it before the chart sees it. */
const codeIn = (event: DisclosureRequestEvent) => textOf(event.data, 'decisionCode') as DecisionCode | null;

const NO_PROPOSAL = { decisionCode: null, proposedBy: null, legalApprovedBy: null, approvedBy: null } as const;

/** A reply or closing is set aside and handling starts afresh; the code it had stays in the history of the request. */
function afresh(context: DisclosureRequestContext): DisclosureRequestContext {
  const { regime, round, earlierCodes, decisionCode, receiptIssued, redactions } = context;
  const codes = decisionCode === null ? earlierCodes : [...earlierCodes, decisionCode];
  return { ...INITIAL_REQUEST_CONTEXT, regime, round, receiptIssued, redactions, earlierCodes: codes };
}

function without<T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}

/** Types, guards and actions shared by the parts of the request's chart. */
export const requestSetup = setup({
  types: {} as { context: DisclosureRequestContext; events: DisclosureRequestEvent; tags: RequestTag; meta: StateMeta },
  guards: { ...lawGuards, ...historyGuards, ...replyGuards, ...regionGuards },
  actions: {
    /** Nothing to remember: the event stands in the history. */
    keepOnRecord: () => {},
    fixRegime: assign({ regime: ({ event }) => event.facts.regime }),
    markReceiptIssued: assign({ receiptIssued: true }),
    markCorrectionAsked: assign({ correctionAsked: true }),
    openConsultation: assign({
      consultations: ({ context, event }) => ({ ...context.consultations, [consultationKey(event)]: 'sent' as const }),
    }),
    stepConsultation: assign({
      consultations: ({ context, event }) => afterConsultationEvent(context.consultations, event) ?? context.consultations,
    }),
    keepRedaction: assign({
      redactions: ({ context, event }) => ({ ...context.redactions, [textOf(event.data, 'redaction') ?? '']: event.actorId }),
    }),
    dropRedaction: assign({ redactions: ({ context, event }) => without(context.redactions, textOf(event.data, 'redaction') ?? '') }),
    withdrawConsultations: assign({ consultations: ({ context }) => withOpenWithdrawn(context.consultations) }),
    propose: assign(({ event }) => ({ ...NO_PROPOSAL, decisionCode: codeIn(event), proposedBy: event.actorId })),
    dropProposal: assign(NO_PROPOSAL),
    dropApprovals: assign({ legalApprovedBy: null, approvedBy: null }),
    keepLegalApproval: assign({ legalApprovedBy: ({ event }) => event.actorId }),
    keepApproval: assign({ approvedBy: ({ event }) => event.actorId }),
    markIssued: assign({ replyIssued: true }),
    keepCode: assign({ decisionCode: ({ context, event }) => context.decisionCode ?? codeIn(event) }),
    markOnTheSpot: assign({ givenOnTheSpot: true }),
    close: assign({ decisionCode: (_, params: { readonly code: ClosingCode }) => params.code }),
    lapse: assign(({ context }, params: { readonly code: 'O1' | 'O2'; readonly from: LapsibleState }) => ({
      decisionCode: params.code,
      codeBefore: context.decisionCode,
      stateBefore: params.from,
    })),
    restore: assign({ decisionCode: ({ context }) => context.codeBefore, codeBefore: null, stateBefore: null }),
    startAfresh: assign(({ context }) => afresh(context)),
    countRound: assign({ round: ({ context }) => context.round + 1 }),
  },
});
