import { isOpeningEvent, machineOfEvent, type ProceedingMachineId } from '../../machines/proceedings.ts';
import type { WorkingDayCalendar } from '../law/calendar.ts';
import type { CivilDate } from '../law/civil-date.ts';
import { findAnsweredBreach } from '../law/clock/clock-fold.ts';
import type { Fact } from '../law/fact.ts';
import { IMPORT_ACTOR } from '../law/roles.ts';
import type { ChartEvent } from '../law/step-facts.ts';
import type { TimelineCase } from '../law/timeline.ts';
import type { TimelineFact } from '../law/timeline-events.ts';
import { factsOfTimeline } from '../law/timeline-facts.ts';
import { type Applied, applyFact } from './apply-fact.ts';
import { type CaseDraft, emptyDraft, handlingState } from './case-draft.ts';
import { caseLimits } from './case-limits.ts';
import { catchUp } from './catch-up.ts';
import { restoreChart } from './charts.ts';
import { inferProceedingSteps } from './infer-proceeding-steps.ts';
import { inferRequestSteps } from './infer-request-steps.ts';
import { lawFacts } from './law-facts.ts';
import { explainRefusal } from './refusal.ts';

interface ImportAsk {
  readonly calendar: WorkingDayCalendar;
  /** Limits that ran out by this day have lapsed. */
  readonly today: CivilDate;
  /** Kept with the first entry, beside the fields that no definition knows. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/**
 * Turns a timeline into a case: stated facts, the internal steps they imply and the facts they presuppose (marked `inferred`, on the day of
 * the stated fact), lapses on their effective days. A fact that neither chart nor law allows is kept as `breach.recorded`.
 */
export function importCase(timeline: TimelineCase, ask: ImportAsk): CaseDraft {
  const { ref, organ } = timeline;
  const facts = factsOfTimeline(timeline).map((fact, i) =>
    i === 0 ? { ...fact, extra: { ...timeline.extra, ...fact.extra, ref, organ, ...ask.extra } } : fact,
  );
  const draft = facts.reduce((current, fact) => importFact(current, fact, ask.calendar), emptyDraft('disclosureRequest'));
  return catchUp(draft, { day: ask.today, actorId: IMPORT_ACTOR.id, calendar: ask.calendar });
}

function importFact(before: CaseDraft, event: TimelineFact, calendar: WorkingDayCalendar): CaseDraft {
  const { extra: unknown, at, ...fact } = event;
  const extra = at === undefined ? unknown : { ...unknown, at };
  const actorId = IMPORT_ACTOR.id;
  const draft = catchUp(before, { day: fact.on, actorId, calendar });
  const apply = (to: CaseDraft): Applied => applyFact(to, { fact, actorId, calendar, extra: extra ?? null });
  const direct = apply(draft);
  // A proceeding's own chart takes a judgment at any stage; the law's ordinary course before it is filled in all the same.
  if (direct.result === 'taken' && machineOfEvent(fact.type) === 'disclosureRequest') return direct.draft;
  const judged = lawFacts(draft, fact, calendar);
  const prepared = judged.breach === null ? withInferredSteps(draft, { fact, calendar }) : undefined;
  const second = prepared === undefined ? direct : apply(prepared);
  if (second.result === 'taken') return second.draft;
  if (direct.result === 'taken') return direct.draft;
  const settled = withLapses(draft, { fact, calendar });
  const third = settled === undefined ? direct : apply(settled);
  return third.result === 'taken' ? third.draft : recordBreach(draft, { fact, refused: direct, extra: extra ?? null, calendar });
}

/**
 * The draft after the limits of the fact's proceeding that had run out by its day, each on its own effective day, or undefined when there is
 * none: whoever asks for a retrial presupposes that no appeal was lodged.
 */
function withLapses(draft: CaseDraft, { fact, calendar }: { fact: Fact; calendar: WorkingDayCalendar }): CaseDraft | undefined {
  const machine = machineOfEvent(fact.type);
  const lapses = caseLimits(draft, calendar).flatMap(({ lapse, instance }) => {
    const ofKind = instance !== undefined && draft.charts.proceedings[instance]?.machine === machine;
    const ofProceeding = ofKind && (fact.instance === undefined || fact.instance === instance);
    return ofProceeding && lapse !== undefined && lapse.on <= fact.on
      ? [inferredFact({ on: lapse.on, instance }, { type: lapse.event, data: lapse.data })]
      : [];
  });
  let settled: CaseDraft | undefined;
  for (const lapse of lapses) {
    const applied = applyFact(settled ?? draft, { fact: lapse, actorId: IMPORT_ACTOR.id, calendar });
    if (applied.result === 'taken') settled = applied.draft;
  }
  return settled;
}

/** The draft after the steps that the fact implies, or undefined when no course of the chart leads to it. */
function withInferredSteps(draft: CaseDraft, ask: { fact: Fact; calendar: WorkingDayCalendar }): CaseDraft | undefined {
  let current = draft;
  for (const step of inferredFacts(draft, ask)) {
    const applied = applyFact(current, { fact: step, actorId: IMPORT_ACTOR.id, calendar: ask.calendar });
    if (applied.result !== 'taken') return undefined;
    current = applied.draft;
  }
  return current;
}

function inferredFacts(draft: CaseDraft, { fact, calendar }: { fact: Fact; calendar: WorkingDayCalendar }): Fact[] {
  const machine = machineOfEvent(fact.type);
  const target: ChartEvent = {
    type: fact.type,
    on: fact.on,
    actorId: IMPORT_ACTOR.id,
    data: fact.data,
    facts: lawFacts(draft, fact, calendar),
  };
  if (machine === 'disclosureRequest') {
    const steps = inferRequestSteps(restoreChart(machine, draft.charts.main.snapshot), target) ?? [];
    return steps.map(({ type, data }) => inferredFact(fact, { type, data }));
  }
  const service = presupposesService(draft, fact)
    ? [inferredFact({ ...fact, instance: undefined }, { type: 'service.proven', data: {} })]
    : [];
  return [...service, ...proceedingFacts(draft, { fact, machine, target })];
}

function proceedingFacts(draft: CaseDraft, ask: { fact: Fact; machine: ProceedingMachineId; target: ChartEvent }): Fact[] {
  const { fact, machine, target } = ask;
  const id = fact.instance ?? Object.entries(draft.charts.proceedings).findLast(([, state]) => state.machine === machine)?.[0];
  const open = id === undefined ? undefined : draft.charts.proceedings[id];
  const snapshot = open?.machine === machine ? restoreChart(machine, open.snapshot) : undefined;
  const types = inferProceedingSteps({ machine, snapshot, target }) ?? [];
  return types.map((type) => inferredFact(fact, { type, data: {} }));
}

/** Whoever goes to a review organ or court against a reply has received it. */
function presupposesService(draft: CaseDraft, fact: Fact): boolean {
  const machine = machineOfEvent(fact.type);
  const isNew = isOpeningEvent(fact.type) || !Object.values(draft.charts.proceedings).some((state) => state.machine === machine);
  return (machine === 'reviewCase' || machine === 'litigationCase') && isNew && handlingState(draft.charts) === 'delivering';
}

function inferredFact(stated: { on: CivilDate; instance?: string | undefined }, step: { type: string; data: Fact['data'] }): Fact {
  return { ...step, on: stated.on, inferred: true, ...(stated.instance === undefined ? {} : { instance: stated.instance }) };
}

/** History stays complete and the chart lawful: the fact is kept whole, with the rule it breaks. */
function recordBreach(
  draft: CaseDraft,
  ask: {
    fact: Fact;
    refused: Exclude<Applied, { result: 'taken' }>;
    extra: Readonly<Record<string, unknown>> | null;
    calendar: WorkingDayCalendar;
  },
): CaseDraft {
  const { fact, calendar } = ask;
  const breach = lawFacts(draft, fact, calendar).breach ?? findAnsweredBreach(draft.clock, fact);
  const refusal = explainRefusal(ask.refused, fact.type);
  const { type, on, data, instance } = fact;
  const recorded: Fact = {
    type: 'breach.recorded',
    on,
    data: {
      fact: { type, on, data, ...(instance === undefined ? {} : { instance }) },
      rule: breach?.rule ?? 'chart',
      reason: breach?.message.zh ?? refusal.text.zh,
    },
    ...(fact.assumed === undefined ? {} : { assumed: fact.assumed }),
  };
  const applied = applyFact(draft, { fact: recorded, actorId: IMPORT_ACTOR.id, calendar, extra: ask.extra });
  if (applied.result !== 'taken') throw new Error(`A chart refuses breach.recorded (${fact.type})`);
  return applied.draft;
}
