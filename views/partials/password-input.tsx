import { shellTexts } from '../../src/web/texts/shell.ts';
import { describedBy, type FieldParts, groupClass, HintAndError } from './form-group.tsx';

interface PasswordInputProps extends FieldParts {
  readonly name?: string;
  readonly autocomplete: 'current-password' | 'new-password' | 'one-time-code' | 'off';
}

/** A password that can be shown while typing, where scripts run. It never comes back filled in. */
export function PasswordInput({ name, autocomplete, ...parts }: PasswordInputProps) {
  const words = shellTexts.password;
  const spoken = {
    'data-i18n.show-password': words.show,
    'data-i18n.hide-password': words.hide,
    'data-i18n.show-password-aria-label': words.showLabel,
    'data-i18n.hide-password-aria-label': words.hideLabel,
    'data-i18n.password-shown-announcement': words.shown,
    'data-i18n.password-hidden-announcement': words.hidden,
  };
  return (
    <div class={`${groupClass(parts.error)} govuk-password-input`} data-module="govuk-password-input" data-test="field" {...spoken}>
      <label class="govuk-label" for={parts.id}>
        {parts.label}
      </label>
      <HintAndError {...parts} />
      <div class="govuk-input__wrapper govuk-password-input__wrapper">
        <input
          {...describedBy(parts)}
          class="govuk-input govuk-password-input__input govuk-js-password-input-input"
          id={parts.id}
          name={name ?? parts.id}
          type="password"
          autocomplete={autocomplete}
          autocapitalize="none"
          spellcheck={false}
        />
        <Toggle inputId={parts.id} />
      </div>
    </div>
  );
}

/** Hidden until the script that makes it work shows it. */
function Toggle({ inputId }: { readonly inputId: string }) {
  return (
    <button
      type="button"
      class="govuk-button govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle"
      data-module="govuk-button"
      aria-controls={inputId}
      aria-label={shellTexts.password.showLabel}
      hidden
    >
      {shellTexts.password.show}
    </button>
  );
}
