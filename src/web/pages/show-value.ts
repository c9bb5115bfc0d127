import type { EventDefinition, Fields } from '../../law/events/define-event.ts';
import type { Field } from '../../law/events/field.ts';
import type { LetterId } from '../../law/letter-ids.ts';
import { LETTERS } from '../../law/letters.ts';
import { partLabel, partOptionLabel } from '../forms/applicant-parts.ts';
import { say, sayLabel } from '../language.ts';
import { texts } from '../texts.ts';

export interface ShownField {
  readonly label: string;
  readonly value: string;
}

/** The line of the history: the definition's sentence with the values in it. What is not on record shows as a dash. */
export function sentenceOf(definition: EventDefinition, data: Readonly<Record<string, unknown>>): string {
  return say(definition.sentence).replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = Object.hasOwn(data, name) ? data[name] : undefined;
    return value === undefined ? texts.none : briefly(definition.fields[name], value);
  });
}

/** Every recorded field with its label, also those that the definition does not know (any more). The parts of a group stand apart. */
export function shownFields(fields: Fields, data: Readonly<Record<string, unknown>>): readonly ShownField[] {
  return Object.entries(data).flatMap(([name, value]) => {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (field?.widget === 'applicant' && isRecord(value)) return shownParts(value);
    const unit = field?.unit === undefined ? '' : ` ${say(field.unit)}`;
    return [
      {
        label: field === undefined ? (texts.extraFields[name] ?? name) : sayLabel(field.label),
        value: `${showAlone(field, value)}${unit}`,
      },
    ];
  });
}

function shownParts(value: Readonly<Record<string, unknown>>): readonly ShownField[] {
  return Object.entries(value).map(([name, part]) => ({ label: sayLabel(partLabel(name)), value: showPart(part) }));
}

/** Inside a sentence a person or organisation is its name. */
function briefly(field: Field | undefined, value: unknown): string {
  const name = isRecord(value) ? value.name : undefined;
  return typeof name === 'string' ? name : showValue(field, value);
}

function showValue(field: Field | undefined, value: unknown): string {
  if (typeof value === 'boolean') return value ? texts.yes : texts.no;
  if (Array.isArray(value)) return texts.write.list(value.map((item) => showValue(field, item)));
  if (isRecord(value)) {
    const parts = () => shownParts(value).map((part) => texts.write.labelled(part.label, part.value));
    return documentText(value) ?? texts.write.clauses(parts());
  }
  const option = field?.options?.find((item) => item.value === value);
  return option === undefined ? String(value ?? texts.none) : say(option.label);
}

function showPart(part: unknown): string {
  if (typeof part !== 'string') return showValue(undefined, part);
  const label = partOptionLabel(part);
  return label.zh === part ? part : sayLabel(label);
}

/** Beside its label a chosen option begins with a capital; what people typed stays as it is. */
function showAlone(field: Field | undefined, value: unknown): string {
  const shown = showValue(field, value);
  return field?.options === undefined ? shown : sayLabel({ zh: shown, en: shown });
}

/** A letter (文书) is its title and, if it has one, its number; a file is its name. */
function documentText(value: Readonly<Record<string, unknown>>): string | undefined {
  const { letter, number, name, sha256 } = value;
  if (typeof letter === 'string' && Object.hasOwn(LETTERS, letter)) {
    const title = say(LETTERS[letter as LetterId].title);
    return typeof number === 'string' ? `${title}${texts.write.bracketed(number)}` : title;
  }
  return typeof sha256 === 'string' && typeof name === 'string' ? name : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
