import type { PossibleStep } from '../../engine/engine-types.ts';
import type { FieldProblem } from '../../law/errors.ts';
import { attemptFields } from '../../law/events/attempt-fields.ts';
import type { EventDefinition, MachineId } from '../../law/events/define-event.ts';
import { REPLY_LETTERS } from '../../law/letter-ids.ts';
import { LETTERS } from '../../law/letters.ts';
import { ROLE_LABELS } from '../../law/roles.ts';
import { cite } from '../cite.ts';
import { type DayView, dayView } from '../forms/day-view.ts';
import { type FieldView, fieldViews, takesFiles } from '../forms/field-view.ts';
import type { PostedFiles } from '../forms/posted-files.ts';
import { DATA_PREFIX, firstValue, type RawForm } from '../forms/raw-form.ts';
import { say, sayLabel } from '../language.ts';
import { type CaseTheme, caseTexts } from '../texts/case.ts';
import { texts } from '../texts.ts';
import { formFields, type ProposalSource, proposalsFor } from './step-proposals.ts';
import { nextTypes, THEMES, themeOf } from './step-themes.ts';

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
  /** What the step cannot do without, and what is usually said with it. */
  readonly fields: readonly FieldView[];
  /** What may be left out: folded until something stands in it. */
  readonly more: readonly FieldView[];
  readonly moreOpen: boolean;
  /** Some field takes files: the form is sent in parts. */
  readonly takesFiles: boolean;
  /** A table of the decision codes helps to choose. */
  readonly needsCodeHelp: boolean;
  /** For scripts: which answers ask for which inputs, as JSON; null where every input is always asked. */
  readonly askedFor: string | null;
}

/** A step that the chart knows but the law forbids today. */
export interface ForbiddenStep {
  readonly key: string;
  readonly label: string;
  readonly reason: string;
  readonly basis: string;
}

export interface StepGroup {
  readonly theme: CaseTheme;
  readonly label: string;
  readonly open: boolean;
  readonly steps: readonly StepForm[];
}

export interface StepsPart {
  /** What usually comes next, likeliest first; of streams that are no request, everything. */
  readonly next: readonly StepForm[];
  /** The other steps of the request, by theme. */
  readonly groups: readonly StepGroup[];
  /** Steps of the proceedings under way; each names its instance. */
  readonly ofProceedings: readonly StepForm[];
  /** Steps that open a proceeding. */
  readonly openings: readonly StepForm[];
  readonly forbidden: readonly ForbiddenStep[];
}

/** A form that was posted and refused. */
export interface Attempt {
  readonly type: string;
  readonly instance: string;
  readonly raw: RawForm;
  /** The files it carried. */
  readonly files?: PostedFiles | undefined;
  readonly problems: readonly FieldProblem[];
}

interface StepsOptions {
  readonly source: ProposalSource;
  /** The chart that leads the stream. */
  readonly main: MachineId;
  /** State of the handling, such as `processing`. */
  readonly state: string;
  readonly attempt: Attempt | null;
  readonly instanceLabel: (id: string) => string | null;
}

export function stepsPart(steps: readonly PossibleStep[], options: StepsOptions): StepsPart {
  const allowed = steps.filter((step) => step.refusal === undefined && step.definition.byClock !== true);
  const forms = (chosen: (step: PossibleStep) => boolean) => allowed.filter(chosen).map((step) => stepForm(step, options));
  const own = forms((step) => step.definition.machine === options.main);
  const types = options.main === 'disclosureRequest' ? nextTypes(options.state) : own.map((step) => step.type);
  return {
    next: types.flatMap((type) => own.filter((step) => step.type === type)),
    groups: groupsOf(own.filter((step) => !types.includes(step.type))),
    ofProceedings: forms((step) => step.definition.machine !== options.main && step.instance !== undefined),
    openings: forms((step) => step.definition.machine !== options.main && step.instance === undefined),
    forbidden: steps.flatMap((step) => (step.refusal === undefined ? [] : [forbidden(step, step.refusal, options)])),
  };
}

/** Every form of the page. */
export function allSteps({ next, groups, ofProceedings, openings }: StepsPart): readonly StepForm[] {
  return [...next, ...groups.flatMap((group) => group.steps), ...ofProceedings, ...openings];
}

/** Where a link to a step leads: inside the fold, so that browsers open it. */
export function stepHref(step: Pick<StepForm, 'key'>): string {
  return `#${step.key}-form`;
}

export function isAttempted(
  step: { readonly type: string; readonly instance: string | null },
  attempt: Attempt | null,
): attempt is Attempt {
  return attempt !== null && attempt.type === step.type && attempt.instance === (step.instance ?? '');
}

function groupsOf(steps: readonly StepForm[]): readonly StepGroup[] {
  return THEMES.flatMap((theme) => {
    const own = steps.filter((step) => themeOf(step.type) === theme);
    if (own.length === 0) return [];
    return [{ theme, label: caseTexts.themes[theme], open: own.some((step) => step.open), steps: own }];
  });
}

function stepForm(step: PossibleStep, options: StepsOptions): StepForm {
  const { definition } = step;
  const { source } = options;
  const instance = step.instance ?? null;
  const key = stepKey(step);
  const attempt = isAttempted({ type: definition.type, instance }, options.attempt) ? options.attempt : null;
  const fields = fieldViews(formFields(definition, source), {
    idPrefix: key,
    raw: attempt?.raw ?? null,
    problems: attempt?.problems ?? [],
    files: attempt?.files,
    defaults: { ...namesOf(step.defaults ?? {}), ...proposalsFor(definition, source) },
  });
  const isMore = (field: FieldView) => isOptional(definition, field.name);
  const more = fields.filter(isMore);
  return {
    key,
    type: definition.type,
    instance,
    label: labelOf(step, options),
    article: cite(definition.article),
    actor: texts.steps.actor(say(ROLE_LABELS[definition.actor])),
    letter: letterOf(definition),
    open: attempt !== null,
    day: dayView({ id: `${key}-on`, label: texts.steps.on, hint: texts.steps.onHint, today: source.today, attempt }),
    confirm: definition.irreversible === true ? confirmView(`${key}-confirmed`, attempt) : null,
    fields: fields.filter((field) => !isMore(field)),
    more,
    moreOpen: more.some(
      (field) =>
        field.error !== null ||
        field.value !== '' ||
        field.checked ||
        (field.files?.uploaded.length ?? 0) > 0 ||
        field.options.some((option) => option.chosen),
    ),
    takesFiles: takesFiles(fields),
    needsCodeHelp: 'decisionCode' in definition.fields && definition.type !== 'reply.served',
    askedFor: askedForOf(definition),
  };
}

function askedForOf({ fields }: EventDefinition): string | null {
  const asked = Object.entries(fields).flatMap(([name, { askedFor }]) =>
    askedFor === undefined ? [] : [[DATA_PREFIX + name, { by: DATA_PREFIX + askedFor.field, values: askedFor.values }] as const],
  );
  return asked.length === 0 ? null : JSON.stringify(Object.fromEntries(asked));
}

const WITH_ATTEMPT = Object.keys(attemptFields);

/** What an optional field says is part of the step itself. */
const SHOWN_THOUGH_OPTIONAL: Readonly<Record<string, readonly string[]>> = {
  'reply.proposed': ['thirdPartyGround', 'itemsDisclosed', 'itemsWithheld'],
  'thirdParty.replied': ['grounds'],
  'organ.replied': ['grounds'],
  'reply.approved': ['opinion'],
  'reply.issued': ['attachments'],
  'reply.served': WITH_ATTEMPT,
  'service.failed': ['reason', ...WITH_ATTEMPT],
  'service.repeated': WITH_ATTEMPT,
  'search.completed': ['resultList'],
};

function isOptional(definition: EventDefinition, inputName: string): boolean {
  const name = inputName.slice(DATA_PREFIX.length);
  return definition.fields[name]?.required === 'never' && SHOWN_THOUGH_OPTIONAL[definition.type]?.includes(name) !== true;
}

/** Of what the engine tried, only whom a question was put to is proposed; what an officer must weigh is not. */
function namesOf({ party, organ }: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return { ...(party === undefined ? {} : { party }), ...(organ === undefined ? {} : { organ }) };
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
