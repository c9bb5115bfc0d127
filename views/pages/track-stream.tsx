import type { TrackStreamPage } from '../../src/web/pages/track-stream-page.ts';
import { feedbackTexts } from '../../src/web/texts/feedback.ts';
import { Layout } from '../layout.tsx';
import { Button } from '../partials/button.tsx';
import { CsrfInput } from '../partials/csrf-input.tsx';
import { ErrorSummary } from '../partials/error-summary.tsx';
import { FieldList } from '../partials/field-list.tsx';

/** A complaint or record correction as the one who filed it sees it. */
export function TrackStreamView(page: TrackStreamPage) {
  const words = feedbackTexts.track;
  return (
    <Layout frame={page.frame}>
      <ErrorSummary errors={page.errors} />
      <p class="track-organ">{page.organName}</p>
      <h1 data-test="case-no">{words.title(page.caseNo)}</h1>
      <p class="lead">{page.what}</p>
      <p>
        <span class="state state-large" data-test="state">
          {page.state}
        </span>
      </p>
      {page.limit !== null && <p class="hint">{page.limit}</p>}
      <section class="section" aria-labelledby="timeline">
        <h2 id="timeline">{words.course}</h2>
        <ol class="timeline">
          {page.items.map((item) => (
            <li class="timeline-item timeline-item-done" data-test="timeline-item">
              <h3 class="timeline-title">{item.title}</h3>
              <p class="timeline-day">
                <time datetime={item.on}>{item.on}</time>
              </p>
              {item.fields.length > 0 && <FieldList fields={item.fields} />}
            </li>
          ))}
        </ol>
      </section>
      {page.withdraw !== null && <Withdraw page={page} withdraw={page.withdraw} />}
      <form method="post" action={page.leaveAction} class="no-print">
        <CsrfInput csrf={page.frame.csrf} />
        <Button variant="link">{words.leave}</Button>
      </form>
    </Layout>
  );
}

function Withdraw({ page, withdraw }: { readonly page: TrackStreamPage; readonly withdraw: NonNullable<TrackStreamPage['withdraw']> }) {
  const words = feedbackTexts.track;
  return (
    <details class="section" open={page.errors.length > 0}>
      <summary>{words.withdraw}</summary>
      <form method="post" action={withdraw.action} novalidate>
        <CsrfInput csrf={page.frame.csrf} />
        <input type="hidden" name="version" value={withdraw.version} />
        <div class="govuk-form-group">
          <div class="govuk-checkboxes govuk-checkboxes--small">
            <div class="govuk-checkboxes__item">
              <input class="govuk-checkboxes__input" type="checkbox" id="withdraw" name="confirmed" value="yes" />
              <label class="govuk-label govuk-checkboxes__label" for="withdraw">
                {words.confirm}
              </label>
            </div>
          </div>
        </div>
        <Button variant="warning">{words.withdraw}</Button>
      </form>
    </details>
  );
}
