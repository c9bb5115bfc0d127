import { z } from 'zod';
import { findCivilDate } from '../civil-date.ts';
import type { Bilingual } from '../errors.ts';

/**
 * When a field must be there: `always` is a legally relevant fact, without which an event cannot be understood even in an
 * imported history; `form` is asked of officers who record the event now; `never` is optional.
 */
export type Requirement = 'always' | 'form' | 'never';

/** How a page asks for a field. */
export type Widget = 'text' | 'longText' | 'date' | 'number' | 'choice' | 'choices' | 'checkbox' | 'applicant' | 'files';

/** One field of an event, said once: schema, form, API operation and docs table are derived from it. */
export interface Field<T = unknown, R extends Requirement = Requirement> {
  readonly widget: Widget;
  readonly label: Bilingual;
  readonly required: R;
  /** What a right value looks like; completes "… must be" in messages and is the form's hint. */
  readonly expected: Bilingual;
  readonly schema: z.ZodType<T>;
  readonly options?: readonly { readonly value: string; readonly label: Bilingual }[];
  readonly unit?: Bilingual;
  readonly help?: Bilingual;
  /** A value the form proposes. */
  readonly initial?: string;
  /** Completes what is known: what an application needs besides may be missing here too. */
  readonly partial?: true;
  /** Asked only where a choice says so. */
  readonly askedFor?: AskedFor;
}

/** Which answers to a choice of the same event bring a field with them. */
export interface AskedFor {
  /** Name of the choice. */
  readonly field: string;
  /** Its values that ask for the field. */
  readonly values: readonly string[];
  /** Then it must be there in what officers record now. */
  readonly needed?: true;
}

interface Spec<R extends Requirement> {
  readonly label: Bilingual;
  readonly required: R;
  readonly help?: Bilingual;
  readonly initial?: string;
  readonly askedFor?: AskedFor;
}

export function text<R extends Requirement>(spec: Spec<R> & { readonly max?: number }): Field<string, R> {
  const max = spec.max ?? 200;
  return {
    ...spec,
    widget: max > 200 ? 'longText' : 'text',
    expected: { zh: `1 至 ${max} 个字`, en: `text of 1 to ${max} characters` },
    schema: z.string().trim().min(1).max(max),
  };
}

export function day<R extends Requirement>(spec: Spec<R>): Field<string, R> {
  return {
    ...spec,
    widget: 'date',
    expected: { zh: '日期，形如 2026-03-12', en: 'a day such as 2026-03-12' },
    schema: z.string().refine((value) => findCivilDate(value) !== undefined),
  };
}

export function whole<R extends Requirement>(
  spec: Spec<R> & { readonly min: number; readonly max: number; readonly unit: Bilingual },
): Field<number, R> {
  return {
    ...spec,
    widget: 'number',
    expected: { zh: `${spec.min} 至 ${spec.max} 的整数`, en: `a whole number from ${spec.min} to ${spec.max}` },
    schema: z.number().int().min(spec.min).max(spec.max),
  };
}

/** An amount in yuan with at most two decimals, 0 or more. */
export function yuan<R extends Requirement>(spec: Spec<R>): Field<number, R> {
  return {
    ...spec,
    widget: 'number',
    unit: { zh: '元', en: 'yuan' },
    expected: { zh: '不小于 0、至多两位小数的金额（元）', en: 'an amount in yuan, 0 or more, at most two decimals' },
    schema: z
      .number()
      .min(0)
      .max(1e9)
      .refine((value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6),
  };
}

export function choice<const V extends string, R extends Requirement>(
  spec: Spec<R> & { readonly options: readonly { readonly value: V; readonly label: Bilingual }[] },
): Field<V, R> {
  const values = spec.options.map((option) => option.value);
  return {
    ...spec,
    widget: 'choice',
    expected: { zh: `以下之一：${values.join('、')}`, en: `one of ${values.join(', ')}` },
    schema: z.enum(values as [V, ...V[]]),
  };
}

export function choices<const V extends string, R extends Requirement>(
  spec: Spec<R> & { readonly options: readonly { readonly value: V; readonly label: Bilingual }[] },
): Field<V[], R> {
  const values = spec.options.map((option) => option.value);
  return {
    ...spec,
    widget: 'choices',
    expected: { zh: `以下各项中的一项或多项：${values.join('、')}`, en: `one or more of ${values.join(', ')}` },
    schema: z.array(z.enum(values as [V, ...V[]])).min(1),
  };
}

export function checkbox<R extends Requirement>(spec: Spec<R>): Field<boolean, R> {
  return { ...spec, widget: 'checkbox', expected: { zh: '是或否', en: 'true or false' }, schema: z.boolean() };
}
