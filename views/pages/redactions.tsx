import type { RedactionsPage } from '../../src/web/pages/redactions-page.ts';
import { redactionTexts } from '../../src/web/texts/redaction.ts';
import { Layout } from '../layout.tsx';
import { Badge } from '../partials/badge.tsx';
import { Button } from '../partials/button.tsx';
import { CsrfInput } from '../partials/csrf-input.tsx';
import { DataTable } from '../partials/data-table.tsx';
import { EmptyState } from '../partials/empty-state.tsx';
import { ErrorSummary } from '../partials/error-summary.tsx';
import { ToolHead } from '../partials/tool-head.tsx';

export function RedactionsView(page: RedactionsPage) {
  const words = redactionTexts;
  return (
    <Layout frame={page.frame} wide>
      <ErrorSummary errors={page.errors} />
      <ToolHead backHref={page.caseHref} back={words.back} caseNo={page.caseNo} title={words.title} subject={page.subject} />
      <p class="lead">{words.lead}</p>
      {page.rows.length === 0 ? <EmptyState text={words.list.empty} test="no-redactions" /> : <Rows rows={page.rows} />}
      <Start page={page} />
    </Layout>
  );
}

function Rows({ rows }: Pick<RedactionsPage, 'rows'>) {
  const words = redactionTexts.list;
  return (
    <DataTable
      caption={words.caption}
      hideCaption
      rows={rows}
      rowTest="redaction"
      columns={[
        { label: words.file, names: true, cell: (row) => <a href={row.href}>{row.file}</a> },
        { label: words.pages, numeric: true, cell: (row) => row.pages },
        { label: words.marks, cell: (row) => row.marks },
        { label: words.state, cell: (row) => <Badge text={row.state.text} tone={row.state.tone} /> },
        { label: words.by, cell: (row) => row.by },
      ]}
    />
  );
}

function Start({ page }: { readonly page: RedactionsPage }) {
  const words = redactionTexts.start;
  if (page.start === null) return null;
  const { action, files } = page.start;
  return (
    <section class="section">
      <h2>{words.title}</h2>
      {files.length === 0 ? (
        <EmptyState text={words.none} test="no-redactable-files" />
      ) : (
        <form method="post" action={action} data-test="redaction-start">
          <CsrfInput csrf={page.frame.csrf} />
          <div class="govuk-form-group">
            <fieldset class="govuk-fieldset" aria-describedby="file-hint">
              <legend class="govuk-fieldset__legend">{words.label}</legend>
              <div class="govuk-hint" id="file-hint">
                {words.hint}
              </div>
              <div class="govuk-radios govuk-radios--small" data-module="govuk-radios">
                {files.map((file, index) => (
                  <div class="govuk-radios__item">
                    <input
                      class="govuk-radios__input"
                      type="radio"
                      name="file"
                      id={`file-${index}`}
                      value={file.id}
                      checked={file.checked}
                    />
                    <label class="govuk-label govuk-radios__label" for={`file-${index}`}>
                      {file.name}
                    </label>
                  </div>
                ))}
              </div>
            </fieldset>
          </div>
          <Button test="begin-redaction">{words.submit}</Button>
        </form>
      )}
    </section>
  );
}
