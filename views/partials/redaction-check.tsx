import type { CheckPart, RedactionPage } from '../../src/web/pages/redaction-page.ts';
import { redactionTexts } from '../../src/web/texts/redaction.ts';
import { Button } from './button.tsx';
import { CsrfInput } from './csrf-input.tsx';
import { NoticeBanner } from './notice-banner.tsx';
import { Withheld } from './redaction-released.tsx';
import { TextArea } from './text-area.tsx';

interface CheckProps {
  readonly page: RedactionPage;
  readonly check: CheckPart;
}

/** Where the second person decides. */
export function RedactionCheck({ page, check }: CheckProps) {
  const words = redactionTexts;
  return (
    <section class="section" data-test="redaction-check">
      <h2>{words.check.title}</h2>
      <p>{check.lead}</p>
      <h3>{words.submit.withheld}</h3>
      <Withheld lines={check.withheld} />
      {check.problem !== null && <NoticeBanner text={check.problem} test="burn-problem" />}
      {check.burningHref !== null && (
        <p>
          {words.burning.already} <a href={check.burningHref}>{words.burning.refresh}</a>
        </p>
      )}
      {check.hindrance === null ? <Decide page={page} opinion={check.opinion} /> : <p data-test="no-check">{check.hindrance}</p>}
    </section>
  );
}

function Decide({ page, opinion }: { readonly page: RedactionPage; readonly opinion: string }) {
  const words = redactionTexts.check;
  const hidden = (
    <>
      <CsrfInput csrf={page.frame.csrf} />
      <input type="hidden" name="version" value={page.version} />
    </>
  );
  return (
    <div class="redaction-decide">
      <form method="post" action={`${page.href}/release`} data-test="release-form">
        {hidden}
        <Confirm label={words.confirm} />
        <Button test="release">{words.release}</Button>
      </form>
      <form method="post" action={`${page.href}/return`} data-test="return-form">
        {hidden}
        <TextArea id="opinion" name="opinion" label={words.opinion} value={opinion} rows={3} maxLength={2000} />
        <Button variant="secondary" test="return">
          {words.return}
        </Button>
      </form>
    </div>
  );
}

export function Confirm({ label, error = null }: { readonly label: string; readonly error?: string | null }) {
  return (
    <div class={error === null ? 'govuk-form-group' : 'govuk-form-group govuk-form-group--error'}>
      {error !== null && (
        <p class="govuk-error-message" id="confirmed-error">
          {error}
        </p>
      )}
      <div class="govuk-checkboxes govuk-checkboxes--small" data-module="govuk-checkboxes">
        <div class="govuk-checkboxes__item">
          <input
            class="govuk-checkboxes__input"
            id="confirmed"
            type="checkbox"
            name="confirmed"
            value="yes"
            {...(error === null ? {} : { 'aria-describedby': 'confirmed-error', 'aria-invalid': true })}
          />
          <label class="govuk-label govuk-checkboxes__label" for="confirmed">
            {label}
          </label>
        </div>
      </div>
    </div>
  );
}
