import type { NewEvent } from '../../engine/engine-types.ts';
import { type CivilDate, findCivilDate } from '../../law/civil-date.ts';
import type { FieldProblem } from '../../law/errors.ts';
import type { EventDefinition } from '../../law/events/define-event.ts';
import { inEachLanguage } from '../language.ts';
import { texts } from '../texts.ts';
import { parseForm } from './parse-form.ts';
import { NO_FILES, type PostedFiles } from './posted-files.ts';
import { firstValue, type RawForm } from './raw-form.ts';

export type ParsedEvent =
  | { readonly result: 'ok'; readonly event: NewEvent }
  | { readonly result: 'invalid'; readonly problems: readonly FieldProblem[] };

/** The event that a posted form records, and the files in it. All problems come back together. */
export function parseEventForm(definition: EventDefinition, raw: RawForm, files: PostedFiles = NO_FILES): ParsedEvent {
  const on = findCivilDate(firstValue(raw, 'on').normalize('NFKC'));
  const parsed = parseForm(definition.fields, raw, files);
  const problems = [
    ...(on === undefined ? [onProblem()] : []),
    ...(parsed.result === 'invalid' ? parsed.problems : []),
    ...(definition.irreversible === true && firstValue(raw, 'confirmed') === '' ? [confirmProblem()] : []),
  ];
  if (on === undefined || parsed.result === 'invalid' || problems.length > 0) return { result: 'invalid', problems };
  const instance = firstValue(raw, 'instance');
  return { result: 'ok', event: newEvent(definition.type, { on, data: parsed.data, instance }) };
}

function newEvent(type: string, parts: { readonly on: CivilDate; readonly data: NewEvent['data']; readonly instance: string }): NewEvent {
  return { type, on: parts.on, data: parts.data, ...(parts.instance === '' ? {} : { instance: parts.instance }) };
}

/** The version of the case that the form was made from; 0, which no case has, when it is not a number. */
export function versionOf(raw: RawForm): number {
  const version = Number(firstValue(raw, 'version'));
  return Number.isSafeInteger(version) && version > 0 ? version : 0;
}

function onProblem(): FieldProblem {
  return { field: 'on', ...inEachLanguage(() => texts.steps.onWrong) };
}

function confirmProblem(): FieldProblem {
  return { field: 'confirmed', ...inEachLanguage(() => texts.steps.confirmMissing) };
}
