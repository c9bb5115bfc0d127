import type { ApplyReviewPage, ReviewSection } from '../../src/web/pages/apply-review-page.ts';
import { formTexts } from '../../src/web/texts/portal-form.ts';
import { Layout } from '../layout.tsx';
import { Button } from '../partials/button.tsx';
import { CsrfInput } from '../partials/csrf-input.tsx';
import { ErrorSummary } from '../partials/error-summary.tsx';
import { FieldList } from '../partials/field-list.tsx';
import { describedBy, groupClass, HintAndError } from '../partials/form-group.tsx';

const CONFIRM_ID = 'apply-confirmed';

export function ApplyReviewView(page: ApplyReviewPage) {
  const { review } = formTexts;
  return (
    <Layout frame={page.frame}>
      <ErrorSummary errors={page.error === null ? [] : [{ text: page.error, href: `#${CONFIRM_ID}` }]} />
      <h1>{review.title}</h1>
      <p class="lead">
        {formTexts.to(page.organName)}
        <br />
        {review.lead}
      </p>
      <form method="post" action={page.action} novalidate data-test="review-form">
        <CsrfInput csrf={page.frame.csrf} />
        {page.hidden.map(({ name, value }) => (
          <input type="hidden" name={name} value={value} />
        ))}
        {page.sections.map((section, index) => (
          <Section section={section} id={`review-${index + 1}`} />
        ))}
        <section class="section" aria-labelledby="privacy-title">
          <h2 id="privacy-title">{review.privacyTitle}</h2>
          {page.privacy.map((paragraph) => (
            <p>{paragraph}</p>
          ))}
          <Confirm error={page.error} />
        </section>
        {page.mailTo !== null && <p>{review.email(page.mailTo)}</p>}
        <Button test="submit-application">{review.submit}</Button>
      </form>
    </Layout>
  );
}

function Section({ section, id }: { readonly section: ReviewSection; readonly id: string }) {
  const { review } = formTexts;
  return (
    <section class="section review-part" aria-labelledby={id}>
      <div class="page-head">
        <h2 id={id}>{section.title}</h2>
        <Button variant="link" formAction={section.changeAction} label={review.changeOf(section.title)}>
          {review.change}
        </Button>
      </div>
      <FieldList fields={section.rows} />
    </section>
  );
}

function Confirm({ error }: { readonly error: string | null }) {
  const parts = { id: CONFIRM_ID, error };
  return (
    <div class={groupClass(error)}>
      <HintAndError {...parts} />
      <div class="govuk-checkboxes">
        <div class="govuk-checkboxes__item">
          <input class="govuk-checkboxes__input" id={CONFIRM_ID} type="checkbox" name="confirmed" value="true" {...describedBy(parts)} />
          <label class="govuk-label govuk-checkboxes__label" for={CONFIRM_ID}>
            {formTexts.review.confirm}
          </label>
        </div>
      </div>
    </div>
  );
}
