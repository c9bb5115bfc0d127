import type { ComponentChildren } from 'preact';
import { texts } from '../../src/web/texts.ts';

export interface FieldParts {
  /** Of the input; hint and error are named after it. */
  readonly id: string;
  readonly label: string;
  readonly hint?: string | null | undefined;
  /** Said beside the label, such as that the field may stay empty. */
  readonly marker?: string | null | undefined;
  readonly error?: string | null | undefined;
}

interface FormGroupProps extends FieldParts {
  readonly children: ComponentChildren;
  /** For tests: the name under which the form posts the field. */
  readonly name?: string;
}

/** One input with what belongs to it. The input takes `describedBy` of the same parts. */
export function FormGroup({ children, name, ...parts }: FormGroupProps) {
  return (
    <div class={groupClass(parts.error)} data-test="field" {...(name === undefined ? {} : { 'data-field': name })}>
      <label class="govuk-label" for={parts.id}>
        {parts.label}
        <Marker marker={parts.marker} />
      </label>
      <HintAndError {...parts} />
      {children}
    </div>
  );
}

interface FieldsetProps extends FormGroupProps {
  /** Makes the legend larger, where it is the question of the page. */
  readonly legendClass?: string;
}

/** Inputs that answer one question together. */
export function FieldsetGroup({ children, name, legendClass = '', ...parts }: FieldsetProps) {
  const { 'aria-describedby': ids } = describedBy(parts);
  return (
    <div class={groupClass(parts.error)} data-test="field" {...(name === undefined ? {} : { 'data-field': name })}>
      <fieldset class="govuk-fieldset" {...(ids === undefined ? {} : { 'aria-describedby': ids })}>
        <legend class={`govuk-fieldset__legend ${legendClass}`.trim()}>
          {parts.label}
          <Marker marker={parts.marker} />
        </legend>
        <HintAndError {...parts} />
        {children}
      </fieldset>
    </div>
  );
}

/** Required is the rule; only what may be left empty is marked. */
export function Marker({ marker = null }: Pick<FieldParts, 'marker'>) {
  return marker === null ? null : <span class="optional">{texts.write.bracketed(marker)}</span>;
}

export function HintAndError({ id, hint = null, error = null }: Pick<FieldParts, 'id' | 'hint' | 'error'>) {
  return (
    <>
      {hint !== null && (
        <div class="govuk-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {error !== null && (
        <p class="govuk-error-message" id={`${id}-error`} data-test="field-error">
          <span class="visually-hidden">{texts.errorPrefix}</span>
          {error}
        </p>
      )}
    </>
  );
}

/** Ties an input to its hint and its error. */
export function describedBy({ id, hint = null, error = null }: Pick<FieldParts, 'id' | 'hint' | 'error'>): {
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: true;
} {
  const ids = [hint === null ? '' : `${id}-hint`, error === null ? '' : `${id}-error`].filter((part) => part !== '');
  return {
    ...(ids.length === 0 ? {} : { 'aria-describedby': ids.join(' ') }),
    ...(error === null ? {} : { 'aria-invalid': true }),
  };
}

export function groupClass(error: string | null = null): string {
  return error === null ? 'govuk-form-group' : 'govuk-form-group govuk-form-group--error';
}
