import { splitMergeTexts } from '../../src/web/texts/split-merge.ts';
import { describedBy, groupClass, HintAndError } from './form-group.tsx';

interface ConfirmProps {
  readonly id: string;
  readonly error: string | null;
}

/** For a step that cannot be undone. */
export function ConfirmBox({ id, error }: ConfirmProps) {
  return (
    <div class={`${groupClass(error)} confirm`} data-test="confirm">
      <HintAndError id={id} error={error} />
      <div class="govuk-checkboxes govuk-checkboxes--small">
        <div class="govuk-checkboxes__item">
          <input class="govuk-checkboxes__input" id={id} type="checkbox" name="confirmed" value="yes" {...describedBy({ id, error })} />
          <label class="govuk-label govuk-checkboxes__label" for={id}>
            {splitMergeTexts.confirm}
          </label>
        </div>
      </div>
    </div>
  );
}
