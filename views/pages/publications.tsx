import type { PublicationsPage } from '../../src/web/pages/publications-page.ts';
import { publicationTexts } from '../../src/web/texts/publications.ts';
import { Layout } from '../layout.tsx';
import { Badge } from '../partials/badge.tsx';
import { Button } from '../partials/button.tsx';
import { DataTable } from '../partials/data-table.tsx';
import { EmptyState } from '../partials/empty-state.tsx';

export function PublicationsView({ frame, rows, mayCreate, firstHref, nextHref }: PublicationsPage) {
  const words = publicationTexts;
  return (
    <Layout frame={frame} wide>
      <div class="page-head">
        <h1>{words.title}</h1>
        {mayCreate && (
          <Button href="/publications/new" test="new-publication">
            {words.create}
          </Button>
        )}
      </div>
      <p class="lead">{words.lead}</p>
      {rows.length === 0 ? <EmptyState text={words.none} test="no-publications" /> : <Rows rows={rows} />}
      {(firstHref !== null || nextHref !== null) && (
        <nav class="paging" aria-label={words.paging}>
          {firstHref !== null && <a href={firstHref}>{words.first}</a>} {nextHref !== null && <a href={nextHref}>{words.next}</a>}
        </nav>
      )}
    </Layout>
  );
}

function Rows({ rows }: Pick<PublicationsPage, 'rows'>) {
  const words = publicationTexts;
  return (
    <DataTable
      caption={words.caption}
      hideCaption
      rows={rows}
      rowTest="publication"
      columns={[
        { label: words.subject, names: true, cell: (row) => <a href={row.href}>{row.title}</a> },
        { label: words.state, cell: (row) => row.state },
        { label: words.createdOn, cell: (row) => row.createdOn },
        {
          label: words.dueOn,
          cell: (row) => (
            <>
              {row.dueOn} {row.overdue && <Badge text={words.overdue} tone="alarm" />}
            </>
          ),
        },
      ]}
    />
  );
}
