import type { FeedbackFormPage, FeedbackHomePage, FeedbackReviewPage } from '../../src/web/pages/feedback-page.ts';
import { feedbackTexts } from '../../src/web/texts/feedback.ts';
import { Layout } from '../layout.tsx';
import { Button } from '../partials/button.tsx';
import { CsrfInput } from '../partials/csrf-input.tsx';
import { ErrorSummary } from '../partials/error-summary.tsx';
import { Field } from '../partials/field.tsx';
import { SummaryList } from '../partials/summary-list.tsx';

export function FeedbackHomeView({ frame, organs }: FeedbackHomePage) {
  return (
    <Layout frame={frame}>
      <h1>{feedbackTexts.title}</h1>
      <p class="lead">{feedbackTexts.lead}</p>
      {organs.map((organ) => (
        <section class="section" data-test="feedback-organ">
          <h2>{organ.name}</h2>
          <ul class="choice-list">
            {organ.kinds.map((kind) => (
              <li>
                <a href={kind.href}>{kind.title}</a>
                <p class="hint">{kind.body}</p>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Layout>
  );
}

export function FeedbackFormView(page: FeedbackFormPage) {
  return (
    <Layout frame={page.frame}>
      <ErrorSummary errors={page.errors} />
      <h1>{page.title}</h1>
      <p class="lead">{page.intro}</p>
      <form
        class="card"
        method="post"
        action={page.action}
        novalidate
        data-test="feedback-form"
        {...(page.multipart ? { enctype: 'multipart/form-data' } : {})}
      >
        <CsrfInput csrf={page.frame.csrf} />
        <input type="hidden" name="token" value={page.token} />
        <p class="hint">{page.organName}</p>
        {page.fields.map((field) => (
          <Field field={field} />
        ))}
        <p class="hint">{feedbackTexts.privacy}</p>
        <Button>{feedbackTexts.continue}</Button>
      </form>
    </Layout>
  );
}

export function FeedbackReviewView(page: FeedbackReviewPage) {
  return (
    <Layout frame={page.frame}>
      <h1>{feedbackTexts.review}</h1>
      <p class="lead">{feedbackTexts.reviewLead}</p>
      <section class="section">
        <h2>{page.title}</h2>
        <p class="hint">{page.organName}</p>
        <SummaryList rows={page.rows} test="feedback-review" />
        <form method="post" action={page.sendAction}>
          <CsrfInput csrf={page.frame.csrf} />
          {page.hidden.map(({ name, value }) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <div class="govuk-button-group">
            <Button test="feedback-send">{feedbackTexts.send}</Button>
            <Button variant="secondary" formAction={page.changeAction}>
              {feedbackTexts.change}
            </Button>
          </div>
        </form>
      </section>
    </Layout>
  );
}
