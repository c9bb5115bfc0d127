import type { FaxInPage } from '../../src/web/pages/fax-pages.ts';
import { faxTexts } from '../../src/web/texts/fax.ts';
import { Layout } from '../layout.tsx';
import { Button } from '../partials/button.tsx';
import { CsrfInput } from '../partials/csrf-input.tsx';
import { ErrorSummary } from '../partials/error-summary.tsx';
import { FaxConfirm } from '../partials/fax-confirm.tsx';
import { describedBy, FormGroup } from '../partials/form-group.tsx';
import { SummaryList } from '../partials/summary-list.tsx';

export function FaxInView(page: FaxInPage) {
  const words = faxTexts.inPage;
  const rows = [
    ...(page.case === null ? [] : [{ label: words.facts.case, value: <a href={page.case.href}>{page.case.label}</a> }]),
    ...page.facts,
    ...(page.original === null ? [] : [{ label: words.facts.file, value: <a href={page.original.href}>{page.original.label}</a> }]),
  ];
  return (
    <Layout frame={page.frame}>
      <p class="crumb">
        <a href="/faxes">{faxTexts.back}</a>
      </p>
      <ErrorSummary errors={page.errors} />
      <h1>{page.title}</h1>
      {page.damaged !== null && <p class="govuk-inset-text">{page.damaged}</p>}
      <SummaryList rows={rows} test="fax-facts" />
      {page.acts.length > 0 && (
        <section class="section" aria-labelledby="fax-acts">
          <h2 id="fax-acts">{words.acts}</h2>
          <ul class="govuk-list govuk-list--bullet">
            {page.acts.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        </section>
      )}
      {page.form !== null && <FileForm page={page} form={page.form} />}
    </Layout>
  );
}

function FileForm({ page, form }: { readonly page: FaxInPage; readonly form: NonNullable<FaxInPage['form']> }) {
  const words = faxTexts.inPage.file;
  const field = { id: 'fax-caseNo', label: words.caseNo, error: form.caseNo.error };
  return (
    <details class="govuk-details" open={form.open} data-test="fax-file">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{words.title}</span>
      </summary>
      <form class="govuk-details__text" method="post" action={form.action} novalidate>
        <CsrfInput csrf={page.frame.csrf} />
        <p class="hint">{words.hint}</p>
        <FormGroup {...field} name="caseNo">
          <input class="govuk-input" id={field.id} name="caseNo" type="text" value={form.caseNo.value} {...describedBy(field)} />
        </FormGroup>
        <FaxConfirm id="fax-confirmed" label={words.confirm} error={form.confirmError} />
        <Button variant="secondary" small>
          {words.submit}
        </Button>
      </form>
    </details>
  );
}
