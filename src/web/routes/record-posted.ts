import { type DomainError, InvalidInputError, StaleVersionError, StepRefusedError } from '../../law/errors.ts';
import type { Actor } from '../../law/roles.ts';
import { failureOf } from '../failure.ts';
import { parseEventForm, versionOf } from '../forms/event-form.ts';
import { firstValue, type RawForm } from '../forms/raw-form.ts';
import { inEachLanguage, say, sayLabel } from '../language.ts';
import type { RefusedPost } from '../pages/case-page.ts';
import { texts } from '../texts.ts';
import type { WebDeps } from '../web-deps.ts';

interface PostedEvent {
  readonly caseId: string;
  readonly raw: RawForm;
  readonly actor: Actor;
}

/**
 * Records the event of a posted form and returns its label.
 *
 * @throws {InvalidInputError} with all problems of the form at once.
 * @throws {StepRefusedError | StaleVersionError} as the engine does.
 */
export async function recordPosted(deps: Pick<WebDeps, 'engine' | 'findEvent'>, { caseId, raw, actor }: PostedEvent): Promise<string> {
  const definition = deps.findEvent(firstValue(raw, 'type'));
  if (definition === undefined) throw new InvalidInputError([{ field: 'type', ...inEachLanguage(() => texts.steps.unknown) }]);
  const parsed = parseEventForm(definition, raw);
  if (parsed.result === 'invalid') throw new InvalidInputError(parsed.problems);
  await deps.engine.record(caseId, parsed.event, { actor, expectedVersion: versionOf(raw) });
  return say(definition.label);
}

type GivenBack = InvalidInputError | StepRefusedError | StaleVersionError;

/** Refusals after which the page comes back with everything that was typed. */
export function isGivenBack(error: unknown): error is GivenBack {
  return error instanceof InvalidInputError || error instanceof StepRefusedError || error instanceof StaleVersionError;
}

export function refusedPost(error: GivenBack, raw: RawForm): { readonly refused: RefusedPost; readonly status: number } {
  const version = versionOf(raw);
  const refused = {
    type: firstValue(raw, 'type'),
    instance: firstValue(raw, 'instance'),
    raw,
    problems: error instanceof InvalidInputError ? error.problems : [],
    messages: messagesOf(error),
    basis: error instanceof StepRefusedError ? error.basis : null,
    staleSince: error instanceof StaleVersionError && version > 0 ? version : null,
  };
  return { refused, status: failureOf(error).status };
}

function messagesOf(error: DomainError): readonly string[] {
  if (error instanceof InvalidInputError) return [];
  return [error instanceof StaleVersionError ? texts.steps.stale : sayLabel(error.text)];
}
