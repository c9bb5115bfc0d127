import type { BreachCandidate } from '../../engine/breach-candidates.ts';
import type { EventDefinition, Fields } from '../../law/events/define-event.ts';
import { cite } from '../cite.ts';
import { type DayView, dayView } from '../forms/day-view.ts';
import { type FieldView, fieldId, fieldViews } from '../forms/field-view.ts';
import { type ErrorLine, errorLines } from '../forms/form-errors.ts';
import { firstValue } from '../forms/raw-form.ts';
import type { Frame } from '../frame.ts';
import { sayLabel } from '../language.ts';
import { caseToolTexts } from '../texts/case-tools.ts';
import { texts } from '../texts.ts';
import type { HistoryLineView } from './history-part.ts';
import type { RefusedPost } from './refusal-part.ts';

export interface BreachPage {
  readonly frame: Frame;
  readonly caseNo: string;
  readonly title: string;
  readonly backHref: string;
  readonly listHref: string;
  readonly near: readonly BreachLine[];
  readonly far: readonly BreachLine[];
  readonly form: BreachForm | null;
  readonly errors: readonly ErrorLine[];
  readonly errorBasis: string | null;
  readonly since: readonly HistoryLineView[];
}

export interface BreachLine {
  readonly href: string;
  readonly label: string;
  readonly pick: string;
  /** Row of the clock's table, if it is one that is broken. */
  readonly rule: string | null;
  readonly reason: string;
  readonly basis: string;
}

export interface BreachForm {
  readonly action: string;
  readonly type: string;
  readonly version: number;
  readonly label: string;
  readonly reason: string;
  readonly basis: string;
  readonly day: DayView;
  readonly fields: readonly FieldView[];
  readonly rule: FieldView;
  readonly why: FieldView;
  readonly confirm: { readonly id: string; readonly checked: boolean; readonly error: string | null };
}

interface BreachParts {
  readonly id: string;
  readonly version: number;
  readonly caseNo: string;
  readonly title: string;
  readonly today: string;
  readonly candidates: readonly BreachCandidate[];
  /** The one chosen; null for the list. */
  readonly chosen: BreachCandidate | null;
  /** `breach.recorded`, for the fields of its own. */
  readonly own: EventDefinition;
  readonly refused: RefusedPost | null;
  readonly since: readonly HistoryLineView[];
}

const PREFIX = 'breach';
/** Characters of the field `rule`. */
const MAX_RULE = 60;

export function breachPage(frame: Frame, parts: BreachParts): BreachPage {
  const href = `/cases/${encodeURIComponent(parts.id)}`;
  const { candidates, chosen, refused } = parts;
  const form = chosen === null ? null : formOf(chosen, { ...parts, action: `${href}/breach` });
  return {
    frame,
    caseNo: parts.caseNo,
    title: parts.title,
    backHref: href,
    listHref: `${href}/breach`,
    near: candidates.filter(({ near }) => near).map((candidate) => lineOf(candidate, href)),
    far: candidates.filter(({ near }) => !near).map((candidate) => lineOf(candidate, href)),
    form,
    errors: refused === null ? [] : errorsOf(refused, form),
    errorBasis: refused?.basis == null ? null : cite(refused.basis),
    since: parts.since,
  };
}

function lineOf({ definition, rule, text, basis }: BreachCandidate, href: string): BreachLine {
  const label = sayLabel(definition.label);
  return {
    href: `${href}/breach?type=${encodeURIComponent(definition.type)}`,
    label,
    pick: caseToolTexts.breach.pick(label),
    rule,
    reason: sayLabel(text),
    basis: cite(basis),
  };
}

/** The fields of the fact as its own form asks for them; papers are put on file by a step of their own. */
export function factFields(definition: EventDefinition): Fields {
  return Object.fromEntries(Object.entries(definition.fields).filter(([, field]) => field.widget !== 'files'));
}

/** Rule and reason of the breach, under names that no fact's field has. */
export function ownFields({ fields }: EventDefinition): Fields {
  const { rule, reason } = fields;
  return { ...(rule === undefined ? {} : { breachRule: rule }), ...(reason === undefined ? {} : { breachReason: reason }) };
}

function formOf(chosen: BreachCandidate, parts: BreachParts & { readonly action: string }): BreachForm {
  const { refused, own, today } = parts;
  const words = caseToolTexts.breach;
  const state = { idPrefix: PREFIX, raw: refused?.raw ?? null, problems: refused?.problems ?? [] };
  const [rule, why] = fieldViews(ownFields(own), { ...state, defaults: { breachRule: chosen.rule ?? chosen.basis.slice(0, MAX_RULE) } });
  if (rule === undefined || why === undefined) throw new Error('breach.recorded has lost its rule or reason');
  const attempt = refused === null ? null : { raw: refused.raw, problems: refused.problems };
  const problem = refused?.problems.find(({ field }) => field === 'confirmed');
  return {
    action: parts.action,
    type: chosen.definition.type,
    version: parts.version,
    label: sayLabel(chosen.definition.label),
    reason: sayLabel(chosen.text),
    basis: cite(chosen.basis),
    day: dayView({ id: `${PREFIX}-on`, label: words.on, hint: texts.steps.onHint, today, attempt }),
    fields: fieldViews(factFields(chosen.definition), state),
    rule: { ...rule, label: words.rule, hint: words.ruleHint },
    why: { ...why, label: words.reason, hint: words.reasonHint },
    confirm: {
      id: fieldId(PREFIX, 'confirmed'),
      checked: refused !== null && firstValue(refused.raw, 'confirmed') !== '',
      error: problem === undefined ? null : sayLabel(problem),
    },
  };
}

function errorsOf(refused: RefusedPost, form: BreachForm | null): readonly ErrorLine[] {
  const own = form === null ? {} : { on: form.day.id, fact: form.day.id, confirmed: form.confirm.id };
  const fields = form === null ? [] : [...form.fields, form.rule, form.why];
  return [...refused.messages.map((text) => ({ text, href: null })), ...errorLines(refused.problems, { fields, own })];
}
