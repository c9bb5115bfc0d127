import type { HitView, RedactionSearchPage } from '../../src/web/pages/redaction-search-page.ts';
import { redactionTexts } from '../../src/web/texts/redaction.ts';
import { Layout } from '../layout.tsx';
import { Button } from '../partials/button.tsx';
import { CsrfInput } from '../partials/csrf-input.tsx';
import { EmptyState } from '../partials/empty-state.tsx';
import { ErrorSummary } from '../partials/error-summary.tsx';
import { FormGroup } from '../partials/form-group.tsx';
import { GroundSelect } from '../partials/ground-select.tsx';
import { ToolHead } from '../partials/tool-head.tsx';

export function RedactionSearchView(page: RedactionSearchPage) {
  const words = redactionTexts.search;
  return (
    <Layout frame={page.frame}>
      <ErrorSummary errors={page.errors} />
      <ToolHead backHref={page.href} back={redactionTexts.backToPages} caseNo={page.caseNo} title={words.title} subject={page.file} />
      <p class="lead">{words.lead}</p>
      {page.noText !== null && <p class="redaction-warning">{page.noText}</p>}
      <form method="post" action={`${page.href}/search`} data-test="search-form">
        <CsrfInput csrf={page.frame.csrf} />
        <FormGroup id="word" label={words.word} hint={words.wordHint}>
          <input
            class="govuk-input"
            id="word"
            name="word"
            value={page.word}
            maxlength={100}
            autocomplete="off"
            aria-describedby="word-hint"
          />
        </FormGroup>
        <Button test="find">{words.submit}</Button>
      </form>
      {page.found !== null && (
        <section class="section" aria-labelledby="found-title" data-test="found">
          <h2 id="found-title">{page.found.text}</h2>
          {page.found.more !== null && <p>{page.found.more}</p>}
          {page.found.hits.length > 0 && <Hits page={page} hits={page.found.hits} name="found" asksGround />}
        </section>
      )}
      <section class="section" aria-labelledby="suggestions-title" data-test="suggestions">
        <h2 id="suggestions-title">{words.suggestions}</h2>
        <p>{words.suggestionsLead}</p>
        {page.moreSuggestions !== null && <p>{page.moreSuggestions}</p>}
        {page.suggestions.length === 0 ? (
          <EmptyState text={words.noSuggestions} />
        ) : (
          <Hits page={page} hits={page.suggestions} name="suggested" asksGround={false} />
        )}
      </section>
    </Layout>
  );
}

interface HitsProps {
  readonly page: RedactionSearchPage;
  readonly hits: readonly HitView[];
  readonly name: string;
  readonly asksGround: boolean;
}

/** What was searched is ticked, for who searches means it; what is only suggested is not. */
function Hits({ page, hits, name, asksGround }: HitsProps) {
  const words = redactionTexts.search;
  return (
    <form method="post" action={`${page.href}/hits`} data-test={`${name}-form`}>
      <CsrfInput csrf={page.frame.csrf} />
      <input type="hidden" name="revision" value={page.revision} />
      {asksGround && <GroundSelect id={`${name}-ground`} label={redactionTexts.tools.ground} grounds={page.grounds} value={page.ground} />}
      <ul class="redaction-hits">
        {hits.map((hit, index) => (
          <li class="govuk-checkboxes__item">
            <input
              class="govuk-checkboxes__input"
              type="checkbox"
              name="hit"
              id={`${name}-${index}`}
              value={hit.value}
              checked={asksGround}
            />
            <label class="govuk-label govuk-checkboxes__label" for={`${name}-${index}`}>
              <span class="redaction-hit-page">{hit.page}</span> {hit.before}
              <mark>{hit.hit}</mark>
              {hit.after}
              {hit.ground !== null && <span class="hint"> {hit.ground}</span>}
            </label>
          </li>
        ))}
      </ul>
      <Button test={`mark-${name}`}>{words.mark}</Button>
    </form>
  );
}
