import type { ConversionsPage, ConversionView } from '../../src/web/pages/publications/conversions-page.ts';
import { publicationTaskTexts } from '../../src/web/texts/publication-tasks.ts';
import { Layout } from '../layout.tsx';
import { Button } from '../partials/button.tsx';
import { CsrfInput } from '../partials/csrf-input.tsx';
import { DataTable } from '../partials/data-table.tsx';
import { EmptyState } from '../partials/empty-state.tsx';
import { ErrorSummary } from '../partials/error-summary.tsx';
import { describedBy, FormGroup } from '../partials/form-group.tsx';

export function ConversionsView(page: ConversionsPage) {
  const words = publicationTaskTexts.conversions;
  return (
    <Layout frame={page.frame}>
      <ErrorSummary errors={page.errors} />
      <p class="crumb">
        <a href="/publications">{publicationTaskTexts.back}</a>
      </p>
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      {page.suggestionsHref !== null && (
        <p>
          <a href={page.suggestionsHref}>{words.suggestions}</a>
        </p>
      )}
      {page.tasks.length === 0 && <EmptyState text={words.none} test="no-conversions" />}
      {page.tasks.map((task) => (
        <Task task={task} page={page} />
      ))}
      {page.decided.length > 0 && <Decided page={page} />}
    </Layout>
  );
}

function Task({ task, page }: { readonly task: ConversionView; readonly page: ConversionsPage }) {
  const words = publicationTaskTexts.conversions;
  const title = { id: `${task.id}-title`, label: words.titleField, hint: words.titleHint, error: task.titleError };
  const reason = { id: `${task.id}-reason`, label: words.reason, error: task.reasonError };
  return (
    <article class="section" data-test="conversion">
      <h2>{task.title}</h2>
      <p class="hint">{task.count}</p>
      <ul>
        {task.cases.map(({ href, label }) => (
          <li>
            <a href={href}>{label}</a>
          </li>
        ))}
        {task.hidden !== null && <li>{task.hidden}</li>}
      </ul>
      <form class="card" method="post" action="/publications/conversions" novalidate>
        <CsrfInput csrf={page.frame.csrf} />
        <input type="hidden" name="key" value={task.key} />
        <FormGroup {...title} name="title">
          <input
            class="govuk-input"
            id={title.id}
            name="title"
            type="text"
            maxlength={200}
            value={task.typedTitle}
            {...describedBy(title)}
          />
        </FormGroup>
        <Button name="decision" value="accepted" test="accept-conversion">
          {words.accept}
        </Button>
        <FormGroup {...reason} name="reason">
          <textarea
            class="govuk-textarea"
            id={reason.id}
            name="reason"
            rows={2}
            maxlength={500}
            value={task.typedReason}
            {...describedBy(reason)}
          />
        </FormGroup>
        <Button variant="secondary" name="decision" value="refused" test="refuse-conversion">
          {words.refuse}
        </Button>
      </form>
    </article>
  );
}

type DecidedRow = ConversionsPage['decided'][number];

function Decided({ page }: { readonly page: ConversionsPage }) {
  const words = publicationTaskTexts.conversions;
  const { columns } = words;
  return (
    <section class="section" aria-labelledby="decided-title">
      <h2 id="decided-title">{words.decided}</h2>
      <DataTable<DecidedRow>
        caption={words.decided}
        hideCaption
        rows={page.decided}
        rowTest="decided"
        columns={[
          { label: columns.decidedAt, names: true, cell: (row) => row.at },
          { label: columns.decision, cell: (row) => row.decision },
          { label: columns.by, cell: (row) => row.by },
          { label: columns.reason, cell: (row) => (row.href === null ? row.reason : <a href={row.href}>{words.open}</a>) },
        ]}
      />
    </section>
  );
}
