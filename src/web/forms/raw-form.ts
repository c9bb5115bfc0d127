/** A posted form before anything is understood: each name with its values, as typed. */
export type RawForm = Readonly<Record<string, readonly string[]>>;

/** Prefix of the fields of an event, so that none can be mistaken for the form's own (`version`, `on`, …). */
export const DATA_PREFIX = 'data.';

/** Reads what express.urlencoded({ extended: false }) made of a body; anything but text is left out. */
export function rawForm(body: unknown): RawForm {
  if (typeof body !== 'object' || body === null) return {};
  const entries = Object.entries(body).map(([name, value]): [string, string[]] => {
    const values: unknown[] = Array.isArray(value) ? value : [value];
    return [name, values.filter((item): item is string => typeof item === 'string').map(storable)];
  });
  return Object.fromEntries(entries);
}

/** Control characters other than tab and line ends, which nobody types and PostgreSQL refuses, and halves of characters. */
const UNSTORABLE = /(?![\t\n\r])\p{Control}|\p{Surrogate}/gu;

function storable(text: string): string {
  return text.replace(UNSTORABLE, '');
}

/** The first value under a name without surrounding blanks; empty when there is none. */
export function firstValue(raw: RawForm, name: string): string {
  return valuesOf(raw, name)[0]?.trim() ?? '';
}

export function valuesOf(raw: RawForm, name: string): readonly string[] {
  return Object.hasOwn(raw, name) ? (raw[name] ?? []) : [];
}
