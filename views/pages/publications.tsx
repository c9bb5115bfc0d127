import type { PublicationRow, PublicationsPage } from '../../src/web/pages/publications/publications-page.ts';
import { publicationTexts } from '../../src/web/texts/publications.ts';
import { Layout } from '../layout.tsx';
import { Badge } from '../partials/badge.tsx';
import { Button } from '../partials/button.tsx';
import { CsrfInput } from '../partials/csrf-input.tsx';
import { DataTable } from '../partials/data-table.tsx';
import { EmptyState } from '../partials/empty-state.tsx';
import { Pagination } from '../partials/pagination.tsx';
import { SelectFilter } from '../partials/select-filter.tsx';

export function PublicationsView(page: PublicationsPage) {
  const words = publicationTexts;
  return (
    <Layout frame={page.frame} wide>
      <div class="page-head">
        <h1>{words.title}</h1>
        {page.mayCreate && (
          <Button href="/publications/new" test="new-publication">
            {words.create}
          </Button>
        )}
      </div>
      <p class="lead">{words.lead}</p>
      <p class="admin-links">
        {page.links.map(({ href, label, test }) => (
          <>
            <a href={href} data-test={test}>
              {label}
            </a>{' '}
          </>
        ))}
      </p>
      <Filter page={page} />
      <List page={page} />
      <Pagination previous={page.previousHref} next={page.nextHref} />
    </Layout>
  );
}

function Filter({ page }: { readonly page: PublicationsPage }) {
  const { filter } = publicationTexts;
  return (
    <search>
      <form method="get" action="/publications" class="section audit-forms" data-test="publication-filter">
        <div>
          <label for="publication-q">{filter.q}</label>
          <input class="govuk-input" type="search" id="publication-q" name="q" maxlength={100} value={page.text} />
        </div>
        {page.filters.map((choice) => (
          <SelectFilter choice={choice} idPrefix="publication-filter" />
        ))}
        <div>
          <Button variant="secondary" small>
            {filter.apply}
          </Button>
        </div>
      </form>
    </search>
  );
}

function List({ page }: { readonly page: PublicationsPage }) {
  const words = publicationTexts;
  if (page.rows.length === 0) {
    return page.narrowed ? (
      <EmptyState text={words.noneFound} action={{ href: '/publications', label: words.showAll }} test="nothing-found" />
    ) : (
      <EmptyState text={words.none} test="no-publications" />
    );
  }
  return (
    <>
      <p class="hint">
        {page.found} · {words.exportAs}{' '}
        {page.exports.map(({ href, label }) => (
          <>
            <a href={href}>{label}</a>{' '}
          </>
        ))}
      </p>
      {page.quick === null ? <Rows rows={page.rows} withSelect={false} /> : <QuickForm page={page} quick={page.quick} />}
    </>
  );
}

interface QuickProps {
  readonly page: PublicationsPage;
  readonly quick: NonNullable<PublicationsPage['quick']>;
}

function QuickForm({ page, quick }: QuickProps) {
  const words = publicationTexts.quick;
  return (
    <form method="post" action="/publications/steps" data-test="quick-form">
      <CsrfInput csrf={page.frame.csrf} />
      <input type="hidden" name="back" value={page.here} />
      <Rows rows={page.rows} withSelect />
      <fieldset class="audit-forms">
        <legend>{words.legend}</legend>
        {quick.clear && (
          <Button variant="secondary" small name="step" value="publication.cleared" test="quick-clear">
            {words.cleared}
          </Button>
        )}
        {quick.publish !== null && (
          <>
            <SelectFilter choice={quick.publish} idPrefix="quick" />
            <div>
              <Button variant="secondary" small name="step" value="publication.published" test="quick-publish">
                {words.published}
              </Button>
            </div>
          </>
        )}
      </fieldset>
    </form>
  );
}

function Rows({ rows, withSelect }: { readonly rows: readonly PublicationRow[]; readonly withSelect: boolean }) {
  const words = publicationTexts;
  return (
    <DataTable
      caption={words.caption}
      hideCaption
      rows={rows}
      rowTest="publication"
      columns={[
        {
          label: words.subject,
          names: true,
          cell: (row) => (
            <>
              {withSelect && row.select !== null && (
                <input type="checkbox" id={row.select.id} name="item" value={row.select.value} aria-label={row.select.label} />
              )}{' '}
              <a href={row.href}>{row.title}</a>
            </>
          ),
        },
        { label: words.indexNo, cell: (row) => row.indexNo },
        { label: words.category, cell: (row) => row.category },
        { label: words.state, cell: (row) => row.state },
        { label: words.channels, cell: (row) => row.channels },
        { label: words.createdOn, cell: (row) => row.createdOn },
        {
          label: words.dueOn,
          cell: (row) => (
            <>
              {row.dueOn} {row.mark !== null && <Badge text={row.mark.text} tone={row.mark.tone} />}
            </>
          ),
        },
      ]}
    />
  );
}
