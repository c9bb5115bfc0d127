import type { CivilDate } from '../civil-date.ts';
import { REGIMES } from '../regimes.ts';
import type { ClockState, Run, Stop } from './clock-state.ts';

/** Opens a new run: nothing of the earlier one carries over (domain 1.8.3). */
export function newRun(state: ClockState, start: { cause: Run['cause']; anchor: CivilDate; orderedTo?: CivilDate }): ClockState {
  if (state.regime === null) return state;
  const run: Run = {
    round: state.round,
    cause: start.cause,
    anchor: start.anchor,
    baseWorkingDays: REGIMES[state.regime].replyWorkingDays,
    orderedTo: start.orderedTo ?? null,
    pauses: [],
    extension: null,
    deferral: null,
    wait: null,
    deadlinePassedOn: null,
    stop: null,
  };
  return { ...state, runs: [...state.runs, run] };
}

export function replaceRun(state: ClockState, run: Run): ClockState {
  return { ...state, runs: [...state.runs.slice(0, -1), run] };
}

export function stopRun(run: Run, stop: Omit<Stop, 'cancelled'>): Run {
  return { ...run, stop: { ...stop, cancelled: false } };
}
