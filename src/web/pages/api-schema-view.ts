import type { JsonSchema } from '../api/openapi/json-schema.ts';
import { SHARED } from '../api/openapi/schemas.ts';
import { apiReferenceTexts } from '../texts/api-reference.ts';

/** A field of a schema, those inside objects with dotted names. */
export interface SchemaRow {
  readonly name: string;
  readonly type: string;
  /** Where the schema stands that it is of; null for plain values. */
  readonly href: string | null;
  readonly required: boolean;
  readonly about: string;
}

export const REFERENCE_HREF = '/api';
export const TOPICS_HREF = '/api/topics';
const MAX_DEPTH = 4;

export function anchorOf(name: string): string {
  return `schema-${name.replaceAll(/[^\w-]/g, '-')}`;
}

/** Events are many and have a page of their own; the problem stands with the codes; what else a page speaks of stands at its end. */
export function hrefOf(name: string): string {
  const page = isOfEvents(name) ? `${TOPICS_HREF}/events` : name === 'Problem' ? REFERENCE_HREF : '';
  return `${page}#${anchorOf(name)}`;
}

/** Schemas that the page of events has. */
export function isOfEvents(name: string): boolean {
  return name === 'NewEvent' || isEvent(name);
}

export function isEvent(name: string): boolean {
  return name.startsWith('Event.');
}

/** The fields of an object; of anything else one row without a name. */
export function schemaRows(schema: JsonSchema, prefix = '', depth = 0): readonly SchemaRow[] {
  const objects = alternativesOf(schema).filter((one) => one.properties !== undefined);
  if (objects.length === 0 || depth >= MAX_DEPTH) return prefix === '' ? [rowOf('', schema, true)] : [];
  const rows = objects.flatMap((object) => {
    const required = new Set((object.required ?? []) as readonly string[]);
    return Object.entries(object.properties as Record<string, JsonSchema>).flatMap(([name, inner]) => {
      const full = prefix === '' ? name : `${prefix}.${name}`;
      return [rowOf(full, inner, required.has(name)), ...schemaRows(itemsOf(inner), full, depth + 1)];
    });
  });
  return [...new Map(rows.map((row) => [row.name, row])).values()];
}

function rowOf(name: string, schema: JsonSchema, required: boolean): SchemaRow {
  const { text, ref } = typeOf(schema);
  const title = [schema.title, schema.description].filter((part) => typeof part === 'string').join('：');
  return { name, type: text, href: ref === null ? null : hrefOf(ref), required, about: title };
}

function itemsOf(schema: JsonSchema): JsonSchema {
  return schema.type === 'array' && typeof schema.items === 'object' && schema.items !== null ? (schema.items as JsonSchema) : schema;
}

function alternativesOf(schema: JsonSchema): readonly JsonSchema[] {
  const inner = (schema.anyOf ?? schema.oneOf) as readonly JsonSchema[] | undefined;
  return inner === undefined ? [schema] : inner.flatMap(alternativesOf);
}

/** In words of JSON Schema, which programmers know. */
export function typeOf(schema: JsonSchema): { readonly text: string; readonly ref: string | null } {
  const words = apiReferenceTexts;
  const { $ref, enum: values, const: only, type, items, format } = schema;
  if (typeof $ref === 'string') return { text: $ref.replace(SHARED, ''), ref: $ref.replace(SHARED, '') };
  if (Array.isArray(values)) return { text: values.map((value) => JSON.stringify(value)).join(' | '), ref: null };
  if (only !== undefined) return { text: JSON.stringify(only), ref: null };
  if (type === 'array') {
    const inner = typeOf((items ?? {}) as JsonSchema);
    return { text: words.listOf(inner.text), ref: inner.ref };
  }
  const alternatives = (schema.anyOf ?? schema.oneOf) as readonly JsonSchema[] | undefined;
  if (alternatives !== undefined) {
    const all = alternatives.map(typeOf);
    return { text: [...new Set(all.map(({ text }) => text))].join(' | '), ref: all.find(({ ref }) => ref !== null)?.ref ?? null };
  }
  if (type === undefined) return { text: words.anything, ref: null };
  const named = typeof format === 'string' ? format : Array.isArray(type) ? type.join(' | ') : String(type);
  return { text: `${named}${boundsOf(schema)}`, ref: null };
}

function boundsOf({ minimum, maximum, minLength, maxLength }: JsonSchema): string {
  const [low, high] = [minimum ?? minLength, maximum ?? maxLength];
  if (low === undefined && high === undefined) return '';
  return ` (${apiReferenceTexts.range(String(low ?? ''), String(high ?? ''))})`;
}
