import type { ActPage } from '../../src/web/pages/act-page.ts';
import { trackActTexts, trackTexts } from '../../src/web/texts/track.ts';
import { texts } from '../../src/web/texts.ts';
import { Layout } from '../layout.tsx';
import { Button } from '../partials/button.tsx';
import { CsrfInput } from '../partials/csrf-input.tsx';
import { ErrorSummary } from '../partials/error-summary.tsx';
import { Field } from '../partials/field.tsx';
import { FieldList } from '../partials/field-list.tsx';
import { groupClass, HintAndError } from '../partials/form-group.tsx';

/** One thing that an applicant does. */
export function ActView(page: ActPage) {
  const lastDay = page.lastDay === null ? [] : [{ label: trackTexts.need.lastDay, value: page.lastDay }];
  const facts = [...page.facts, ...lastDay];
  return (
    <Layout frame={page.frame}>
      <a class="govuk-back-link" href={page.backHref}>
        {trackActTexts.back}
      </a>
      <ErrorSummary errors={page.errors} />
      <Since page={page} />
      <p class="track-organ">{page.caseNo}</p>
      <h1>{page.title}</h1>
      {page.cannot !== null ? (
        <Cannot page={page} />
      ) : (
        <>
          <p class="lead">{page.lead}</p>
          {facts.length > 0 && (
            <section class="card" aria-label={page.act === 'delivery' ? trackActTexts.delivery.present : trackTexts.need.title}>
              {page.act === 'delivery' && <h2>{trackActTexts.delivery.present}</h2>}
              <FieldList fields={facts} />
            </section>
          )}
          {page.confirm === null ? <Form page={page} /> : <Confirm page={page} confirm={page.confirm} />}
        </>
      )}
    </Layout>
  );
}

function Since({ page }: { readonly page: ActPage }) {
  if (page.since.length === 0) return null;
  return (
    <section class="card track-part" aria-labelledby="since" data-test="since">
      <h2 id="since">{trackActTexts.common.since}</h2>
      <ul class="govuk-list govuk-list--bullet">
        {page.since.map((line) => (
          <li>{texts.write.labelled(line.day, line.title)}</li>
        ))}
      </ul>
    </section>
  );
}

function Cannot({ page }: { readonly page: ActPage }) {
  return (
    <>
      <p class="govuk-inset-text" data-test="cannot">
        {page.cannot}
      </p>
      {page.typed.length > 0 && (
        <section class="card track-part" aria-labelledby="typed" data-test="typed">
          <h2 id="typed">{trackActTexts.common.typed}</h2>
          <FieldList fields={page.typed} />
        </section>
      )}
    </>
  );
}

function Form({ page }: { readonly page: ActPage }) {
  const files = page.fields.some((field) => field.widget === 'files');
  return (
    <form
      class="card"
      method="post"
      action={page.action}
      novalidate
      data-test="act-form"
      {...(files ? { enctype: 'multipart/form-data' as const } : {})}
    >
      <CsrfInput csrf={page.frame.csrf} />
      <input type="hidden" name="version" value={page.version} />
      {page.fields.map((field) => (
        <Field field={field} />
      ))}
      {page.today !== null && <p class="hint">{page.today}</p>}
      <Button test="act-submit">{page.submit}</Button>
    </form>
  );
}

function Confirm({ page, confirm }: { readonly page: ActPage; readonly confirm: NonNullable<ActPage['confirm']> }) {
  return (
    <form class="card" method="post" action={page.action} novalidate data-test="confirm-form">
      <CsrfInput csrf={page.frame.csrf} />
      <input type="hidden" name="version" value={page.version} />
      <input type="hidden" name="data.statement" value={confirm.statement} />
      <FieldList fields={[{ label: trackActTexts.withdraw.text, value: confirm.statement }]} />
      <div class={groupClass(confirm.error)}>
        <HintAndError id="confirmed" error={confirm.error} />
        <div class="govuk-checkboxes govuk-checkboxes--small">
          <div class="govuk-checkboxes__item">
            <input class="govuk-checkboxes__input" id="confirmed" type="checkbox" name="confirmed" value="yes" />
            <label class="govuk-label govuk-checkboxes__label" for="confirmed">
              {trackActTexts.withdraw.confirm}
            </label>
          </div>
        </div>
      </div>
      <div class="govuk-button-group">
        <Button variant="warning" name="stage" value="confirm" test="act-confirm">
          {page.submit}
        </Button>
        <Button variant="secondary" name="stage" value="change">
          {trackActTexts.common.change}
        </Button>
        <a href={page.backHref}>{trackActTexts.back}</a>
      </div>
    </form>
  );
}
