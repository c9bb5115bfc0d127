import type { SuggestionsPage, SuggestionView } from '../../src/web/pages/suggestions-page.ts';
import { feedbackTexts } from '../../src/web/texts/feedback.ts';
import { Layout } from '../layout.tsx';
import { Button } from '../partials/button.tsx';
import { CsrfInput } from '../partials/csrf-input.tsx';
import { EmptyState } from '../partials/empty-state.tsx';
import { ErrorSummary } from '../partials/error-summary.tsx';
import { describedBy, FormGroup } from '../partials/form-group.tsx';
import { TabLinks } from '../partials/tab-links.tsx';

export function SuggestionsView(page: SuggestionsPage) {
  const words = feedbackTexts.staff;
  return (
    <Layout frame={page.frame}>
      <ErrorSummary errors={page.errors} />
      <h1>{words.title}</h1>
      <TabLinks label={words.tabs} links={page.tabs} />
      {page.rows.length === 0 && <EmptyState text={page.empty} test="suggestions-empty" />}
      {page.rows.map((row) => (
        <Suggestion row={row} page={page} />
      ))}
    </Layout>
  );
}

function Suggestion({ row, page }: { readonly row: SuggestionView; readonly page: SuggestionsPage }) {
  const words = feedbackTexts.staff;
  return (
    <article class="section" data-test="suggestion">
      <h2>{words.number(row.receivedAt)}</h2>
      <p class="hint">
        {words.from} {row.from}
      </p>
      <p class="pre-line">{row.text}</p>
      {row.handled === null ? (
        page.mayHandle && <HandleForm row={row} page={page} />
      ) : (
        <>
          <p class="pre-line">{row.handled.outcome}</p>
          <p class="hint">{row.handled.by}</p>
        </>
      )}
    </article>
  );
}

function HandleForm({ row, page }: { readonly row: SuggestionView; readonly page: SuggestionsPage }) {
  const words = feedbackTexts.staff;
  const field = { id: row.inputId, label: words.outcome, hint: words.outcomeHint, error: row.error };
  return (
    <form method="post" action={`/suggestions/${row.id}`} novalidate>
      <CsrfInput csrf={page.frame.csrf} />
      <FormGroup {...field} name="outcome">
        <textarea
          class="govuk-textarea"
          id={row.inputId}
          name="outcome"
          rows={2}
          maxlength={1000}
          value={row.typed}
          {...describedBy(field)}
        />
      </FormGroup>
      <Button variant="secondary" small>
        {words.handle}
      </Button>
    </form>
  );
}
