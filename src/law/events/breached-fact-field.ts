import { z } from 'zod';
import { findCivilDate } from '../civil-date.ts';
import type { Field } from './field.ts';

const factSchema = z.object({
  type: z.string().min(1).max(60),
  on: z.string().refine((value) => findCivilDate(value) !== undefined),
  data: z.record(z.string().max(60), z.json()).refine((data) => Object.keys(data).length <= 40),
  instance: z.string().min(1).max(100).optional(),
});

/** A fact kept inside `breach.recorded`: it happened, but the chart does not take it. */
export type BreachedFact = z.infer<typeof factSchema>;

/** The engine writes the fact as an object; an officer's form sends its JSON text. */
export const breachedFact: Field<BreachedFact | string, 'always'> = {
  widget: 'longText',
  label: { zh: '发生的事实', en: 'the fact' },
  required: 'always',
  expected: {
    zh: '形如 {"type":"period.extended","on":"2024-05-20","data":{"workingDays":20}} 的事实',
    en: 'a fact such as {"type":"period.extended","on":"2024-05-20","data":{"workingDays":20}}',
  },
  schema: z.union([
    factSchema,
    z
      .string()
      .max(10_000)
      .refine((text) => findBreachedFact(text) !== undefined),
  ]),
};

/** The fact behind either form of the field, or undefined if it is none. */
export function findBreachedFact(value: unknown): BreachedFact | undefined {
  const parsed = factSchema.safeParse(typeof value === 'string' ? fromJson(value) : value);
  return parsed.success ? parsed.data : undefined;
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // not JSON is an ordinary wrong answer, reported by the caller with the field's hint
  }
}
