import { currentRun } from '../law/clock/clock-state.ts';
import type { LegalActor } from '../law/roles.ts';
import { type CaseDraft, handlingState } from './case-draft.ts';

const BY_STATE: Readonly<Record<string, LegalActor>> = {
  arrived: 'registrar',
  legalReview: 'legalReviewer',
  approval: 'leader',
};
const ENDED = new Set(['answered', 'closed', 'archived']);

/** Whom the case waits for, or null when nobody: it is the officer's turn only while the request is open. */
export function waitingFor(draft: CaseDraft): LegalActor | null {
  const state = handlingState(draft.charts);
  if (ENDED.has(state)) return null;
  const run = currentRun(draft.clock);
  if (run?.wait != null && run.stop === null) return 'applicant';
  const open = run?.pauses.find((pause) => pause.to === null);
  if (open !== undefined && run?.stop === null) return open.cause === 'thirdParty' ? 'thirdParty' : 'otherOrgan';
  return BY_STATE[state] ?? 'officer';
}
