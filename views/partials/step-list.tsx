import type { Frame } from '../../src/web/frame.ts';
import type { ForbiddenStep, StepForm, StepsPart } from '../../src/web/pages/steps-part.ts';
import { texts } from '../../src/web/texts.ts';
import { CsrfInput } from './csrf-input.tsx';
import { DayInput } from './day-input.tsx';
import { Field } from './field.tsx';

interface PostTarget {
  readonly action: string;
  readonly version: number;
  readonly csrf: Frame['csrf'];
}

/** What may be recorded now, each as a form; what the law forbids, with its reason. */
export function StepList({ steps, target }: { readonly steps: StepsPart; readonly target: PostTarget }) {
  return (
    <>
      {steps.forms.length === 0 && (
        <p class="empty" data-test="no-steps">
          {texts.case.noSteps}
        </p>
      )}
      {steps.forms.map((step) => (
        <Step step={step} target={target} />
      ))}
      {steps.openings.length > 0 && (
        <details class="more" open={steps.openings.some((step) => step.open)}>
          <summary>{texts.case.sections.openings}</summary>
          {steps.openings.map((step) => (
            <Step step={step} target={target} />
          ))}
        </details>
      )}
      {steps.forbidden.length > 0 && <Forbidden steps={steps.forbidden} />}
    </>
  );
}

function Step({ step, target }: { readonly step: StepForm; readonly target: PostTarget }) {
  return (
    <details class="step" id={step.key} open={step.open} data-test="step" data-step={step.type}>
      <summary>
        <span class="step-label">{step.label}</span>
        <span class="step-actor">{step.actor}</span>
      </summary>
      <form method="post" action={target.action} novalidate>
        <CsrfInput csrf={target.csrf} />
        <input type="hidden" name="version" value={target.version} />
        <input type="hidden" name="type" value={step.type} />
        {step.instance !== null && <input type="hidden" name="instance" value={step.instance} />}
        <p class="basis">
          {`${texts.steps.article}：${step.article}`}
          {step.letter !== null && <span>{step.letter}</span>}
        </p>
        <DayInput day={step.day} />
        {step.fields.map((field) => (
          <Field field={field} />
        ))}
        {step.confirm !== null && <Confirm confirm={step.confirm} />}
        <button class="button" type="submit">{`${texts.steps.submit}“${step.label}”`}</button>
      </form>
    </details>
  );
}

function Confirm({ confirm }: { readonly confirm: NonNullable<StepForm['confirm']> }) {
  return (
    <div class={confirm.error === null ? 'field confirm' : 'field confirm field-wrong'} data-test="confirm">
      {confirm.error !== null && <p class="field-error">{confirm.error}</p>}
      <label class="option" for={confirm.id}>
        <input
          id={confirm.id}
          type="checkbox"
          name="confirmed"
          value="yes"
          checked={confirm.checked}
          aria-invalid={confirm.error !== null}
        />
        <span>{texts.steps.confirm}</span>
      </label>
    </div>
  );
}

function Forbidden({ steps }: { readonly steps: readonly ForbiddenStep[] }) {
  return (
    <details class="more" data-test="forbidden-steps">
      <summary>{`${texts.case.sections.forbidden}（${steps.length}）`}</summary>
      <ul class="forbidden">
        {steps.map((step) => (
          <li data-test="forbidden-step">
            <strong>{step.label}</strong>
            <p>{step.reason}</p>
            <p class="basis">{`${texts.steps.article}：${step.basis}`}</p>
          </li>
        ))}
      </ul>
    </details>
  );
}
