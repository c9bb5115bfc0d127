import { findCivilDate } from '../../law/civil-date.ts';
import type { FieldProblem } from '../../law/errors.ts';
import type { Fields } from '../../law/events/define-event.ts';
import type { Field, Widget } from '../../law/events/field.ts';
import { isNeeded } from '../../law/events/parse-event.ts';
import { say, sayLabel } from '../language.ts';
import { texts } from '../texts.ts';
import { type ApplicantPart, applicantParts } from './applicant-parts.ts';
import { type FilesView, filesView } from './files-view.ts';
import { NO_FILES, type PostedFiles } from './posted-files.ts';
import { DATA_PREFIX, firstValue, type RawForm, valuesOf } from './raw-form.ts';

export interface OptionView {
  readonly id: string;
  readonly value: string;
  readonly label: string;
  readonly chosen: boolean;
}

export type Control = 'text' | 'longText' | 'date' | 'number' | 'radios' | 'select' | 'checkboxes' | 'checkbox' | 'group' | 'files';

/** More options than this make a list to open instead of buttons side by side. */
const MAX_RADIOS = 6;
/** Parts of a group stand in narrow columns. */
const MAX_PART_RADIOS = 3;

/** One field as a page asks for it; the view only prints it. */
export interface FieldView {
  readonly id: string;
  /** Where a link to this field leads: its first input. */
  readonly targetId: string;
  readonly name: string;
  readonly widget: Control;
  readonly label: string;
  readonly hint: string | null;
  /** Said beside the label of a field that may stay empty; null for the others. */
  readonly marker: string | null;
  readonly value: string;
  readonly checked: boolean;
  readonly options: readonly OptionView[];
  readonly unit: string | null;
  readonly error: string | null;
  /** Parts of a group. */
  readonly parts: readonly FieldView[];
  /** Of a field that takes files. */
  readonly files: FilesView | null;
}

export interface FormState {
  /** Tells the fields of one form from those of another on the same page. */
  readonly idPrefix: string;
  /** What was typed; null in a fresh form, which then proposes its initial values. */
  readonly raw: RawForm | null;
  readonly problems: readonly FieldProblem[];
  /** What the ids of files in `raw` stand for; without it, files that were uploaded before do not come back. */
  readonly files?: PostedFiles | undefined;
  /** Values that a fresh form proposes, by field. Whoever proposes them makes nobody's decision. */
  readonly defaults?: Readonly<Record<string, unknown>>;
}

export function fieldViews(fields: Fields, state: FormState): readonly FieldView[] {
  return Object.entries(fields).map(([name, field]) =>
    field.widget === 'applicant' ? groupView(name, { field, state }) : fieldView(name, { field, state }),
  );
}

/** Whether a form must be sent as multipart: a plain one would carry the names of files only. */
export function takesFiles(fields: readonly FieldView[]): boolean {
  return fields.some((field) => field.widget === 'files');
}

export function fieldId(idPrefix: string, name: string): string {
  return `${idPrefix}-${name.replaceAll('.', '-')}`;
}

interface FieldSource {
  readonly field: Field;
  readonly state: FormState;
}

function fieldView(name: string, { field, state }: FieldSource): FieldView {
  const typed = state.raw === null ? null : valuesOf(state.raw, DATA_PREFIX + name);
  const values = typed ?? proposed(field, state.defaults?.[name]);
  const id = fieldId(state.idPrefix, name);
  const widget = field.widget === 'date' ? dayControl(values[0] ?? '') : controlOf(field.widget, field.options?.length ?? 0);
  return {
    ...EMPTY,
    id,
    targetId: targetOf(id, widget),
    name: DATA_PREFIX + name,
    widget,
    label: sayLabel(field.label),
    hint: hintOf(field),
    marker: isNeeded(field, 'form') ? null : field.askedFor === undefined ? texts.optional : texts.ifNeeded,
    value: values[0] ?? '',
    checked: field.widget === 'checkbox' && values.length > 0 && values[0] !== 'false',
    options: (field.options ?? []).map((option, index) => ({
      id: `${id}-${index + 1}`,
      value: option.value,
      label: sayLabel(option.label),
      chosen: values.includes(option.value),
    })),
    unit: field.unit === undefined ? null : say(field.unit),
    error: errorOf(name, { field, state }),
    files: widget === 'files' ? filesView(DATA_PREFIX + name, { id, raw: state.raw ?? {}, files: state.files ?? NO_FILES }) : null,
  };
}

/** The first problem of a field; of files each may have its own. */
function errorOf(name: string, { field, state }: FieldSource): string | null {
  const problems = state.problems.filter((item) => item.field === name).map(sayLabel);
  if (field.widget === 'files') return problems.join(say({ zh: '；', en: '; ' })) || null;
  return problems[0] ?? null;
}

function groupView(name: string, { field, state }: FieldSource): FieldView {
  const problem = state.problems.find((item) => item.field === name);
  const parts = applicantParts(field).map((part) => partView(part, { name, state }));
  const id = fieldId(state.idPrefix, name);
  return {
    ...EMPTY,
    id,
    targetId: parts[0]?.targetId ?? id,
    name: DATA_PREFIX + name,
    widget: 'group',
    label: sayLabel(field.label),
    hint: field.help === undefined ? null : say(field.help),
    error: problem === undefined ? null : sayLabel(problem),
    parts,
  };
}

function partView(part: ApplicantPart, { name, state }: { readonly name: string; readonly state: FormState }): FieldView {
  const path = `${name}.${part.name}`;
  const value = state.raw === null ? proposedPart(state.defaults?.[name], part.name) : firstValue(state.raw, DATA_PREFIX + path);
  const id = fieldId(state.idPrefix, path);
  const widget = part.kind === 'choice' && part.options.length > MAX_PART_RADIOS ? 'select' : controlOf(part.kind, part.options.length);
  const problem = state.problems.find((item) => item.field === path);
  return {
    ...EMPTY,
    id,
    targetId: targetOf(id, widget),
    name: DATA_PREFIX + path,
    widget,
    label: sayLabel(part.label),
    hint: part.hint,
    marker: part.required ? null : texts.ifNeeded,
    value,
    checked: part.kind === 'checkbox' && value !== '',
    options: part.options.map((option, index) => ({
      id: `${id}-${index + 1}`,
      value: option.value,
      label: sayLabel(option.label),
      chosen: option.value === value,
    })),
    error: problem === undefined ? null : sayLabel(problem),
  };
}

/** What a fresh form proposes. */
function proposed(field: Field, value: unknown): readonly string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  if (Array.isArray(value)) return value.filter((item) => typeof item === 'string');
  return field.initial === undefined ? [] : [field.initial];
}

function proposedPart(group: unknown, name: string): string {
  const value: unknown = typeof group === 'object' && group !== null ? (group as Readonly<Record<string, unknown>>)[name] : undefined;
  return typeof value === 'string' ? value : '';
}

function controlOf(widget: Widget, optionCount: number): Control {
  if (widget === 'choice') return optionCount <= MAX_RADIOS ? 'radios' : 'select';
  if (widget === 'choices') return 'checkboxes';
  return widget === 'applicant' ? 'group' : widget;
}

/** A browser's date input drops what is no day; a text input gives it back to be mended. */
export function dayControl(value: string): 'date' | 'text' {
  return value === '' || findCivilDate(value) !== undefined ? 'date' : 'text';
}

function targetOf(id: string, control: Control): string {
  return control === 'radios' || control === 'checkboxes' ? `${id}-1` : id;
}

/** That a line of text must not be too long is said only when it is. */
const PLAIN_LENGTH = /^1 至 \d+ 个字$/;

/** The definition's own help, and what a right value looks like. Codes of options are not for people. */
function hintOf(field: Field): string | null {
  const help = field.help === undefined ? '' : say(field.help);
  const shape = {
    choice: texts.hints.choice,
    choices: texts.hints.choices,
    checkbox: '',
    applicant: '',
    files: texts.hints.should(say(field.expected)),
    text: PLAIN_LENGTH.test(field.expected.zh) ? '' : texts.hints.should(say(field.expected)),
    longText: texts.hints.should(say(field.expected)),
    date: texts.hints.should(say(field.expected)),
    number: texts.hints.should(say(field.expected)),
  }[field.widget];
  return [help, shape].filter((part) => part !== '').join(' ') || null;
}

const EMPTY = {
  hint: null,
  marker: null,
  value: '',
  checked: false,
  options: [],
  unit: null,
  error: null,
  parts: [],
  files: null,
} as const satisfies Partial<FieldView>;
