import type { ApplySearchPage, Suggestion } from '../../src/web/pages/apply-page.ts';
import { portalTexts } from '../../src/web/texts/portal.ts';
import { Layout } from '../layout.tsx';
import { Button } from '../partials/button.tsx';
import { EmptyState } from '../partials/empty-state.tsx';
import { describedBy, FormGroup } from '../partials/form-group.tsx';

export function ApplySearchView(page: ApplySearchPage) {
  const { search } = portalTexts;
  const field = { id: 'apply-subject', label: search.label, hint: search.hint };
  return (
    <Layout frame={page.frame}>
      <h1>{search.title}</h1>
      <p class="lead">{search.to(page.organName)}</p>
      {page.officeNotice !== '' && (
        <p class="admin-note" data-test="office-notice">
          {page.officeNotice}
        </p>
      )}
      <p>{search.lead}</p>
      <form class="card" method="get" action={page.action} data-test="subject-form">
        <FormGroup {...field} name="subject">
          <input
            class="govuk-input"
            id={field.id}
            name="subject"
            type="search"
            maxLength={100}
            value={page.subject}
            {...describedBy(field)}
          />
        </FormGroup>
        <Button variant="secondary">{search.submit}</Button>
      </form>
      {page.suggestions !== null && <Suggestions suggestions={page.suggestions} guideHref={page.guideHref} />}
      {page.closed ? (
        <EmptyState
          title={search.closed}
          text={search.closedBody}
          action={{ href: page.guideHref, label: search.whereTo }}
          test="online-closed"
        />
      ) : (
        <p class="next-step">
          <Button href={page.formHref} test="to-form">
            {page.suggestions === null ? search.skip : search.continue}
          </Button>
        </p>
      )}
    </Layout>
  );
}

function Suggestions({ suggestions, guideHref }: { readonly suggestions: readonly Suggestion[]; readonly guideHref: string }) {
  const { search } = portalTexts;
  return (
    <section class="section" aria-labelledby="found-title" data-test="suggestions">
      <h2 id="found-title">{search.results(suggestions.length)}</h2>
      {suggestions.length === 0 ? (
        <p>{search.none}</p>
      ) : (
        <ul>
          {suggestions.map(({ title, href }) => (
            <li data-test="suggestion">
              {href === null ? <PublishedAtGuide title={title} guideHref={guideHref} /> : <a href={href}>{title}</a>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function PublishedAtGuide({ title, guideHref }: { readonly title: string; readonly guideHref: string }) {
  return (
    <>
      {title} <a href={`${guideHref}#obtaining`}>{portalTexts.search.whereTo}</a>
    </>
  );
}
