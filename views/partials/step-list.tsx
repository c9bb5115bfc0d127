import type { Frame } from '../../src/web/frame.ts';
import type { ForbiddenStep, StepForm, StepGroup, StepsPart } from '../../src/web/pages/steps-part.ts';
import { caseTexts } from '../../src/web/texts/case.ts';
import { letterTexts } from '../../src/web/texts/letters.ts';
import { texts } from '../../src/web/texts.ts';
import { Button } from './button.tsx';
import { CsrfInput } from './csrf-input.tsx';
import { DayInput } from './day-input.tsx';
import { EmptyState } from './empty-state.tsx';
import { Field } from './field.tsx';
import { describedBy, groupClass, HintAndError } from './form-group.tsx';

export interface PostTarget {
  readonly action: string;
  /** Where letters are looked at before the step is recorded; null where none are made. */
  readonly previewAction: string | null;
  readonly version: number;
  readonly csrf: Frame['csrf'];
}

/** What may be recorded now, each as a form: what usually comes next on top, the rest folded by theme; what the law forbids, with its reason. */
export function StepList({ steps, target }: { readonly steps: StepsPart; readonly target: PostTarget }) {
  return (
    <>
      {steps.next.length + steps.groups.length === 0 && <EmptyState text={texts.case.noSteps} test="no-steps" />}
      <Steps steps={steps.next} target={target} />
      {steps.groups.length > 0 && steps.next.length > 0 && <h3 class="step-rest">{caseTexts.otherSteps}</h3>}
      {steps.groups.map((group) => (
        <Group group={group} target={target} />
      ))}
      {steps.forbidden.length > 0 && <Forbidden steps={steps.forbidden} />}
    </>
  );
}

export function Steps({ steps, target }: { readonly steps: readonly StepForm[]; readonly target: PostTarget }) {
  return (
    <>
      {steps.map((step) => (
        <Step step={step} target={target} />
      ))}
    </>
  );
}

function Group({ group, target }: { readonly group: StepGroup; readonly target: PostTarget }) {
  return (
    <details class="more" open={group.open} data-test="step-group" data-theme={group.theme}>
      <summary>
        {group.label}
        <span class="count">{group.steps.length}</span>
      </summary>
      <Steps steps={group.steps} target={target} />
    </details>
  );
}

function Step({ step, target }: { readonly step: StepForm; readonly target: PostTarget }) {
  return (
    <details class="step" id={step.key} open={step.open} data-test="step" data-step={step.type}>
      <summary>
        <span class="step-label">{step.label}</span>
        <span class="step-actor">{step.actor}</span>
      </summary>
      <form
        method="post"
        action={target.action}
        id={`${step.key}-form`}
        novalidate
        {...(step.takesFiles ? { enctype: 'multipart/form-data' as const } : {})}
        {...(step.needsCodeHelp ? { 'data-module': 'yishen-decision-form' } : {})}
        {...(step.askedFor === null ? {} : { 'data-module': 'yishen-asked-for', 'data-asked-for': step.askedFor })}
      >
        <CsrfInput csrf={target.csrf} />
        <input type="hidden" name="version" value={target.version} />
        <input type="hidden" name="type" value={step.type} />
        {step.instance !== null && <input type="hidden" name="instance" value={step.instance} />}
        <p class="basis">
          {texts.write.labelled(texts.steps.article, step.article)}
          {step.letter !== null && <span>{step.letter}</span>}
        </p>
        <DayInput day={step.day} />
        {step.fields.map((field) => (
          <Field field={field} />
        ))}
        {step.needsCodeHelp && (
          <p class="code-hint">
            <a href="#code-help-table">{caseTexts.help.title}</a>
          </p>
        )}
        {step.more.length > 0 && <More step={step} />}
        {step.confirm !== null && <Confirm confirm={step.confirm} />}
        <p class="button-row">
          <Button>{texts.steps.record(step.label)}</Button>
          {target.previewAction !== null && step.letter !== null && (
            <Button formAction={target.previewAction} formTarget="_blank" variant="secondary" test="preview-letter">
              {letterTexts.preview}
            </Button>
          )}
        </p>
      </form>
    </details>
  );
}

/** What may be left out. */
function More({ step }: { readonly step: StepForm }) {
  return (
    <details class="step-more" open={step.moreOpen} data-test="step-more">
      <summary>{caseTexts.more}</summary>
      {step.more.map((field) => (
        <Field field={field} />
      ))}
    </details>
  );
}

function Confirm({ confirm }: { readonly confirm: NonNullable<StepForm['confirm']> }) {
  return (
    <div class={`${groupClass(confirm.error)} confirm`} data-test="confirm">
      <HintAndError {...confirm} />
      <div class="govuk-checkboxes govuk-checkboxes--small">
        <div class="govuk-checkboxes__item">
          <input
            class="govuk-checkboxes__input"
            id={confirm.id}
            type="checkbox"
            name="confirmed"
            value="yes"
            checked={confirm.checked}
            {...describedBy(confirm)}
          />
          <label class="govuk-label govuk-checkboxes__label" for={confirm.id}>
            {texts.steps.confirm}
          </label>
        </div>
      </div>
    </div>
  );
}

function Forbidden({ steps }: { readonly steps: readonly ForbiddenStep[] }) {
  return (
    <details class="more" data-test="forbidden-steps">
      <summary>{`${texts.case.sections.forbidden}${texts.write.bracketed(String(steps.length))}`}</summary>
      <ul class="forbidden">
        {steps.map((step) => (
          <li data-test="forbidden-step">
            <strong>{step.label}</strong>
            <p>{step.reason}</p>
            <p class="basis">{texts.write.labelled(texts.steps.article, step.basis)}</p>
          </li>
        ))}
      </ul>
    </details>
  );
}
