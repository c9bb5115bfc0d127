import type { PossibleStep } from '../../engine/engine-types.ts';
import type { FieldProblem } from '../../law/errors.ts';
import type { EventDefinition, MachineId } from '../../law/events/define-event.ts';
import { REPLY_LETTERS } from '../../law/letter-ids.ts';
import { LETTERS } from '../../law/letters.ts';
import { ROLE_LABELS } from '../../law/roles.ts';
import { cite } from '../cite.ts';
import { type DayView, dayView } from '../forms/day-view.ts';
import { type FieldView, fieldViews } from '../forms/field-view.ts';
import { firstValue, type RawForm } from '../forms/raw-form.ts';
import { say, sayLabel } from '../language.ts';
import { texts } from '../texts.ts';

/** A step that may be recorded now, as a form. */
export interface StepForm {
  readonly key: string;
  readonly type: string;
  readonly instance: string | null;
  readonly label: string;
  readonly article: string;
  readonly actor: string;
  readonly letter: string | null;
  /** Opened because it was just refused. */
  readonly open: boolean;
  readonly day: DayView;
  /** Null when the step can be undone by a later one. */
  readonly confirm: { readonly id: string; readonly checked: boolean; readonly error: string | null } | null;
  readonly fields: readonly FieldView[];
}

/** A step that the chart knows but the law forbids today. */
export interface ForbiddenStep {
  readonly key: string;
  readonly label: string;
  readonly reason: string;
  readonly basis: string;
}

export interface StepsPart {
  /** Steps of the request and of the proceedings under way. */
  readonly forms: readonly StepForm[];
  /** Steps that open a proceeding. */
  readonly openings: readonly StepForm[];
  readonly forbidden: readonly ForbiddenStep[];
}

/** A form that was posted and refused. */
export interface Attempt {
  readonly type: string;
  readonly instance: string;
  readonly raw: RawForm;
  readonly problems: readonly FieldProblem[];
}

interface StepsOptions {
  readonly today: string;
  readonly attempt: Attempt | null;
  readonly instanceLabel: (id: string) => string | null;
}

const REQUEST: MachineId = 'disclosureRequest';

export function stepsPart(steps: readonly PossibleStep[], options: StepsOptions): StepsPart {
  const allowed = steps.filter((step) => step.refusal === undefined && step.definition.byClock !== true);
  const opens = (step: PossibleStep) => step.definition.machine !== REQUEST && step.instance === undefined;
  return {
    forms: allowed.filter((step) => !opens(step)).map((step) => stepForm(step, options)),
    openings: allowed.filter(opens).map((step) => stepForm(step, options)),
    forbidden: steps.flatMap((step) => (step.refusal === undefined ? [] : [forbidden(step, step.refusal, options)])),
  };
}

export function isAttempted(
  step: { readonly type: string; readonly instance: string | null },
  attempt: Attempt | null,
): attempt is Attempt {
  return attempt !== null && attempt.type === step.type && attempt.instance === (step.instance ?? '');
}

function stepForm(step: PossibleStep, options: StepsOptions): StepForm {
  const { definition } = step;
  const instance = step.instance ?? null;
  const key = stepKey(step);
  const attempt = isAttempted({ type: definition.type, instance }, options.attempt) ? options.attempt : null;
  return {
    key,
    type: definition.type,
    instance,
    label: labelOf(step, options),
    article: cite(definition.article),
    actor: texts.steps.actor(say(ROLE_LABELS[definition.actor])),
    letter: letterOf(definition),
    open: attempt !== null,
    day: dayView({ id: `${key}-on`, label: texts.steps.on, hint: texts.steps.onHint, today: options.today, attempt }),
    confirm: definition.irreversible === true ? confirmView(`${key}-confirmed`, attempt) : null,
    fields: fieldViews(definition.fields, {
      idPrefix: key,
      raw: attempt?.raw ?? null,
      problems: attempt?.problems ?? [],
      defaults: step.defaults ?? {},
    }),
  };
}

function confirmView(id: string, attempt: Attempt | null): StepForm['confirm'] {
  const problem = attempt?.problems.find((item) => item.field === 'confirmed');
  const checked = attempt !== null && firstValue(attempt.raw, 'confirmed') !== '';
  return { id, checked, error: problem === undefined ? null : sayLabel(problem) };
}

function forbidden(step: PossibleStep, refusal: NonNullable<PossibleStep['refusal']>, options: StepsOptions): ForbiddenStep {
  return { key: stepKey(step), label: labelOf(step, options), reason: sayLabel(refusal.text), basis: cite(refusal.basis) };
}

/** Which paper comes of it; where the decision code chooses one of several, the page says nothing. */
function letterOf(definition: EventDefinition): string | null {
  const { letters = [] } = definition;
  if (letters === REPLY_LETTERS) return texts.steps.letter(texts.steps.replyLetter);
  return letters.length === 0 ? null : texts.steps.letter(texts.write.list(letters.map((id) => say(LETTERS[id].title))));
}

/** With the proceeding it belongs to, when a case has several of a kind. */
function labelOf(step: PossibleStep, { instanceLabel }: StepsOptions): string {
  const label = sayLabel(step.definition.label);
  const owner = step.instance === undefined ? null : instanceLabel(step.instance);
  return owner === null ? label : texts.write.labelled(owner, label);
}

function stepKey(step: PossibleStep): string {
  return `step-${step.definition.type}${step.instance === undefined ? '' : `-${step.instance}`}`.replace(/[^\w-]/g, '-');
}
