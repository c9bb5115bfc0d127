import type { ComponentChildren } from 'preact';
import type { ApplyFormPage } from '../../src/web/pages/apply-form-page.ts';
import { formTexts } from '../../src/web/texts/portal-form.ts';
import { Layout } from '../layout.tsx';
import { Button } from '../partials/button.tsx';
import { CsrfInput } from '../partials/csrf-input.tsx';
import { DraftBar } from '../partials/draft-bar.tsx';
import { ErrorSummary } from '../partials/error-summary.tsx';
import { Field } from '../partials/field.tsx';
import { FieldsetGroup } from '../partials/form-group.tsx';
import { PersonInput } from '../partials/person-input.tsx';
import { TextArea } from '../partials/text-area.tsx';

const MAX_DESCRIPTION = 1000;

export function ApplyFormView(page: ApplyFormPage) {
  const { sections, hints } = formTexts;
  return (
    <Layout frame={page.frame}>
      <ErrorSummary errors={page.errors} />
      <h1>{formTexts.title}</h1>
      <p class="lead">
        {formTexts.to(page.organName)}
        <br />
        {formTexts.lead}
      </p>
      <Help page={page} />
      <form
        class="card apply-form"
        method="post"
        action={page.action}
        enctype="multipart/form-data"
        novalidate
        data-test="application-form"
        data-module="yishen-draft"
        data-draft={`${page.organId}-${page.type}`}
        data-draft-now={page.now}
        data-draft-restored={page.errors.length > 0 || page.description.value !== '' ? 'no' : 'ask'}
      >
        <CsrfInput csrf={page.frame.csrf} />
        <input type="hidden" name="token" value={page.token} />
        <input type="hidden" name="data.applicant.type" value={page.type} />
        <DraftBar />
        <Part id="apply-applicant" title={sections.applicant}>
          <p>
            {page.typeLabel} <a href={page.typeHref}>{formTexts.typeChange}</a>
          </p>
          {page.who.map((field) => (
            <PersonInput field={field} own={page.type === 'citizen'} />
          ))}
          <FieldsetGroup id="apply-contact" label={formTexts.contactLegend} hint={hints.contact}>
            {page.contact.map((field) => (
              <PersonInput field={field} own />
            ))}
          </FieldsetGroup>
        </Part>
        <Part id="apply-information" title={sections.information}>
          <Field field={page.title} />
          <div class="field-grid">
            <Field field={page.docNo} />
            <Field field={page.indexNo} />
          </div>
          <TextArea {...page.description} rows={7} maxLength={MAX_DESCRIPTION} />
        </Part>
        <Part id="apply-form-wanted" title={sections.form}>
          <Field field={page.media} />
          <Ways page={page} />
          <Field field={page.acceptOther} />
          <Field field={page.fax} />
        </Part>
        <Part id="apply-help" title={sections.help}>
          <Field field={page.needsAssistance} />
        </Part>
        <Part id="apply-agent-part" title={sections.agent}>
          <Field field={page.agent} />
          <Field field={page.authorityLetter} />
        </Part>
        <Part id="apply-papers" title={sections.papers}>
          <Field field={page.attachments} />
        </Part>
        <Button test="to-review">{formTexts.next}</Button>
      </form>
    </Layout>
  );
}

function Part({ id, title, children }: { readonly id: string; readonly title: string; readonly children: ComponentChildren }) {
  return (
    <section class="form-part" id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </section>
  );
}

function Ways({ page }: { readonly page: ApplyFormPage }) {
  return (
    <FieldsetGroup id="apply-ways" label={formTexts.waysLegend} hint={formTexts.hints.obtainWay}>
      <div class="field-grid">
        {page.ways.map((field) => (
          <Field field={field} />
        ))}
      </div>
    </FieldsetGroup>
  );
}

/** Before the form: whoever needs help must not have to find it at the end. */
function Help({ page }: { readonly page: ApplyFormPage }) {
  const { help } = formTexts;
  return (
    <details class="govuk-details no-print" data-test="assistance">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{help.summary}</span>
      </summary>
      <div class="govuk-details__text">
        <p>{help.body}</p>
        <ul>
          {page.help.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
        <p>
          <a href={page.guideHref}>{help.guide}</a>
        </p>
      </div>
    </details>
  );
}
