import { machineOfEvent, openingEvents } from '../../machines/proceedings.ts';
import type { WorkingDayCalendar } from '../law/calendar.ts';
import type { CivilDate } from '../law/civil-date.ts';
import { stepClock } from '../law/clock/clock-fold.ts';
import { type ClockState, currentRun } from '../law/clock/clock-state.ts';
import { dueOf } from '../law/clock/due.ts';
import type { MachineId } from '../law/events/define-event.ts';
import type { Fact } from '../law/fact.ts';
import type { ChartEvent, StepFacts } from '../law/step-facts.ts';
import { type CaseCharts, type CaseDraft, handlingState, type Judged } from './case-draft.ts';
import { type ChartSnapshot, initialChart, isOpenChart, stepChart } from './charts.ts';
import { differencesFromOrdinary, lawFacts, ORDINARY } from './law-facts.ts';

export interface ApplyInput {
  readonly fact: Fact;
  readonly actorId: string;
  readonly calendar: WorkingDayCalendar;
  readonly extra?: Readonly<Record<string, unknown>> | null;
  /** Set on replay: what the law said when the event was recorded. */
  readonly judged?: Judged;
}

/** Taken, with the new draft; or refused by the chart, with what is needed to say why. */
export type Applied =
  | { readonly result: 'taken'; readonly draft: CaseDraft }
  | { readonly result: 'refused'; readonly machine: MachineId; readonly snapshot: ChartSnapshot; readonly event: ChartEvent }
  | { readonly result: 'noProceeding'; readonly machine: MachineId };

const OPENING: ReadonlySet<string> = new Set(Object.values(openingEvents));
/** Requests against whose result a proceeding may be opened (domain 2.1); an overdue request may be attacked as well. */
const ATTACKABLE = new Set(['delivering', 'answered', 'closed', 'archived']);

/** One event applied to a draft: law, chart, clock. Pure; nothing is stored. */
export function applyFact(draft: CaseDraft, input: ApplyInput): Applied {
  const { fact, actorId, calendar } = input;
  const facts = input.judged === undefined ? lawFacts(draft, fact, calendar) : { ...ORDINARY, ...input.judged.facts };
  const event: ChartEvent = { type: fact.type, on: fact.on, actorId, data: fact.data, facts };
  const machine = machineOfEvent(fact.type);
  const place =
    machine === draft.charts.main.machine
      ? { snapshot: draft.charts.main.snapshot, instance: null }
      : findPlace(draft, { machine, fact, facts });
  if (place === undefined) return { result: 'noProceeding', machine };
  const snapshot = stepChart(machine, place.snapshot, event);
  if (snapshot === undefined) return { result: 'refused', machine, snapshot: place.snapshot, event };
  const located = place.instance === null ? fact : { ...fact, instance: place.instance };
  const clock = stepClock(draft.clock, fact, calendar);
  const breaches = clock.breaches.slice(draft.clock.breaches.length);
  return {
    result: 'taken',
    draft: {
      charts: withSnapshot(draft.charts, { machine, snapshot, instance: place.instance }),
      clock,
      outline: isOutlined(fact.type, machine) ? [...draft.outline, located] : draft.outline,
      taken: [
        ...draft.taken,
        {
          fact: located,
          machine,
          judged: input.judged ?? judgedNow(draft.clock, { clock, facts, calendar }),
          breaches,
          extra: input.extra ?? null,
        },
      ],
    },
  };
}

/** The proceeding an event belongs to: the one named, a new one for an opening event, else the latest of its kind that is still open. */
function findPlace(
  draft: CaseDraft,
  ask: { machine: MachineId; fact: Fact; facts: StepFacts },
): { snapshot: ChartSnapshot; instance: string } | undefined {
  const { machine, fact } = ask;
  const ofKind = Object.entries(draft.charts.proceedings).filter(([, proceeding]) => proceeding.machine === machine);
  const named = fact.instance === undefined ? undefined : draft.charts.proceedings[fact.instance];
  if (OPENING.has(fact.type)) {
    const attackable = ATTACKABLE.has(handlingState(draft.charts)) || ask.facts.overdue || draft.clock.runs.at(-1)?.stop != null;
    if (named !== undefined || draft.charts.main.machine !== 'disclosureRequest' || !attackable) return undefined;
    return { snapshot: initialChart(machine), instance: fact.instance ?? `${machine}-${ofKind.length + 1}` };
  }
  if (fact.instance !== undefined) return named?.machine === machine ? { snapshot: named.snapshot, instance: fact.instance } : undefined;
  const latest = ofKind.findLast(([, proceeding]) => isOpenChart(machine, proceeding.snapshot)) ?? ofKind.at(-1);
  return latest === undefined ? undefined : { snapshot: latest[1].snapshot, instance: latest[0] };
}

function withSnapshot(charts: CaseCharts, step: { machine: MachineId; snapshot: ChartSnapshot; instance: string | null }): CaseCharts {
  const { machine, snapshot, instance } = step;
  if (instance === null) return { ...charts, main: { machine, snapshot } };
  return { ...charts, proceedings: { ...charts.proceedings, [instance]: { machine, snapshot } } };
}

function judgedNow(before: ClockState, after: { clock: ClockState; facts: StepFacts; calendar: WorkingDayCalendar }): Judged {
  const { clock, facts, calendar } = after;
  const dueOn = currentDue(clock, calendar);
  const moved = dueOn !== null && dueOn !== currentDue(before, calendar);
  return { facts: differencesFromOrdinary(facts), ...(moved ? { dueOn, calendar: calendar.version } : {}) };
}

function currentDue(clock: ClockState, calendar: WorkingDayCalendar): CivilDate | null {
  const run = currentRun(clock);
  return run === undefined || run.wait !== null ? null : dueOf(run, calendar);
}

const OUTLINED = new Set([
  'reasons.requested',
  'reply.proposed',
  'reply.approved',
  'reply.served',
  'reply.givenOnTheSpot',
  'service.proven',
  'breach.recorded',
]);

/** What windows and figures need besides the clock: the question for reasons, replies, and all facts of other charts. A breach may hide a reply. */
function isOutlined(type: string, machine: MachineId): boolean {
  return machine !== 'disclosureRequest' || OUTLINED.has(type);
}
