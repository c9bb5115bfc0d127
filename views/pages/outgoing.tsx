import type { OutgoingFile, OutgoingPage } from '../../src/web/pages/outgoing-page.ts';
import { outgoingTexts } from '../../src/web/texts/outgoing.ts';
import { Layout } from '../layout.tsx';
import { Button } from '../partials/button.tsx';
import { CsrfInput } from '../partials/csrf-input.tsx';
import { DataTable } from '../partials/data-table.tsx';
import { ErrorSummary } from '../partials/error-summary.tsx';
import { Field } from '../partials/field.tsx';
import { ToolHead } from '../partials/tool-head.tsx';

export function OutgoingView(page: OutgoingPage) {
  const found = page.files.some(({ findings }) => findings.length > 0);
  return (
    <Layout frame={page.frame} wide>
      <ToolHead backHref={page.backHref} back={outgoingTexts.back} caseNo={page.caseNo} title={outgoingTexts.title} />
      <ErrorSummary errors={page.errors} />
      <p class="lead">{page.lead}</p>
      {page.files.map((file) => (
        <FoundIn file={file} />
      ))}
      {found && <p class="govuk-hint">{outgoingTexts.advice}</p>}
      {page.form !== null && <Decision page={page} form={page.form} />}
    </Layout>
  );
}

function FoundIn({ file }: { readonly file: OutgoingFile }) {
  return (
    <section class="card" data-test="outgoing-file">
      <h2>{file.name}</h2>
      {file.findings.length === 0 ? (
        <p data-test="outgoing-nothing">{outgoingTexts.nothing}</p>
      ) : (
        <DataTable
          caption={outgoingTexts.caption(file.name)}
          hideCaption
          rows={file.findings}
          rowTest="outgoing-finding"
          columns={[
            { label: outgoingTexts.kind, names: true, cell: (row) => row.kind },
            { label: outgoingTexts.where, cell: (row) => row.where },
            { label: outgoingTexts.sample, cell: (row) => row.sample },
            { label: outgoingTexts.count, numeric: true, cell: (row) => row.count },
          ]}
        />
      )}
      <p>
        <a href={file.href}>{outgoingTexts.open}</a>
      </p>
    </section>
  );
}

function Decision({ page, form }: { readonly page: OutgoingPage; readonly form: NonNullable<OutgoingPage['form']> }) {
  return (
    <form class="card" method="post" action={form.action} novalidate data-test="outgoing-form">
      <CsrfInput csrf={page.frame.csrf} />
      {form.hidden.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {form.fields.map((field) => (
        <Field field={field} />
      ))}
      <Button>{outgoingTexts.save}</Button>
    </form>
  );
}
