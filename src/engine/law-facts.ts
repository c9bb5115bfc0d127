import type { WorkingDayCalendar } from '../law/calendar.ts';
import type { Channel } from '../law/channels.ts';
import { advanceClock, answerCounts } from '../law/clock/clock-fold.ts';
import { type ClockState, currentRun } from '../law/clock/clock-state.ts';
import { dueOf } from '../law/clock/due.ts';
import { judgeFact } from '../law/clock/judge.ts';
import { archivableFrom } from '../law/clock/limit-days.ts';
import type { Fact } from '../law/fact.ts';
import { receiptRuleOf } from '../law/receipt.ts';
import { regimeOf } from '../law/regimes.ts';
import type { RegimeId, StepFacts } from '../law/step-facts.ts';
import type { CaseDraft, ProceedingState } from './case-draft.ts';
import { isOpenChart } from './charts.ts';

const ARRIVALS = new Set(['application.arrived', 'application.submitted', 'application.dictated']);
const REPLIES = new Set(['reply.served', 'reply.givenOnTheSpot']);
/** A remedy is final once the review organ has decided or the judgment has taken effect. */
const FINAL_STATES: Readonly<Record<string, readonly string[]>> = { reviewCase: ['decided'], litigationCase: ['effective', 'finalJudged'] };

/** What an ordinary step is told: recorded judgements store only what differs from this. */
export const ORDINARY: StepFacts = {
  receivedOnArrival: false,
  regime: null,
  breach: null,
  answerCounts: false,
  onReceiptDay: false,
  overdue: false,
  remedyFinal: false,
  archivable: false,
};

/** What the law says about `fact` as the next event of the case. */
export function lawFacts(draft: CaseDraft, fact: Fact, calendar: WorkingDayCalendar): StepFacts {
  const clock = advanceClock(draft.clock, fact.on);
  const receivedOnArrival = ARRIVALS.has(fact.type) && fixesReceipt(clock, fact);
  return {
    receivedOnArrival,
    regime: regimeAfter(clock, fact, receivedOnArrival),
    breach: judgeFact(clock, fact, calendar),
    answerCounts: answerCounts(clock, fact),
    onReceiptDay: clock.receivedOn === fact.on,
    overdue: isOverdue(clock, fact, calendar),
    remedyFinal: isRemedyFinal(draft),
    archivable: isArchivable(draft, clock, fact),
  };
}

export function differencesFromOrdinary(facts: StepFacts): Partial<StepFacts> {
  return Object.fromEntries(Object.entries(facts).filter(([key, value]) => value !== ORDINARY[key as keyof StepFacts]));
}

function fixesReceipt(clock: ClockState, fact: Fact): boolean {
  const channel = (fact.data.channel ?? clock.channel) as Channel | null;
  return fact.type === 'application.dictated' || (channel !== null && receiptRuleOf(channel, fact.on).fixedBy === 'arrival');
}

function regimeAfter(clock: ClockState, fact: Fact, receivedOnArrival: boolean): RegimeId | null {
  if (clock.regime !== null) return clock.regime;
  return receivedOnArrival || fact.type === 'receipt.confirmed' ? regimeOf(fact.on).id : null;
}

function isOverdue(clock: ClockState, fact: Fact, calendar: WorkingDayCalendar): boolean {
  const run = currentRun(clock);
  if (run === undefined || run.stop !== null || run.wait !== null) return false;
  const due = dueOf(run, calendar);
  return due !== null && fact.on > due;
}

/** Whether a remedy against the reply that stands, or against silence, is final. One against an earlier reply is history. */
function isRemedyFinal(draft: CaseDraft): boolean {
  const replies = draft.outline.filter(({ type }) => REPLIES.has(type)).length;
  return Object.entries(draft.charts.proceedings).some(([id, proceeding]) => isFinal(proceeding) && repliesBefore(draft, id) === replies);
}

function repliesBefore(draft: CaseDraft, instance: string): number {
  const start = draft.outline.findIndex((fact) => fact.instance === instance);
  return draft.outline.slice(0, start).filter(({ type }) => REPLIES.has(type)).length;
}

function isFinal(proceeding: ProceedingState): boolean {
  const states = FINAL_STATES[proceeding.machine] ?? [];
  return typeof proceeding.snapshot.value === 'string' && states.includes(proceeding.snapshot.value);
}

function isArchivable(draft: CaseDraft, clock: ClockState, fact: Fact): boolean {
  const stoppedOn = currentRun(clock)?.stop?.on;
  const open = Object.values(draft.charts.proceedings).some(({ machine, snapshot }) => isOpenChart(machine, snapshot));
  return stoppedOn !== undefined && !open && fact.on >= archivableFrom(stoppedOn);
}
