import { type AnyMachineSnapshot, transition } from 'xstate';
import { disclosureRequestMachine } from '../../machines/disclosure-request.machine.ts';
import type { EventDefinition } from '../law/events/define-event.ts';
import { requestEvents } from '../law/events/request-events.ts';
import { IMPORT_ACTOR } from '../law/roles.ts';
import type { ChartEvent } from '../law/step-facts.ts';
import { inferSteps } from './infer-steps.ts';

/** An event to be recorded as inferred, on the day of the stated fact. */
export interface InferredStep {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

type RequestSnapshot = ReturnType<typeof disclosureRequestMachine.resolveState>;

const INFERRABLE = Object.values<EventDefinition>(requestEvents)
  .filter((definition) => definition.inferrable === true)
  .map((definition) => definition.type);

const NO_DATA = {};
/** Imported cases are alike: most stated facts are met in a place met before. Pure results, so any of them may be forgotten. */
const known = new Map<string, readonly InferredStep[] | undefined>();
const MAX_KNOWN = 2000;

/**
 * The shortest course of internal steps (examination, search, drafting, approval …) that brings the request's chart to where the stated
 * fact can be taken. Empty when it can be taken at once.
 *
 * A decision code that the fact states is that of the proposal, and `U1a` means that the search found nothing. A fact without a code
 * infers a proposal without one.
 *
 * @param stated - the fact as the chart would get it; its `facts` count for the fact itself.
 * @returns undefined when no internal steps make the fact possible.
 */
export function inferRequestSteps(snapshot: AnyMachineSnapshot, stated: ChartEvent): readonly InferredStep[] | undefined {
  const key = keyOf(snapshot as RequestSnapshot, stated);
  if (known.has(key)) return known.get(key);
  const steps = search(snapshot as RequestSnapshot, stated);
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(key, steps);
  return steps;
}

/** All on which the answer depends: to an import, only the consultation that the fact itself is about matters. */
function keyOf({ value, context }: RequestSnapshot, { type, actorId, data, facts }: ChartEvent): string {
  const ofConsultation = /^(thirdParty|organ)\./.test(type);
  const about = ofConsultation ? { consultations: context.consultations, party: data.party, organ: data.organ } : { consultations: null };
  const place = { ...context, ...about, earlierCodes: null };
  return JSON.stringify([value, place, type, actorId, data.decisionCode, { ...facts, breach: facts.breach !== null }]);
}

function search(start: RequestSnapshot, stated: ChartEvent): readonly InferredStep[] | undefined {
  const code = stated.data.decisionCode;
  const types = inferSteps<RequestSnapshot>({
    start,
    inferrable: INFERRABLE,
    step: (state, type) => stepTo(state, { ...stated, type, actorId: IMPORT_ACTOR.id, data: dataOf(type, code) }),
    reaches: (state) => state.can(asRequestEvent(stated)),
    keyOf: (state) => JSON.stringify([state.value, state.context]),
  });
  return types?.map((type) => ({ type, data: dataOf(type, code) }));
}

function stepTo(state: RequestSnapshot, event: ChartEvent): RequestSnapshot | undefined {
  const taken = asRequestEvent(event);
  return state.can(taken) ? transition(disclosureRequestMachine, state, taken)[0] : undefined;
}

/** The chart refuses names it does not know, so any event may be shown to it. */
function asRequestEvent(event: ChartEvent): Parameters<RequestSnapshot['can']>[0] {
  return event as Parameters<RequestSnapshot['can']>[0];
}

function dataOf(type: string, code: unknown): Readonly<Record<string, unknown>> {
  if (type === 'search.completed') return { result: code === 'U1a' ? 'notFound' : 'found' };
  return type === 'reply.proposed' && code !== undefined ? { decisionCode: code } : NO_DATA;
}
