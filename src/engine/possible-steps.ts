import { machineOfEvent } from '../../machines/proceedings.ts';
import type { WorkingDayCalendar } from '../law/calendar.ts';
import type { CivilDate } from '../law/civil-date.ts';
import { EVENTS } from '../law/events/catalogue.ts';
import type { EventDefinition } from '../law/events/define-event.ts';
import type { Fact } from '../law/fact.ts';
import type { Actor } from '../law/roles.ts';
import { type Applied, applyFact } from './apply-fact.ts';
import type { CaseDraft } from './case-draft.ts';
import { restoreChart } from './charts.ts';
import type { PossibleStep } from './engine-types.ts';
import { failingGuard } from './failing-guard.ts';
import { mayRecord } from './permission.ts';
import { portalProblems } from './portal-problems.ts';
import { explainRefusal } from './refusal.ts';

/** An override is no step among others: it needs a page of its own that shows which rule is broken. Until then it is recorded by import. */
const NOT_OFFERED = new Set(['breach.recorded']);

const PAIRS = new Set(['party', 'organ']);
/** Lies within every bound that the law sets to a number of days (5–30, at most 15, 20 or 30). */
const SAMPLE_NUMBER = 15;

interface Ask {
  readonly actor: Actor;
  readonly today: CivilDate;
  readonly calendar: WorkingDayCalendar;
}

/**
 * What a person may record today: the chart allows it, the role allows it, the four-eyes rule allows it. A step that the chart knows here but a
 * guard forbids comes with its refusal. Pages, API and engine ask this one function.
 */
export function possibleSteps(draft: CaseDraft, ask: Ask): PossibleStep[] {
  const definitions = Object.values(EVENTS as Readonly<Record<string, EventDefinition>>);
  return definitions
    .filter((definition) => mayRecord(definition, ask.actor) && !NOT_OFFERED.has(definition.type))
    .flatMap((definition) => instancesFor(draft, definition.type).flatMap((instance) => stepFor(draft, { ...ask, definition, instance })));
}

/** The proceedings that an event could belong to; the request itself and a proceeding not yet opened have no name. */
function instancesFor(draft: CaseDraft, type: string): (string | undefined)[] {
  const machine = machineOfEvent(type);
  if (machine === draft.charts.main.machine) return [undefined];
  if (machine === 'publication' || draft.charts.main.machine !== 'disclosureRequest') return [];
  const ids = Object.entries(draft.charts.proceedings).flatMap(([id, proceeding]) => (proceeding.machine === machine ? [id] : []));
  return [undefined, ...ids];
}

function stepFor(draft: CaseDraft, ask: Ask & { definition: EventDefinition; instance: string | undefined }): PossibleStep[] {
  const { definition, instance } = ask;
  const base: Pick<PossibleStep, 'definition' | 'instance'> = { definition, ...(instance === undefined ? {} : { instance }) };
  let first: Exclude<Applied, { result: 'taken' }> | undefined;
  const samples = sampleData(draft, definition);
  const allowed = samples.filter((data) => portalProblems({ type: definition.type, on: ask.today, data }, ask).length === 0);
  for (const data of allowed) {
    const fact: Fact = { type: definition.type, on: ask.today, data, ...(instance === undefined ? {} : { instance }) };
    const applied = applyFact(draft, { fact, actorId: ask.actor.id, calendar: ask.calendar });
    if (applied.result === 'taken')
      return namesItsProceeding(applied.draft, instance) ? [{ ...base, defaults: proposed(definition.type, data) }] : [];
    first ??= applied;
  }
  return first?.result === 'refused' && isKnownHere(first) ? [{ ...base, refusal: explainRefusal(first, definition.type) }] : [];
}

/** An unnamed event goes to the latest proceeding of its kind, where it is offered by name: unnamed it is offered only where it opens one. */
function namesItsProceeding(after: CaseDraft, instance: string | undefined): boolean {
  const taken = after.taken.at(-1)?.fact;
  if (instance !== undefined || taken?.instance === undefined) return true;
  return after.outline.filter((fact) => fact.instance === taken.instance).length === 1;
}

/** Whom a question was put to is proposed; what an officer must weigh is not. */
function proposed(type: string, data: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const kept = Object.entries(data).filter(([name]) => PAIRS.has(name) || type === 'reply.served');
  return Object.fromEntries(kept);
}

function isKnownHere(refused: Extract<Applied, { result: 'refused' }>): boolean {
  return failingGuard(restoreChart(refused.machine, refused.snapshot), refused.event) !== undefined;
}

/**
 * Fields that decide whether a guard holds, each with the values it can take: who was consulted, codes, yes or no. Trying them tells whether
 * any filled-in form can be taken.
 */
function sampleData(draft: CaseDraft, definition: EventDefinition): Readonly<Record<string, unknown>>[] {
  const { fields, type } = definition;
  const samples: Record<string, unknown>[] = [];
  const pair = 'party' in fields ? 'party' : 'organ' in fields ? 'organ' : undefined;
  if (pair !== undefined) samples.push(...consulted(draft, pair).map((id) => ({ [pair]: id })));
  for (const [name, field] of Object.entries(fields)) {
    if (field.widget === 'choice') samples.push(...(field.options ?? []).map(({ value }) => ({ [name]: value })));
    if (field.widget === 'checkbox') samples.push({ [name]: true });
  }
  const numbers = Object.entries(fields).filter(([, field]) => field.widget === 'number');
  const base = Object.fromEntries(numbers.map(([name]) => [name, SAMPLE_NUMBER]));
  return (type.endsWith('.consulted') ? [{}] : [...samples, {}]).map((sample) => ({ ...base, ...sample }));
}

function consulted(draft: CaseDraft, pair: 'party' | 'organ'): string[] {
  const prefix = pair === 'party' ? 'thirdParty:' : 'organ:';
  const { consultations } = draft.charts.main.snapshot.context;
  const keys = typeof consultations === 'object' && consultations !== null ? Object.keys(consultations) : [];
  return keys.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
}
