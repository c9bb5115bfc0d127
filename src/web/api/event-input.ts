import { z } from 'zod';
import { isForPeopleAlone } from '../../law/access/key-rules.ts';
import type { Bilingual } from '../../law/errors.ts';
import { isAsked } from '../../law/events/asked-for.ts';
import { EVENTS } from '../../law/events/catalogue.ts';
import type { EventDefinition, Fields } from '../../law/events/define-event.ts';
import type { Field } from '../../law/events/field.ts';
import { MAX_FILES } from '../../law/events/files-field.ts';
import { isNeeded } from '../../law/events/parse-event.ts';
import { applicantParts } from '../forms/applicant-parts.ts';
import { DATA_PREFIX, type RawForm } from '../forms/raw-form.ts';
import { inEachLanguage, say, sayLabel } from '../language.ts';
import { NO_FORM } from '../routes/record-posted.ts';
import { apiTexts } from '../texts/api.ts';
import type { ApiProblemItem } from './api-problem.ts';
import type { JsonSchema } from './openapi/json-schema.ts';
import { zodProblems } from './read-input.ts';

/** They open a case, or have an operation of their own. */
const OTHERWISE: ReadonlySet<string> = new Set([
  'application.submitted',
  'application.arrived',
  'application.dictated',
  'publication.created',
  'breach.recorded',
]);

/** What the system fills in when it is left out, as for the forms of pages. */
const FILLED_IN: Readonly<Record<string, readonly string[]>> = {
  'handler.assigned': ['name', 'unit'],
  'reply.proposed': ['basis'],
  'fee.notified': ['yuan'],
  'case.archived': ['fileList'],
};

const DEFINITIONS: readonly EventDefinition[] = Object.values(EVENTS as Readonly<Record<string, EventDefinition>>);

/** What only leaders decide, in person. */
export const FOR_PEOPLE: readonly EventDefinition[] = DEFINITIONS.filter(isForPeopleAlone);

/** Events that a program may record of a case that is there. */
export const RECORDABLE: readonly EventDefinition[] = DEFINITIONS.filter(
  (definition) =>
    definition.byClock !== true &&
    definition.recordedBy.length > 0 &&
    !isForPeopleAlone(definition) &&
    !NO_FORM.test(definition.type) &&
    !OTHERWISE.has(definition.type),
);

/** The data of an event as JSON Schema, from the very fields that validate it. Files are named by the ids that uploads gave. */
export function dataSchemaOf(fields: Fields, optional: readonly string[] = []): JsonSchema {
  const required = Object.entries(fields).filter(([name, field]) => isNeeded(field, 'form') && !optional.includes(name));
  return {
    type: 'object',
    properties: Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, fieldSchemaOf(field)])),
    ...(required.length === 0 ? {} : { required: required.map(([name]) => name) }),
    additionalProperties: false,
  };
}

export function eventDataSchemaOf({ type, fields }: EventDefinition): JsonSchema {
  return dataSchemaOf(fields, FILLED_IN[type]);
}

function fieldSchemaOf(field: Field): JsonSchema {
  const words = {
    title: sayLabel(field.label),
    description: [say(field.expected), ...(field.help === undefined ? [] : [say(field.help)])].join(' '),
  };
  if (field.widget === 'files') {
    return { ...words, type: 'array', items: { type: 'string', maxLength: 60 }, minItems: 1, maxItems: MAX_FILES };
  }
  const { $schema: _dialect, ...schema } = z.toJSONSchema(field.schema, { io: 'input', unrepresentable: 'any' }) as Record<string, unknown>;
  const closed = field.widget === 'applicant' ? { additionalProperties: false } : {};
  const format = field.widget === 'date' ? { format: 'date' } : {};
  return { ...schema, ...closed, ...format, ...words };
}

export type ReadData =
  | { readonly result: 'ok'; readonly raw: RawForm }
  | { readonly result: 'invalid'; readonly problems: readonly ApiProblemItem[] };

/** JSON data of an event as the form of its page would post it, so that both go the same way from here on. */
export function rawOfData(fields: Fields, data: Readonly<Record<string, unknown>>, under = '/data'): ReadData {
  const problems: ApiProblemItem[] = [];
  const raw: Record<string, readonly string[]> = {};
  for (const [name, value] of Object.entries(data)) {
    const pointer = `${under}/${name.slice(0, 60).replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (field === undefined || (field.askedFor !== undefined && !isAsked(field, data))) {
      problems.push({ in: 'body', pointer, detail: inEachLanguage(() => apiTexts.json.unknown) });
      continue;
    }
    const wrong = valueProblems(field, value, pointer);
    if (wrong.length > 0) problems.push(...wrong);
    else Object.assign(raw, inputsOf(field, value, DATA_PREFIX + name));
  }
  return problems.length > 0 ? { result: 'invalid', problems } : { result: 'ok', raw };
}

const fileIds = z.array(z.string().min(1).max(60)).min(1).max(MAX_FILES);

function valueProblems(field: Field, value: unknown, pointer: string): readonly ApiProblemItem[] {
  const parsed = (field.widget === 'files' ? fileIds : field.schema).safeParse(value, { reportInput: true });
  const unknown = field.widget === 'applicant' ? unknownParts(field, value, pointer) : [];
  if (parsed.success) return unknown;
  if (field.widget === 'applicant') return [...unknown, ...zodProblems(parsed.error, 'body', pointer)];
  return [{ in: 'body', pointer, detail: shouldBe(field.expected) }];
}

function unknownParts(field: Field, value: unknown, pointer: string): ApiProblemItem[] {
  if (typeof value !== 'object' || value === null) return [];
  const known = new Set(applicantParts(field).map(({ name }) => name));
  const unknown = Object.keys(value).filter((name) => !known.has(name));
  return unknown
    .slice(0, 20)
    .map((name) => ({ in: 'body', pointer: `${pointer}/${name.slice(0, 60)}`, detail: inEachLanguage(() => apiTexts.json.unknown) }));
}

function shouldBe(expected: Bilingual): Bilingual {
  return inEachLanguage(() => apiTexts.json.shouldBe(say(expected)));
}

/** The inputs of a form that stand for a value: empty boxes post nothing. */
function inputsOf(field: Field, value: unknown, name: string): Readonly<Record<string, readonly string[]>> {
  if (field.widget === 'applicant') {
    const parts = Object.entries(value as Readonly<Record<string, unknown>>).filter(([, part]) => part !== undefined);
    return Object.fromEntries(parts.map(([part, inner]) => [`${name}.${part}`, [String(inner)]]));
  }
  if (typeof value === 'boolean') return value ? { [name]: ['yes'] } : {};
  return { [name]: Array.isArray(value) ? value.map(String) : [String(value)] };
}
