import type { WorkingDayCalendar } from '../calendar.ts';
import type { CivilDate } from '../civil-date.ts';
import type { Fact } from '../fact.ts';
import { REGIMES } from '../regimes.ts';
import { type ClockState, currentRun, type Pause, type Run } from './clock-state.ts';
import { withPausesEnded } from './due.ts';
import { replaceRun } from './runs.ts';

/**
 * A letter asking a third party or another organ goes out: the days after it are not counted until the answer.
 *
 * Legal source: 条例 (2019) arts. 32–34; 条例 (2007) art. 24(3), third parties only: there a letter to an organ has no effect (C12b).
 */
export function openConsultation(state: ClockState, fact: Fact): ClockState {
  const run = currentRun(state);
  const { cause, party } = identityOf(fact);
  if (run === undefined || state.regime === null || run.stop !== null || run.wait !== null) return state;
  if (cause === 'otherOrgan' && !REGIMES[state.regime].organConsultationPauses) return state;
  if (run.pauses.some((pause) => pause.to === null && pause.cause === cause && pause.party === party)) return state;
  const pause: Pause = { cause, party, from: fact.on, answerLimit: null, to: null, endedBy: null };
  return replaceRun(state, { ...run, pauses: [...run.pauses, pause] });
}

/** The letter reached its addressee: 15 working days to answer, counted from the day after. Only the first proof counts. */
export function serveConsultation(state: ClockState, fact: Fact, calendar: WorkingDayCalendar): ClockState {
  const regime = state.regime === null ? undefined : REGIMES[state.regime];
  return changePause(state, fact, (pause) => {
    if (regime === undefined || pause.to !== null || pause.answerLimit !== null) return pause;
    return { ...pause, answerLimit: calendar.nthWorkingDayAfter(fact.on, regime.consultationWorkingDays) };
  });
}

/** The answer arrives; that day itself is not counted (S < d ≤ T, Q6). An answer typed in late still ends the pause on its own day. */
export function answerConsultation(state: ClockState, fact: Fact): ClockState {
  return changePause(state, fact, (pause) => {
    const open = pause.to === null || (pause.endedBy === 'silence' && fact.on < pause.to);
    return open ? { ...pause, to: fact.on, endedBy: 'answer' } : pause;
  });
}

/** Silence ends a pause on the last day for the answer: it is neither consent nor refusal, the organ decides (条例 art. 32). */
export function endBySilence(run: Run, day: CivilDate): Run {
  if (!run.pauses.some((pause) => isSilent(pause, day))) return run;
  const pauses = run.pauses.map((pause) =>
    isSilent(pause, day) ? { ...pause, to: pause.answerLimit, endedBy: 'silence' as const } : pause,
  );
  return { ...run, pauses };
}

export function withdrawConsultations(state: ClockState, day: CivilDate): ClockState {
  const run = currentRun(state);
  return run === undefined || run.stop !== null ? state : replaceRun(state, withPausesEnded(run, { day, by: 'withdrawal' }));
}

function isSilent(pause: Pause, day: CivilDate): boolean {
  return pause.to === null && pause.answerLimit !== null && pause.answerLimit <= day;
}

/** Changes the latest pause of that party; an answer to a question that was never lawfully put changes nothing. */
function changePause(state: ClockState, fact: Fact, change: (pause: Pause) => Pause): ClockState {
  const run = currentRun(state);
  if (run === undefined || run.stop !== null) return state;
  const { cause, party } = identityOf(fact);
  const at = run.pauses.findLastIndex((pause) => pause.cause === cause && pause.party === party);
  if (at < 0) return state;
  return replaceRun(state, { ...run, pauses: run.pauses.map((pause, i) => (i === at ? change(pause) : pause)) });
}

function identityOf(fact: Fact): { cause: Pause['cause']; party: string } {
  const organ = fact.type.startsWith('organ.');
  return { cause: organ ? 'otherOrgan' : 'thirdParty', party: String((organ ? fact.data.organ : fact.data.party) ?? '') };
}
