import type { FieldProblem } from '../errors.ts';
import type { Fields } from './define-event.ts';
import type { Field } from './field.ts';

type Data = Readonly<Record<string, unknown>>;

/** Whether the choice on which a field depends asks for it. Fields that depend on none are always asked. */
export function isAsked({ askedFor }: Field, data: Data): boolean {
  return askedFor === undefined || askedFor.values.includes(String(data[askedFor.field]));
}

/** Fields that the choices made ask for and that are missing, and fields of choices that were not made. */
export function askedForProblems(fields: Fields, data: Data): FieldProblem[] {
  return Object.entries(fields).flatMap(([name, field]): FieldProblem[] => {
    const { askedFor } = field;
    if (askedFor === undefined) return [];
    const [asked, given] = [isAsked(field, data), data[name] !== undefined];
    if (asked && !given && askedFor.needed === true) return [lacking(name, { field, fields, data })];
    return !asked && given ? [foreign(name, { field, fields })] : [];
  });
}

interface Place {
  readonly field: Field;
  readonly fields: Fields;
}

function lacking(name: string, { field, fields, data }: Place & { readonly data: Data }): FieldProblem {
  const { choice, chosen } = choiceOf({ field, fields }, String(data[field.askedFor?.field ?? '']));
  return {
    field: name,
    zh: `${choice.zh}为“${chosen.zh}”的，请填写“${field.label.zh}”`,
    en: `'${field.label.en}' is needed when the ${choice.en} is '${chosen.en}'`,
  };
}

function foreign(name: string, { field, fields }: Place): FieldProblem {
  const values = (field.askedFor?.values ?? []).map((value) => choiceOf({ field, fields }, value));
  const { choice } = choiceOf({ field, fields }, '');
  return {
    field: name,
    zh: `“${field.label.zh}”只用于${choice.zh}为${values.map(({ chosen }) => `“${chosen.zh}”`).join('、')}的，请删去`,
    en: `'${field.label.en}' belongs to the ${choice.en} ${values.map(({ chosen }) => `'${chosen.en}'`).join(', ')} only: remove it`,
  };
}

function choiceOf({ field, fields }: Place, value: string) {
  const choice = fields[field.askedFor?.field ?? ''];
  const chosen = choice?.options?.find((option) => option.value === value)?.label ?? { zh: value, en: value };
  return { choice: choice?.label ?? { zh: '', en: '' }, chosen };
}
