import { z } from 'zod';
import type { FieldProblem } from '../errors.ts';
import type { Fields } from './define-event.ts';
import type { Field } from './field.ts';

/** `form`: an officer records it now, all asked fields needed. `history`: an imported fact, only legally relevant fields needed. */
export type Strictness = 'form' | 'history';

export type ParsedData =
  | { readonly result: 'ok'; readonly data: Readonly<Record<string, unknown>>; readonly unknown: Readonly<Record<string, unknown>> }
  | { readonly result: 'invalid'; readonly problems: readonly FieldProblem[] };

/** Checks the fields of an event against its definition. Unknown fields come back apart: the caller keeps or refuses them, never drops them. */
export function parseEventData(fields: Fields, input: Readonly<Record<string, unknown>>, strictness: Strictness): ParsedData {
  const data: Record<string, unknown> = {};
  const problems: FieldProblem[] = [];
  for (const [name, field] of Object.entries(fields)) {
    const value = Object.hasOwn(input, name) ? input[name] : undefined;
    if (value === undefined || value === null || value === '') {
      if (isNeeded(field, strictness)) problems.push(missing(name, field));
      continue;
    }
    const parsed = field.schema.safeParse(value);
    if (parsed.success) data[name] = parsed.data;
    else problems.push(wrong(name, field, value));
  }
  if (problems.length > 0) return { result: 'invalid', problems };
  const unknown = Object.fromEntries(Object.entries(input).filter(([name]) => !Object.hasOwn(fields, name)));
  return { result: 'ok', data, unknown };
}

/** The zod object of an event's data, for OpenAPI and other generated descriptions. */
export function schemaOf(fields: Fields, strictness: Strictness): z.ZodObject {
  const entries = Object.entries(fields).map(([name, field]) => [
    name,
    isNeeded(field, strictness) ? field.schema : field.schema.optional(),
  ]);
  return z.object(Object.fromEntries(entries) as Record<string, z.ZodType>);
}

export function isNeeded(field: Field, strictness: Strictness): boolean {
  return field.required === 'always' || (field.required === 'form' && strictness === 'form');
}

function missing(name: string, field: Field): FieldProblem {
  return {
    field: name,
    zh: `“${field.label.zh}”（${name}）未填写，应为${field.expected.zh}`,
    en: `'${field.label.en}' (${name}) is missing; it must be ${field.expected.en}`,
  };
}

function wrong(name: string, field: Field, value: unknown): FieldProblem {
  const shown = shorten(value);
  return {
    field: name,
    zh: `“${field.label.zh}”（${name}）为 ${shown}，应为${field.expected.zh}`,
    en: `'${field.label.en}' (${name}) is ${shown}; it must be ${field.expected.en}`,
  };
}

/** Free text is not repeated in messages: it may hold personal data, and messages reach logs. */
function shorten(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return value.length <= 20 && /^[\w:.+-]*$/.test(value) ? JSON.stringify(value) : '“…”';
  return Array.isArray(value) ? '[…]' : '{…}';
}
