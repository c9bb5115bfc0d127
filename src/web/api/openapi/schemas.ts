import { z } from 'zod';
import { sayOfBoth } from '../in-both.ts';
import type { JsonSchema } from './json-schema.ts';

/** Schemas by name, as `components` have them. */
export type Components = Map<string, JsonSchema>;

const LOCAL = '#/$defs/';
export const SHARED = '#/components/schemas/';

/**
 * A zod schema as JSON Schema. What has a name (`meta({ id })`) goes into the components and is referred to.
 *
 * @param io - `input`: as it comes in, before defaults and transformations; `output`: as it goes out.
 */
export function jsonSchemaOf(schema: z.ZodType, { io, components }: { io: 'input' | 'output'; components: Components }): JsonSchema {
  const made = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' }) as JsonSchema;
  const { $schema: _dialect, $defs = {}, id: own, ...rest } = made as Record<string, unknown>;
  for (const [name, inner] of Object.entries($defs as Record<string, JsonSchema>)) addComponent(components, name, inner);
  if (typeof own !== 'string') return tidy(rest) as JsonSchema;
  addComponent(components, own, rest);
  return { $ref: SHARED + own };
}

/** @throws when two different schemas go by one name: one of them needs another. */
export function addComponent(components: Components, name: string, schema: JsonSchema): void {
  const { id: _id, $schema: _dialect, ...rest } = schema;
  const made = tidy(rest) as JsonSchema;
  const known = components.get(name);
  if (known !== undefined && JSON.stringify(known) !== JSON.stringify(made)) throw new Error(`Two schemas are called ${name}`);
  components.set(name, made);
}

/** References lead to the components, descriptions speak one language; numbers without bounds need not say how far JavaScript counts. */
function tidy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(tidy);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .filter(([name, inner]) => !(isBound(name) && (inner === Number.MAX_SAFE_INTEGER || inner === Number.MIN_SAFE_INTEGER)))
    .map(([name, inner]): [string, unknown] => [name, typeof inner === 'string' ? tidyText(name, inner) : tidy(inner)]);
  return Object.fromEntries(entries);
}

function tidyText(name: string, text: string): string {
  if (name === '$ref') return text.replace(LOCAL, SHARED);
  return name === 'description' ? sayOfBoth(text) : text;
}

function isBound(name: string): boolean {
  return name === 'maximum' || name === 'minimum';
}
