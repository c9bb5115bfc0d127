import { DECISIONS, isReplyCode } from '../../src/law/decision-codes.ts';
import type { RequestSnapshot } from './request-walk.ts';

/** Invariants of domain, appendix B 5 and 6, and of the chart's own regions. Each says what is wrong, in words. */
const INVARIANTS: readonly { readonly broken: string; readonly by: (snapshot: RequestSnapshot) => boolean }[] = [
  {
    broken: 'a reply that is out has no code, or a closing code',
    by: ({ value, context }) =>
      isOut(value.handling) &&
      (context.decisionCode === null ? context.proposedBy !== 'import' && !importedSpot(context) : !isReplyCode(context.decisionCode)),
  },
  {
    broken: 'a closed request has no closing code',
    by: ({ value, context }) => value.handling === 'closed' && !isClosing(context.decisionCode),
  },
  {
    broken: 'a request that goes on has a closing code',
    by: ({ value, context }) => !['closed', 'archived'].includes(value.handling) && isClosing(context.decisionCode),
  },
  {
    broken: 'a reply went out without approval by another person than the proposer',
    by: ({ value, context }) =>
      isOut(value.handling) &&
      !context.givenOnTheSpot &&
      (context.approvedBy === null || (context.approvedBy === context.proposedBy && context.approvedBy !== 'import')),
  },
  {
    broken: 'a reply went out without legal review by another person than the proposer',
    by: ({ value, context }) =>
      isOut(value.handling) &&
      !context.givenOnTheSpot &&
      (context.legalApprovedBy === null || (context.legalApprovedBy === context.proposedBy && context.legalApprovedBy !== 'import')),
  },
  {
    broken: 'an answered request has neither proof of service nor the note of a reply on the spot',
    by: ({ value, context }) => value.handling === 'answered' && value.service !== 'proven' && !context.givenOnTheSpot,
  },
  { broken: 'a reply was served that was never issued', by: ({ value, context }) => value.service !== 'idle' && !context.replyIssued },
  { broken: 'a closed request has a reply that was served', by: ({ value }) => value.handling === 'closed' && value.service !== 'idle' },
  {
    broken: 'a request closed by a lapse has a reply document',
    by: ({ context }) =>
      (context.decisionCode === 'O1' || context.decisionCode === 'O2') && (context.replyIssued || context.approvedBy !== null),
  },
  {
    broken: 'service is under way in a state other than delivering',
    by: ({ value }) => ['sent', 'sentAgain', 'returned'].includes(value.service) !== (value.handling === 'delivering'),
  },
  {
    broken: 'a correction is awaited outside examination',
    by: ({ value }) => value.correction === 'awaited' && value.handling !== 'examining',
  },
  {
    broken: 'a payment is awaited after the draft left the office',
    by: ({ value }) => value.fee === 'awaited' && !['examining', 'processing', 'drafting'].includes(value.handling),
  },
  {
    broken: 'a correction and a payment are awaited at once',
    by: ({ value }) => value.correction === 'awaited' && value.fee === 'awaited',
  },
  {
    broken: 'reasons are awaited after processing',
    by: ({ value }) => value.reasons === 'awaited' && !['examining', 'processing'].includes(value.handling),
  },
  {
    broken: 'O1 without a lapsed correction',
    by: ({ value, context }) => (context.decisionCode === 'O1') !== (value.correction === 'lapsed'),
  },
  { broken: 'O2 without a lapsed payment', by: ({ value, context }) => (context.decisionCode === 'O2') !== (value.fee === 'lapsed') },
  {
    broken: 'a state to return to is kept by a request that did not lapse',
    by: ({ context }) => (context.stateBefore !== null) !== (context.decisionCode === 'O1' || context.decisionCode === 'O2'),
  },
  {
    broken: 'a consultation is open once a reply is proposed or the request has ended',
    by: ({ value, context }) =>
      !['examining', 'processing'].includes(value.handling) &&
      Object.values(context.consultations).some((state) => state === 'sent' || state === 'served'),
  },
  {
    broken: 'a reply that needs a search or a secrecy check is drafted without it',
    by: ({ value, context }) =>
      isDrafted(value.handling) &&
      needsSearch(context.decisionCode) &&
      (!['found', 'notFound'].includes(value.search) || !['cleared', 'restricted'].includes(value.secrecy)),
  },
  { broken: 'a state has no clock state, or several', by: (snapshot) => clockTags(snapshot).length !== 1 },
  {
    broken: 'time stands still although it does not run',
    by: (snapshot) => snapshot.hasTag('clockSuspended') && !snapshot.hasTag('clockRunning'),
  },
  { broken: 'time runs without a date of receipt', by: (snapshot) => snapshot.hasTag('clockRunning') && snapshot.context.regime === null },
  {
    broken: 'a procedure of the 2019 Regulation is used under that of 2007',
    by: ({ value, context }) =>
      context.regime === 'R2008' && (value.correction !== 'idle' || value.fee !== 'idle' || value.reasons !== 'idle'),
  },
];

/** What is wrong with a snapshot; empty when all is well. */
export function brokenInvariants(snapshot: RequestSnapshot): string[] {
  return INVARIANTS.filter(({ by }) => by(snapshot)).map(
    ({ broken }) => `${broken}: ${JSON.stringify([snapshot.value, snapshot.context])}`,
  );
}

type Context = RequestSnapshot['context'];

function isOut(handling: string): boolean {
  return handling === 'delivering' || handling === 'answered';
}

function isDrafted(handling: string): boolean {
  return ['drafting', 'legalReview', 'approval', 'issued', 'delivering'].includes(handling);
}

function isClosing(code: Context['decisionCode']): boolean {
  return code !== null && !isReplyCode(code);
}

function importedSpot(context: Context): boolean {
  return context.givenOnTheSpot;
}

function needsSearch(code: Context['decisionCode']): boolean {
  return code === null || (DECISIONS[code].group !== 'notHandled' && code !== 'U1b' && code !== 'U3' && code !== 'D8');
}

function clockTags({ tags }: RequestSnapshot): string[] {
  return [...tags].filter((tag) => ['clockNotStarted', 'clockRunning', 'clockStopped'].includes(tag));
}
