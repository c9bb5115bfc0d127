import type { FieldProblem } from './errors.ts';

type Input = Readonly<Record<string, unknown>>;

/** Where a field stands: the path of the object it belongs to, '' for the case itself. */
interface Place {
  readonly at?: string;
}

/** Reads fields of unknown JSON and collects what is wrong with them. Free text is never repeated: messages reach logs. */
export interface Reader {
  /** One line of trimmed text, 1 to `max` characters; undefined when it is missing or wrong. */
  text(input: Input, name: string, rule: Place & { readonly max: number; readonly required?: true }): string | undefined;
  oneOf<V extends string>(
    input: Input,
    name: string,
    rule: Place & { readonly options: readonly V[]; readonly required?: true },
  ): V | undefined;
  /** A list of field names; empty when it is missing or wrong. */
  names(input: Input, name: string, place?: Place): readonly string[];
  /** The fields that are not among the known ones, each with a note that it was kept and not understood. */
  unknown(input: Input, rule: { readonly known: readonly string[]; readonly at: string }): Readonly<Record<string, unknown>>;
  problem(field: string, zh: string, en: string): void;
  note(field: string, zh: string, en: string): void;
  problems(): readonly FieldProblem[];
  notes(): readonly FieldProblem[];
}

/** Control characters and halves of surrogate pairs: refs are printed one a line, on terminals too. */
const NOT_TEXT = /[\p{Cc}\p{Cs}]/u;
const MAX_NAMES = 100;
const MAX_NAME_LENGTH = 60;

export function isRecord(value: unknown): value is Input {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `events[3].workingDays`, or the bare name for fields of the case. Names from outside are cut short. */
export function pathOf(at: string, name: string): string {
  const short = name.length <= MAX_NAME_LENGTH ? name : `${name.slice(0, MAX_NAME_LENGTH)}…`;
  return at === '' ? short : `${at}.${short}`;
}

export function createReader(): Reader {
  const problems: FieldProblem[] = [];
  const notes: FieldProblem[] = [];
  const reader: Reader = {
    text(input, name, { at = '', max, required }) {
      const value = ownValue(input, name);
      if (value === undefined && required !== true) return undefined;
      const text = typeof value === 'string' ? value.trim() : '';
      if (text !== '' && text.length <= max && !NOT_TEXT.test(text)) return text;
      reader.problem(pathOf(at, name), `应为 1 至 ${max} 个字的一行文字`, `must be one line of text, 1 to ${max} characters`);
      return undefined;
    },
    oneOf(input, name, { at = '', options, required }) {
      const value = ownValue(input, name);
      if (value === undefined && required !== true) return undefined;
      const found = options.find((option) => option === value);
      if (found === undefined) {
        reader.problem(pathOf(at, name), `应为以下之一：${options.join('、')}`, `must be one of ${options.join(', ')}`);
      }
      return found;
    },
    names(input, name, { at = '' } = {}) {
      const value = ownValue(input, name) ?? [];
      if (Array.isArray(value) && value.length <= MAX_NAMES && value.every(isName)) return value;
      reader.problem(pathOf(at, name), '应为字段名的列表，如 ["decisionCode"]', 'must be a list of field names such as ["decisionCode"]');
      return [];
    },
    unknown(input, { known, at }) {
      const names = Object.keys(input).filter((name) => !known.includes(name));
      for (const name of names)
        reader.note(pathOf(at, name), '格式中没有这个字段，已原样保留', 'is no field of the format; it was kept as it is');
      return Object.fromEntries(names.map((name) => [name, input[name]]));
    },
    problem: (field, zh, en) => void problems.push(said(field, zh, en)),
    note: (field, zh, en) => void notes.push(said(field, zh, en)),
    problems: () => problems,
    notes: () => notes,
  };
  return reader;
}

function said(field: string, zh: string, en: string): FieldProblem {
  return { field, zh: `${field}：${zh}`, en: `${field}: ${en}` };
}

/** A field's own value; null counts as missing, and what every object inherits is no field. */
function ownValue(input: Input, name: string): unknown {
  return Object.hasOwn(input, name) ? (input[name] ?? undefined) : undefined;
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= MAX_NAME_LENGTH;
}
