import type { ErrorLine } from '../../src/web/forms/form-errors.ts';
import { texts } from '../../src/web/texts.ts';

interface ErrorSummaryProps {
  readonly errors: readonly ErrorLine[];
  readonly basis?: string | null;
}

/** Takes the focus when the page opens, so that people who hear the page hear it first. */
export function ErrorSummary({ errors, basis = null }: ErrorSummaryProps) {
  if (errors.length === 0) return null;
  return (
    <section class="error-summary" role="alert" tabindex={-1} autofocus aria-labelledby="error-summary-title" data-test="error-summary">
      <h2 id="error-summary-title">{texts.errorSummary}</h2>
      <ul>
        {errors.map((error) => (
          <li>{error.href === null ? error.text : <a href={error.href}>{error.text}</a>}</li>
        ))}
      </ul>
      {basis !== null && <p class="basis">{`${texts.steps.article}：${basis}`}</p>}
    </section>
  );
}
