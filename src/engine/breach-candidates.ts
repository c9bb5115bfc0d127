import { machineOfEvent } from '../../machines/proceedings.ts';
import type { WorkingDayCalendar } from '../law/calendar.ts';
import type { CivilDate } from '../law/civil-date.ts';
import type { Bilingual } from '../law/errors.ts';
import { EVENTS } from '../law/events/catalogue.ts';
import type { EventDefinition } from '../law/events/define-event.ts';
import type { Fact } from '../law/fact.ts';
import { type Actor, STAFF_ROLES } from '../law/roles.ts';
import { applyFact } from './apply-fact.ts';
import type { CaseDraft } from './case-draft.ts';
import { lawFacts } from './law-facts.ts';
import { possibleSteps } from './possible-steps.ts';
import { explainRefusal } from './refusal.ts';

/** A step that law or chart does not allow now, which may have happened all the same. */
export interface BreachCandidate {
  readonly definition: EventDefinition;
  /** Row of the clock's event table (C1–C30); null where the chart, not the clock, forbids the step. */
  readonly rule: string | null;
  readonly basis: string;
  readonly text: Bilingual;
  /** The chart knows the step here and only a rule forbids it: likelier to be what happened than a step of another stage. */
  readonly near: boolean;
}

/** Within every bound that the law sets to a number of days. */
const SAMPLE_NUMBER = 15;
const BEFORE_THE_CASE = /^application\.|^breach\./;

/**
 * What the head of office may put on record as a breach: every act of persons on the request that is not possible today for anybody. Whatever
 * is possible is recorded as what it is (see checkOverride).
 */
export function breachCandidates(
  draft: CaseDraft,
  ask: { readonly actor: Actor; readonly today: CivilDate; readonly calendar: WorkingDayCalendar },
): BreachCandidate[] {
  if (draft.charts.main.machine !== 'disclosureRequest') return [];
  const anybody: Actor = { ...ask.actor, kind: 'staff', roles: STAFF_ROLES };
  const steps = possibleSteps(draft, { ...ask, actor: anybody });
  const possible = new Set(steps.filter((step) => step.refusal === undefined).map((step) => step.definition.type));
  const near = new Set(steps.map((step) => step.definition.type));
  return Object.values(EVENTS as Readonly<Record<string, EventDefinition>>)
    .filter((definition) => isActOfPersons(definition) && !possible.has(definition.type))
    .flatMap((definition) => candidate(draft, { ...ask, definition, near: near.has(definition.type) }));
}

function isActOfPersons({ type, byClock, recordedBy }: EventDefinition): boolean {
  return byClock !== true && recordedBy.length > 0 && machineOfEvent(type) === 'disclosureRequest' && !BEFORE_THE_CASE.test(type);
}

interface CandidateAsk {
  readonly definition: EventDefinition;
  readonly near: boolean;
  readonly actor: Actor;
  readonly today: CivilDate;
  readonly calendar: WorkingDayCalendar;
}

function candidate(draft: CaseDraft, { definition, near, actor, today, calendar }: CandidateAsk): BreachCandidate[] {
  const numbers = Object.entries(definition.fields).filter(([, field]) => field.widget === 'number');
  const fact: Fact = { type: definition.type, on: today, data: Object.fromEntries(numbers.map(([name]) => [name, SAMPLE_NUMBER])) };
  const applied = applyFact(draft, { fact, actorId: actor.id, calendar });
  if (applied.result === 'taken') return [];
  const { basis, text } = explainRefusal(applied, definition.type);
  return [{ definition, rule: lawFacts(draft, fact, calendar).breach?.rule ?? null, basis, text, near }];
}
