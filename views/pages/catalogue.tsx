import type { CataloguePage, CatalogueRow } from '../../src/web/pages/publications/catalogue-page.ts';
import { catalogueTexts } from '../../src/web/texts/catalogue.ts';
import { Layout } from '../layout.tsx';
import { Button } from '../partials/button.tsx';
import { DataTable } from '../partials/data-table.tsx';
import { EmptyState } from '../partials/empty-state.tsx';
import { Pagination } from '../partials/pagination.tsx';
import { SelectFilter } from '../partials/select-filter.tsx';

export function CatalogueView(page: CataloguePage) {
  const words = catalogueTexts;
  return (
    <Layout frame={page.frame} wide>
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <search>
        <form method="get" action="/catalogue" class="section audit-forms" data-test="catalogue-filter">
          <div>
            <label for="catalogue-q">{words.q}</label>
            <input class="govuk-input" type="search" id="catalogue-q" name="q" maxlength={100} value={page.text} />
          </div>
          {page.filters.map((choice) => (
            <SelectFilter choice={choice} idPrefix="catalogue" />
          ))}
          <div>
            <Button variant="secondary" small>
              {words.search}
            </Button>
          </div>
        </form>
      </search>
      <Found page={page} />
      <Pagination previous={page.previousHref} next={page.nextHref} />
      <p class="hint">
        {words.feeds} <a href="/catalogue.rss">RSS</a> <a href="/catalogue.json">JSON Feed</a>
      </p>
    </Layout>
  );
}

function Found({ page }: { readonly page: CataloguePage }) {
  const words = catalogueTexts;
  if (page.rows.length === 0) {
    return page.narrowed ? (
      <EmptyState text={words.noneFound} action={{ href: '/apply', label: words.apply }} test="nothing-found" />
    ) : (
      <EmptyState text={words.none} action={{ href: '/apply', label: words.apply }} test="catalogue-empty" />
    );
  }
  return (
    <>
      <p class="hint" data-test="catalogue-found">
        {page.found} {page.narrowed && <a href="/catalogue">{words.showAll}</a>}
      </p>
      <Rows rows={page.rows} />
      {page.kinds.length > 1 && (
        <section class="section" aria-labelledby="catalogue-kinds">
          <h2 id="catalogue-kinds">{words.byCategory}</h2>
          <ul>
            {page.kinds.map(({ href, label, count }) => (
              <li>
                <a href={href}>{label}</a> {count}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Rows({ rows }: { readonly rows: readonly CatalogueRow[] }) {
  const { item } = catalogueTexts;
  return (
    <DataTable
      caption={catalogueTexts.caption}
      hideCaption
      rows={rows}
      rowTest="catalogue-item"
      columns={[
        { label: item.title, names: true, cell: (row) => <a href={row.href}>{row.title}</a> },
        { label: item.indexNo, cell: (row) => row.indexNo },
        { label: item.documentNo, cell: (row) => row.documentNo },
        { label: item.category, cell: (row) => row.category },
        { label: item.organ, cell: (row) => row.organ },
        { label: item.publishedOn, cell: (row) => row.publishedOn },
      ]}
    />
  );
}
