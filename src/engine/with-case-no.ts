import type { CaseDraft } from './case-draft.ts';

/** The number stands with the event that fixed the date of receipt. */
export function withCaseNo(draft: CaseDraft, caseNo: string): CaseDraft {
  const { receivedOn } = draft.clock;
  const at = draft.taken.findIndex(
    ({ fact }) => fact.on === receivedOn && (fact.type === 'receipt.confirmed' || fact.type.startsWith('application.')),
  );
  const taken = draft.taken.map((event, i) =>
    i === Math.max(at, 0) ? { ...event, fact: { ...event.fact, data: { ...event.fact.data, caseNo } } } : event,
  );
  return { ...draft, taken };
}
