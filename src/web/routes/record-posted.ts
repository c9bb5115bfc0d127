import type { NewEvent, RecordOptions } from '../../engine/engine-types.ts';
import { type DomainError, InvalidInputError, StaleVersionError, StepRefusedError } from '../../law/errors.ts';
import type { EventDefinition } from '../../law/events/define-event.ts';
import { actorOf, currentUser } from '../auth.ts';
import { failureOf } from '../failure.ts';
import { parseEventForm, versionOf } from '../forms/event-form.ts';
import { NO_FILES, type PostedFiles } from '../forms/posted-files.ts';
import { firstValue, type RawForm } from '../forms/raw-form.ts';
import type { Http } from '../frame.ts';
import { inEachLanguage, say, sayLabel } from '../language.ts';
import type { RefusedPost } from '../pages/refusal-part.ts';
import { texts } from '../texts.ts';
import { recordWithFiles } from '../uploads/claim-files.ts';
import { fileOwnerOf } from '../uploads/file-owner.ts';
import { filesOfPost } from '../uploads/resolve-files.ts';
import type { WebDeps } from '../web-deps.ts';
import { completeStep } from './complete-step.ts';

interface PostedEvent {
  readonly caseId: string;
  readonly raw: RawForm;
  /** Stored with the event or not at all. */
  readonly also?: RecordOptions['also'];
}

/** What became of a posted form: recorded, or what to give back. */
export type Posted =
  | { readonly result: 'recorded'; readonly label: string; readonly version: number }
  | { readonly result: 'refused'; readonly refused: RefusedPost; readonly status: number; readonly error: DomainError };

/** Records the event of a posted form. What cannot be recorded comes back with everything that was typed and every file that was taken. */
export async function recordPosted(http: Http, deps: PostDeps, { caseId, raw, also }: PostedEvent): Promise<Posted> {
  const read = await readPosted(http, deps, { caseId, raw });
  if (read.result === 'refused') return read;
  const { event, definition, back } = read;
  const options = { actor: actorOf(currentUser(http.res)), expectedVersion: versionOf(raw), also };
  const files = { data: event.data, owner: fileOwnerOf(http), caseId };
  try {
    const { version } = await recordWithFiles(deps, files, () => deps.engine.record(caseId, event, options));
    return { result: 'recorded', label: say(definition.label), version };
  } catch (error) {
    if (!isGivenBack(error)) throw error;
    return givenBack(error, back);
  }
}

/** Told by the system alone: no form may name a copy that was not burned, a file that was not looked into, an opening that nobody saw. */
export const NO_FORM = /^(?:redaction\..*|files\.cleared|reply\.opened)$/;

type PostDeps = Pick<WebDeps, 'engine' | 'desk' | 'findEvent' | 'db' | 'now'>;

/** A posted form, understood: nothing is recorded yet. */
interface ReadPost {
  readonly result: 'read';
  readonly definition: EventDefinition;
  readonly event: NewEvent;
  /** What is given back if it is refused after all. */
  readonly back: Typed;
}

/** The event of a posted form, with what the system fills in; or what to give back. */
export async function readPosted(
  http: Http,
  deps: Omit<PostDeps, 'now'>,
  { caseId, raw }: PostedEvent,
): Promise<ReadPost | Extract<Posted, { result: 'refused' }>> {
  const user = currentUser(http.res);
  const type = firstValue(raw, 'type');
  const definition = NO_FORM.test(type) ? undefined : deps.findEvent(type);
  if (definition === undefined) {
    const unknown = new InvalidInputError([{ field: 'type', ...inEachLanguage(() => texts.steps.unknown) }]);
    return givenBack(unknown, { raw, files: NO_FILES });
  }
  const files = await filesOfPost(http, deps, { raw, fields: definition.fields, caseId });
  const completed = await completeStep(deps, { caseId, type: definition.type, raw, actor: actorOf(user), organId: user.organId });
  const back = { raw: completed.raw, files };
  const parsed = parseEventForm(definition, completed.raw, files);
  const problems = [...completed.problems, ...(parsed.result === 'invalid' ? parsed.problems : [])];
  if (parsed.result === 'invalid' || problems.length > 0) return givenBack(new InvalidInputError(firstOfEach(problems)), back);
  return { result: 'read', definition, event: parsed.event, back };
}

type GivenBack = InvalidInputError | StepRefusedError | StaleVersionError;

/** Refusals after which the page comes back with everything that was typed. */
export function isGivenBack(error: unknown): error is GivenBack {
  return error instanceof InvalidInputError || error instanceof StepRefusedError || error instanceof StaleVersionError;
}

interface Typed {
  readonly raw: RawForm;
  readonly files: PostedFiles;
}

export function givenBack(error: GivenBack, typed: Typed): Extract<Posted, { result: 'refused' }> {
  return { result: 'refused', ...refusedPost(error, typed), error };
}

export function refusedPost(error: GivenBack, { raw, files }: Typed): { readonly refused: RefusedPost; readonly status: number } {
  const version = versionOf(raw);
  const refused = {
    type: firstValue(raw, 'type'),
    instance: firstValue(raw, 'instance'),
    raw,
    files,
    problems: error instanceof InvalidInputError ? error.problems : [],
    messages: messagesOf(error),
    basis: error instanceof StepRefusedError ? error.basis : null,
    staleSince: error instanceof StaleVersionError && version > 0 ? version : null,
  };
  return { refused, status: failureOf(error).status };
}

/** What the system says of a field goes before what its shape says. */
function firstOfEach<P extends { readonly field: string }>(problems: readonly P[]): readonly P[] {
  return problems.filter((problem, index) => problems.findIndex(({ field }) => field === problem.field) === index);
}

function messagesOf(error: DomainError): readonly string[] {
  if (error instanceof InvalidInputError) return [];
  return [error instanceof StaleVersionError ? texts.steps.stale : sayLabel(error.text)];
}
