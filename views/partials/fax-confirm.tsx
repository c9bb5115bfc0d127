import { describedBy, groupClass, HintAndError } from './form-group.tsx';

interface ConfirmProps {
  readonly id: string;
  readonly label: string;
  readonly error: string | null;
}

/** What somebody must have looked at before the form is sent. */
export function FaxConfirm({ id, label, error }: ConfirmProps) {
  return (
    <div class={`${groupClass(error)} confirm`}>
      <HintAndError id={id} error={error} />
      <div class="govuk-checkboxes govuk-checkboxes--small">
        <div class="govuk-checkboxes__item">
          <input class="govuk-checkboxes__input" id={id} type="checkbox" name="confirmed" value="yes" {...describedBy({ id, error })} />
          <label class="govuk-label govuk-checkboxes__label" for={id}>
            {label}
          </label>
        </div>
      </div>
    </div>
  );
}
