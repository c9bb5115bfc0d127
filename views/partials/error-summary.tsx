import type { ErrorLine } from '../../src/web/forms/form-errors.ts';
import { texts } from '../../src/web/texts.ts';

interface ErrorSummaryProps {
  readonly errors: readonly ErrorLine[];
  readonly basis?: string | null;
}

/** Takes the focus when the page opens, with scripts or without, so that people who hear the page hear it first. */
export function ErrorSummary({ errors, basis = null }: ErrorSummaryProps) {
  if (errors.length === 0) return null;
  return (
    <div class="govuk-error-summary" data-module="govuk-error-summary" tabindex={-1} autofocus data-test="error-summary">
      <div role="alert">
        <h2 class="govuk-error-summary__title">{texts.errorSummary}</h2>
        <div class="govuk-error-summary__body">
          <ul class="govuk-list govuk-error-summary__list">
            {errors.map((error) => (
              <li>{error.href === null ? error.text : <a href={error.href}>{error.text}</a>}</li>
            ))}
          </ul>
          {basis !== null && <p class="basis">{texts.write.labelled(texts.steps.article, basis)}</p>}
        </div>
      </div>
    </div>
  );
}
