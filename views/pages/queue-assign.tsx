import type { AssignPage, AssignResultPage } from '../../src/web/pages/queue-assign-page.ts';
import { queueTexts } from '../../src/web/texts/queue.ts';
import { texts } from '../../src/web/texts.ts';
import { Layout } from '../layout.tsx';
import { Button } from '../partials/button.tsx';
import { CsrfInput } from '../partials/csrf-input.tsx';
import { DataTable } from '../partials/data-table.tsx';
import { EmptyState } from '../partials/empty-state.tsx';
import { ErrorSummary } from '../partials/error-summary.tsx';
import { describedBy, FormGroup } from '../partials/form-group.tsx';

/** The cases with the versions that were selected, and to whom they go. */
export function AssignView(page: AssignPage) {
  const { assign } = queueTexts;
  return (
    <Layout frame={page.frame}>
      <ErrorSummary errors={page.errors} />
      <h1>{assign.title}</h1>
      {page.cases.length > 0 && <AssignForm page={page} />}
      <p>
        <a href={page.back}>{assign.cancel}</a>
      </p>
    </Layout>
  );
}

function AssignForm({ page }: { readonly page: AssignPage }) {
  const { assign } = queueTexts;
  const { columns } = texts.queue;
  const person = { id: 'person', label: assign.person, hint: assign.personHint, error: page.personError };
  return (
    <form method="post" action="/queue/assign/confirm" data-test="assign-form">
      <CsrfInput csrf={page.frame.csrf} />
      <input type="hidden" name="back" value={page.back} />
      {page.cases.map(({ value }) => (
        <input type="hidden" name="case" value={value} />
      ))}
      <p>{assign.intro(page.cases.length)}</p>
      <DataTable
        caption={assign.title}
        hideCaption
        rowTest="assign-row"
        rows={page.cases}
        columns={[
          { label: columns.caseNo, names: true, cell: (row) => <a href={row.href}>{row.caseNo}</a> },
          { label: columns.title, cell: (row) => row.title },
          { label: assign.now, cell: (row) => row.now },
          { label: assign.version, cell: (row) => row.version },
        ]}
      />
      {page.people.length === 0 ? (
        <EmptyState text={assign.noPeople} />
      ) : (
        <>
          <FormGroup {...person}>
            <select class="govuk-select" id="person" name="person" {...describedBy(person)}>
              <option value="">{texts.choose}</option>
              {page.people.map(({ id, label }) => (
                <option value={id}>{label}</option>
              ))}
            </select>
          </FormGroup>
          <Button test="assign-confirm">{assign.confirm}</Button>
        </>
      )}
    </form>
  );
}

export function AssignResultView(page: AssignResultPage) {
  const { assign } = queueTexts;
  return (
    <Layout frame={page.frame}>
      <h1>{assign.resultTitle}</h1>
      {page.summary === null ? <EmptyState text={assign.expired} /> : <Done page={page} summary={page.summary} />}
      {page.refused.length > 0 && <Refused page={page} />}
      <p>
        <a href={page.back} data-test="assign-back">
          {assign.back}
        </a>
      </p>
    </Layout>
  );
}

function Done({ page, summary }: { readonly page: AssignResultPage; readonly summary: string }) {
  const { assign } = queueTexts;
  return (
    <>
      <p data-test="assign-summary">{summary}</p>
      <ul class="govuk-list govuk-list--bullet">
        {page.done.map(({ href, label }) => (
          <li>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
      {page.undo === 'impossible' && <p class="govuk-hint">{assign.noUndo}</p>}
      {page.undo === 'possible' && (
        <form method="post" action="/queue/assign/undo">
          <CsrfInput csrf={page.frame.csrf} />
          <input type="hidden" name="back" value={page.back} />
          <p class="govuk-hint">{assign.undoHint}</p>
          <Button variant="secondary" test="assign-undo">
            {assign.undo}
          </Button>
        </form>
      )}
    </>
  );
}

function Refused({ page }: { readonly page: AssignResultPage }) {
  return (
    <section>
      <h2>{page.refusedSummary}</h2>
      <DataTable
        caption={page.refusedSummary}
        hideCaption
        rowTest="assign-refused"
        rows={page.refused}
        columns={[
          {
            label: texts.queue.columns.caseNo,
            names: true,
            cell: ({ href, label }) => (href === null ? label : <a href={href}>{label}</a>),
          },
          { label: queueTexts.assign.why, cell: ({ why }) => why },
        ]}
      />
    </section>
  );
}
