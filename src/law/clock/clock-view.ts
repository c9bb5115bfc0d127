import type { WorkingDayCalendar } from '../calendar.ts';
import type { CivilDate } from '../civil-date.ts';
import type { Fact } from '../fact.ts';
import type { RegimeId } from '../step-facts.ts';
import { advanceClock, foldClock } from './clock-fold.ts';
import { type ClockState, currentRun, type Run } from './clock-state.ts';
import { baseDueOf, countedWorkingDays, dueOf, periodInWorkingDays } from './due.ts';
import { ledgerOf, type Stretch } from './ledger.ts';

export type ClockPhase = 'notStarted' | 'running' | 'paused' | 'suspended' | 'stopped';

/** The clock of a case on a day, as `yishen clock` prints it. All keys are always there; null means undefined. */
export interface ClockView {
  readonly ref: string;
  readonly round: number;
  readonly regime: RegimeId | null;
  readonly receivedOn: CivilDate | null;
  readonly anchor: CivilDate | null;
  readonly state: ClockPhase;
  readonly baseDueOn: CivilDate | null;
  /** The last day on which a reply is in time; null in `notStarted`, `paused` and `suspended`. */
  readonly dueOn: CivilDate | null;
  /** The due day, or a day counted up to it, lies beyond the last year whose holiday notice is known: it may still move. */
  readonly provisional: boolean | null;
  readonly countedWorkingDays: number | null;
  /** Negative when overdue. */
  readonly remainingWorkingDays: number | null;
  readonly stoppedOn: CivilDate | null;
  readonly inTime: boolean | null;
  readonly ledger: readonly Stretch[] | null;
  readonly breaches: readonly { readonly rule: string; readonly event: string; readonly message: string }[] | null;
}

interface Ask {
  readonly ref: string;
  readonly today: CivilDate;
  readonly calendar: WorkingDayCalendar;
}

/** The clock as of `today` (inclusive): facts after it are ignored. */
export function clockViewOfFacts(facts: readonly Fact[], ask: Ask): ClockView {
  return clockView(
    foldClock(
      facts.filter((fact) => fact.on <= ask.today),
      ask.calendar,
    ),
    ask,
  );
}

/** The view of a folded state; `state` holds no fact later than `today`. */
export function clockView(state: ClockState, ask: Ask): ClockView {
  const now = advanceClock(state, ask.today);
  const run = currentRun(now);
  return run === undefined || now.regime === null ? notStarted(now, ask.ref) : running(now, run, ask);
}

/** `paused`: a consultation is open; `suspended`: a correction or payment is awaited. */
export function phaseOf(run: Run | undefined): ClockPhase {
  if (run === undefined) return 'notStarted';
  if (run.stop !== null) return 'stopped';
  if (run.wait !== null) return 'suspended';
  return run.pauses.some((pause) => pause.to === null) ? 'paused' : 'running';
}

function running(state: ClockState, run: Run, ask: Ask): ClockView {
  const { calendar } = ask;
  const phase = phaseOf(run);
  const asOf = run.stop?.on ?? ask.today;
  const hasDue = phase === 'running' || phase === 'stopped';
  const dueOn = hasDue ? dueOf(run, calendar) : null;
  const counted = countedWorkingDays(run, asOf, calendar);
  return {
    ref: ask.ref,
    round: state.round,
    regime: state.regime,
    receivedOn: state.receivedOn,
    anchor: run.anchor,
    state: phase,
    baseDueOn: hasDue ? baseDueOf(run, calendar) : null,
    dueOn,
    provisional: dueOn !== null && dueOn > calendar.knownUntil,
    countedWorkingDays: counted,
    remainingWorkingDays: periodInWorkingDays(run, asOf, calendar) - counted,
    stoppedOn: run.stop?.on ?? null,
    inTime: run.stop?.inTime ?? null,
    ledger: state.regime === null ? [] : ledgerOf({ run, regime: state.regime, asOf, calendar }),
    breaches: state.breaches.map(({ rule, event, message }) => ({ rule, event, message: `${message.zh} / ${message.en}` })),
  };
}

function notStarted(state: ClockState, ref: string): ClockView {
  return {
    ref,
    round: state.round,
    regime: null,
    receivedOn: null,
    anchor: null,
    state: 'notStarted',
    baseDueOn: null,
    dueOn: null,
    provisional: null,
    countedWorkingDays: null,
    remainingWorkingDays: null,
    stoppedOn: null,
    inTime: null,
    ledger: null,
    breaches: null,
  };
}
