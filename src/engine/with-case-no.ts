import type { CaseDraft } from './case-draft.ts';

/** The number stands with the event by which the application arrived. */
export function withCaseNo(draft: CaseDraft, caseNo: string): CaseDraft {
  const at = draft.taken.findIndex(({ fact }) => fact.type.startsWith('application.'));
  const taken = draft.taken.map((event, i) =>
    i === Math.max(at, 0) ? { ...event, fact: { ...event.fact, data: { ...event.fact.data, caseNo } } } : event,
  );
  return { ...draft, taken };
}
