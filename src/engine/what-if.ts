import type { WorkingDayCalendar } from '../law/calendar.ts';
import type { CivilDate } from '../law/civil-date.ts';
import { type ClockView, clockView } from '../law/clock/clock-view.ts';
import type { Bilingual } from '../law/errors.ts';
import type { Fact } from '../law/fact.ts';
import { CLOCK_ACTOR } from '../law/roles.ts';
import type { Breach } from '../law/step-facts.ts';
import { applyFact } from './apply-fact.ts';
import type { CaseDraft } from './case-draft.ts';
import { type CaseLimit, caseLimits } from './case-limits.ts';
import { explainRefusal } from './refusal.ts';

/** What would become of a fact if it were recorded. */
export interface SupposedStep {
  readonly fact: Fact;
  /** The clock would record it by itself, because a limit passes before the next supposed fact. */
  readonly byClock: boolean;
  /** Why chart or law would not take it; null when it would be taken. What is refused changes nothing. */
  readonly refusal: { readonly basis: string; readonly text: Bilingual } | null;
  /** What the law would flag though the step is taken. */
  readonly breaches: readonly Breach[];
  /** Due day after the fact; null when the clock does not run. */
  readonly dueOn: CivilDate | null;
}

export interface Supposition {
  /** As the case stands, on `today`. */
  readonly now: ClockView;
  readonly steps: readonly SupposedStep[];
  /** After all supposed facts, on the day of the last of them or `today`, whichever is later. */
  readonly after: ClockView;
  readonly asOf: CivilDate;
  readonly limits: readonly CaseLimit[];
}

interface Ask {
  /** In the order in which they would be recorded; their days do not fall. They may lie in the future. */
  readonly facts: readonly Fact[];
  readonly actorId: string;
  readonly today: CivilDate;
  readonly calendar: WorkingDayCalendar;
  readonly ref: string;
}

/** More lapses than any case can hold between two facts: the loop ends even if a lapse were to repeat itself. */
const MAX_LAPSES = 50;

/**
 * Applies supposed facts to a case by the same functions that record real ones. Limits that pass meanwhile lapse as the clock would have it.
 * Pure: nothing is stored, numbered or told to anybody.
 */
export function suppose(draft: CaseDraft, ask: Ask): Supposition {
  const { facts, today, calendar, ref } = ask;
  let current = draft;
  const steps: SupposedStep[] = [];
  for (const fact of facts) {
    for (let count = 0; count < MAX_LAPSES; count += 1) {
      const lapsed = nextLapse(current, { until: fact.on, ...ask });
      if (lapsed === undefined) break;
      current = lapsed.draft;
      steps.push(lapsed.step);
    }
    const { draft: after, step } = take(current, { fact, actorId: ask.actorId, byClock: false, calendar, ref });
    current = after;
    steps.push(step);
  }
  const asOf = facts.reduce((latest, { on }) => (on > latest ? on : latest), today);
  return {
    now: clockView(draft.clock, { ref, today, calendar }),
    steps,
    after: clockView(current.clock, { ref, today: asOf, calendar }),
    asOf,
    limits: caseLimits(current, calendar),
  };
}

interface Taking {
  readonly fact: Fact;
  readonly actorId: string;
  readonly byClock: boolean;
  readonly calendar: WorkingDayCalendar;
  readonly ref: string;
}

function take(draft: CaseDraft, { fact, actorId, byClock, calendar, ref }: Taking): { draft: CaseDraft; step: SupposedStep } {
  const applied = applyFact(draft, { fact, actorId, calendar });
  const after = applied.result === 'taken' ? applied.draft : draft;
  const refusal = applied.result === 'taken' ? null : explainRefusal(applied, fact.type);
  const { dueOn } = clockView(after.clock, { ref, today: fact.on, calendar });
  const breaches = after.clock.breaches.slice(draft.clock.breaches.length);
  return { draft: after, step: { fact, byClock, refusal, breaches, dueOn } };
}

interface LapseAsk {
  /** Inclusive. */
  readonly until: CivilDate;
  readonly today: CivilDate;
  readonly calendar: WorkingDayCalendar;
  readonly ref: string;
}

/**
 * The first limit that passes by a day, as the clock would record it; what it could not record is left out. Limits of proceedings that ran
 * out before today are left alone, as `caseJobs` does.
 */
function nextLapse(draft: CaseDraft, { until, today, calendar, ref }: LapseAsk): { draft: CaseDraft; step: SupposedStep } | undefined {
  const { proceedings } = draft.charts;
  const passed = caseLimits(draft, calendar).flatMap(({ lapse, instance }) => {
    if (lapse === undefined || lapse.on > until) return [];
    const ofProceeding = instance !== undefined && instance in proceedings;
    if (ofProceeding && lapse.on <= today) return [];
    return [{ type: lapse.event, on: lapse.on, data: lapse.data, ...(ofProceeding ? { instance } : {}) }];
  });
  for (const fact of passed.sort((a, b) => (a.on < b.on ? -1 : 1))) {
    const taken = take(draft, { fact, actorId: CLOCK_ACTOR.id, byClock: true, calendar, ref });
    if (taken.step.refusal === null) return taken;
  }
  return undefined;
}
