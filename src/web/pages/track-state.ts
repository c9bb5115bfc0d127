import type { CaseView } from '../../engine/case-view.ts';
import type { ClockState } from '../../law/clock/clock-state.ts';
import { DECISIONS, isDecisionCode } from '../../law/decision-codes.ts';
import { say } from '../language.ts';
import { trackTexts } from '../texts/track.ts';
import { isAwaited } from './track-needs.ts';

/** Where the case stands, in one sentence. Colour only repeats it. */
export interface TrackState {
  readonly sentence: string;
  readonly tone: 'calm' | 'needsYou' | 'alarm' | 'done';
}

const ENDED: readonly string[] = ['delivering', 'answered', 'closed', 'archived'];

export function trackState(view: Pick<CaseView, 'row' | 'instances' | 'clock'>, today: string): TrackState {
  const { row, clock } = view;
  const words = trackTexts.states;
  if (row.kind !== 'request') return otherStream(view);
  if (ENDED.includes(row.handlingState)) return { sentence: ended(row), tone: 'done' };
  if (row.handlingState === 'arrived') return { sentence: words.arrived, tone: 'calm' };
  if (clock.state === 'suspended') {
    const wait = (row.clock as unknown as ClockState).runs.at(-1)?.wait?.kind;
    return { sentence: wait === 'payment' ? words.payment : words.correction, tone: 'needsYou' };
  }
  if (clock.state === 'running' && clock.dueOn !== null && clock.dueOn < today) return { sentence: words.overdue, tone: 'alarm' };
  if (isAwaited(view, 'reasons')) return { sentence: words.reasons, tone: 'needsYou' };
  if (clock.state === 'paused') return { sentence: words.paused, tone: 'calm' };
  return { sentence: row.round > 1 ? words.again : words.running, tone: 'calm' };
}

function ended({ handlingState, decisionCode, clock }: CaseView['row']): string {
  const words = trackTexts.states;
  const code = decisionCode ?? (clock as unknown as ClockState).runs.at(-1)?.stop?.code ?? null;
  if (code === 'O1' || code === 'O2' || code === 'O3' || code === 'X0') return words[code];
  if (!isDecisionCode(code)) return handlingState === 'closed' ? words.closed : words.answeredPlain;
  const decision = say(DECISIONS[code].label);
  return handlingState === 'delivering' ? words.delivering(decision) : words.answered(decision);
}

/** Complaints and requests to correct a record that belong to no application. */
function otherStream({ row }: Pick<CaseView, 'row'>): TrackState {
  const words = trackTexts.states;
  if (row.closedOn !== null) return { sentence: words.closed, tone: 'done' };
  return { sentence: row.kind === 'complaint' ? words.complaintOpen : words.correctionOpen, tone: 'calm' };
}
