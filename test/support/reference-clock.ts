import type { WorkingDayCalendar } from '../../src/law/calendar.ts';
import type { CivilDate } from '../../src/law/civil-date.ts';
import type { ClockView } from '../../src/law/clock/clock-view.ts';
import type { Fact } from '../../src/law/fact.ts';
import { base, baseDueOf, dueOf, isConsulting, ledgerOf, type Reckoning, type ReferenceStretch, type Run } from './reference-days.ts';
import { lapseIfOver, take } from './reference-facts.ts';

/** What the reference answers: the clock without the texts meant for people. */
export type ReferenceView = Omit<ClockView, 'ledger' | 'breaches'> & {
  readonly ledger: readonly ReferenceStretch[] | null;
  readonly breaches: readonly { readonly rule: string; readonly event: string }[] | null;
};

/**
 * A second, naive implementation of the clock, written from the domain specification (1.3–1.8) and the public interface (section 2): it
 * walks day by day and remembers nothing it could look up again. Slow and plain on purpose; only tests use it.
 */
export function referenceClock(
  facts: readonly Fact[],
  ask: { ref: string; today: CivilDate; calendar: WorkingDayCalendar },
): ReferenceView {
  const reckoning: Reckoning = {
    calendar: ask.calendar,
    round: 1,
    roundBeganOn: null,
    regime: 'R2019',
    receivedOn: null,
    awaitsConfirmation: false,
    closedBeforeReceipt: false,
    correctionAsked: false,
    run: null,
    breaches: [],
  };
  for (const fact of facts) if (fact.on <= ask.today) take(reckoning, fact);
  if (reckoning.run !== null) lapseIfOver(reckoning.run, ask.today);
  return viewOf(reckoning, ask);
}

function viewOf(reckoning: Reckoning, ask: { ref: string; today: CivilDate }): ReferenceView {
  const { run, receivedOn, round, regime, breaches } = reckoning;
  if (run === null) return notStarted(ask.ref, round);
  const asOf = run.stop?.on ?? ask.today;
  const state = stateOf(run, asOf);
  const ledger = ledgerOf(reckoning, run, asOf);
  const countedWorkingDays = sumCounted(ledger);
  const dueOn = state === 'paused' || state === 'suspended' ? null : dueOf(reckoning, run);
  return {
    ref: ask.ref,
    round,
    regime,
    receivedOn,
    anchor: run.anchor,
    state,
    dueOn,
    baseDueOn: dueOn === null ? null : baseDueOf(reckoning, run),
    provisional: dueOn !== null && dueOn > reckoning.calendar.knownUntil,
    countedWorkingDays,
    remainingWorkingDays: periodOf(reckoning, run, asOf) - countedWorkingDays,
    stoppedOn: run.stop?.on ?? null,
    inTime: run.stop?.by === 'reply' && dueOn !== null ? run.stop.on <= dueOn && !run.deadlinePassed : null,
    ledger,
    breaches,
  };
}

function stateOf(run: Run, asOf: CivilDate): ClockView['state'] {
  if (run.stop !== undefined) return 'stopped';
  if (run.wait !== undefined) return 'suspended';
  return isConsulting(run, asOf) ? 'paused' : 'running';
}

/** n: the working days of the period; to a fixed day, the counted ones up to it, as if what is open ended on the last day counted. */
function periodOf(reckoning: Reckoning, run: Run, asOf: CivilDate): number {
  if (run.orderedTo === undefined && run.deferredTo === undefined) return base(reckoning) + run.extension;
  const on = run.wait !== undefined && run.stop?.by !== 'reply' ? run.wait.noticeOn : asOf;
  return sumCounted(ledgerOf(reckoning, { ...run, stop: { on, by: 'reply' } }, dueOf(reckoning, run)));
}

function sumCounted(ledger: readonly ReferenceStretch[]): number {
  return ledger.reduce((sum, { kind, workingDays }) => sum + (kind === 'counted' ? workingDays : 0), 0);
}

function notStarted(ref: string, round: number): ReferenceView {
  return {
    ref,
    round,
    state: 'notStarted',
    regime: null,
    receivedOn: null,
    anchor: null,
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
