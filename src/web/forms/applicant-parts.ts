import { z } from 'zod';
import { APPLICANT_CLASS_LABELS } from '../../law/channels.ts';
import type { Bilingual } from '../../law/errors.ts';
import {
  APPLICANT_LABELS,
  APPLICANT_TYPE_LABELS,
  type Applicant,
  applicantProblems,
  ID_TYPE_LABELS,
} from '../../law/events/applicant-field.ts';
import type { Field } from '../../law/events/field.ts';
import { texts } from '../texts.ts';

/** One input of the applicant's group; which ones there are follows from the field's schema. */
export interface ApplicantPart {
  readonly name: string;
  readonly label: Bilingual;
  readonly hint: string | null;
  readonly required: boolean;
  readonly kind: 'text' | 'longText' | 'choice' | 'checkbox';
  readonly options: readonly { readonly value: string; readonly label: Bilingual }[];
}

const PART_LABELS: Readonly<Record<string, Bilingual>> = APPLICANT_LABELS;

function partHint(name: string): string | null {
  const hints: Readonly<Partial<Record<keyof Applicant, string>>> = {
    class: texts.applicant.classHint,
    idType: texts.applicant.idHint,
    uscc: texts.applicant.usccHint,
    phone: texts.applicant.contactHint,
    address: texts.applicant.addressHint,
  };
  return hints[name as keyof Applicant] ?? null;
}

const OPTION_LABELS: Readonly<Record<string, Bilingual>> = { ...APPLICANT_CLASS_LABELS, ...APPLICANT_TYPE_LABELS, ...ID_TYPE_LABELS };

/** What everybody must give, whoever applies and however the reply is to come. */
const ALWAYS_NEEDED = new Set(applicantProblems({ name: '-', phone: '-' }).map((problem) => problem.field.replace('applicant.', '')));

interface Shape {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly maxLength?: number;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
}

/** The inputs of an `applicant` field in the order of its schema. Of alternatives, a part is required when all of them require it. */
export function applicantParts(field: Field): readonly ApplicantPart[] {
  const shapes = alternatives(z.toJSONSchema(field.schema, { io: 'input', unrepresentable: 'any' }) as Shape);
  const names = [...new Set(shapes.flatMap((shape) => Object.keys(shape.properties ?? {})))];
  return names.map((name) => {
    const parts = shapes.map((shape) => shape.properties?.[name]).filter((part) => part !== undefined);
    return toPart(name, { parts, required: shapes.every((shape) => shape.required?.includes(name) === true) });
  });
}

export function partLabel(name: string): Bilingual {
  return PART_LABELS[name] ?? { zh: name, en: name };
}

export function partOptionLabel(value: string): Bilingual {
  return OPTION_LABELS[value] ?? { zh: value, en: value };
}

function alternatives(shape: Shape): readonly Shape[] {
  return (shape.anyOf ?? shape.oneOf ?? [shape]).flatMap((inner) => (inner === shape ? [inner] : alternatives(inner)));
}

function toPart(name: string, { parts, required }: { readonly parts: readonly Shape[]; readonly required: boolean }): ApplicantPart {
  const flat = parts.flatMap(alternatives);
  const values = [...new Set(flat.flatMap((part) => part.enum ?? (part.const === undefined ? [] : [part.const])))].map(String);
  const options = values.map((value) => ({ value, label: partOptionLabel(value) }));
  const needed = required || ALWAYS_NEEDED.has(name);
  return { name, label: partLabel(name), hint: partHint(name), required: needed, kind: kindOf(flat, options.length), options };
}

function kindOf(shapes: readonly Shape[], optionCount: number): ApplicantPart['kind'] {
  if (optionCount > 0) return 'choice';
  if (shapes.some((shape) => shape.type === 'boolean')) return 'checkbox';
  return shapes.some((shape) => (shape.maxLength ?? 0) > 200) ? 'longText' : 'text';
}
