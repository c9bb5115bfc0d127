import type { CaseLink, FaxInLine, FaxOutLine } from '../../src/web/pages/fax-line.ts';
import type { FaxListPage } from '../../src/web/pages/fax-pages.ts';
import { faxTexts } from '../../src/web/texts/fax.ts';
import { Layout } from '../layout.tsx';
import { Badge } from '../partials/badge.tsx';
import { DataTable } from '../partials/data-table.tsx';
import { EmptyState } from '../partials/empty-state.tsx';

export function FaxesView(page: FaxListPage) {
  const { incoming, outgoing } = faxTexts;
  return (
    <Layout frame={page.frame} wide>
      <h1>{faxTexts.title}</h1>
      <p class="lead">{faxTexts.lead}</p>
      <section class="section" aria-labelledby="faxes-in">
        <h2 id="faxes-in">{incoming.title}</h2>
        {page.incoming.length === 0 ? (
          <EmptyState title={incoming.none} text={incoming.how} test="faxes-in-empty" />
        ) : (
          <Incoming rows={page.incoming} />
        )}
      </section>
      <section class="section" aria-labelledby="faxes-out">
        <h2 id="faxes-out">{outgoing.title}</h2>
        {page.unset && (
          <p class="govuk-inset-text" data-test="fax-unset">
            {faxTexts.unset}
          </p>
        )}
        {page.outgoing.length === 0 ? <p class="hint">{outgoing.none}</p> : <Outgoing rows={page.outgoing} />}
      </section>
    </Layout>
  );
}

function Incoming({ rows }: { readonly rows: readonly FaxInLine[] }) {
  const { title, columns, unfinished } = faxTexts.incoming;
  return (
    <DataTable
      caption={title}
      hideCaption
      rowTest="fax-in"
      rows={rows}
      columns={[
        { label: columns.from, names: true, cell: (row) => <a href={row.href}>{row.from}</a> },
        { label: columns.at, cell: (row) => <span class="nowrap">{row.at}</span> },
        { label: columns.pages, cell: (row) => row.pages },
        {
          label: columns.case,
          cell: (row) => (
            <>
              <div>{row.case === null ? unfinished : <Case link={row.case} />}</div>
              {row.filed !== null && <div class="hint">{row.filed}</div>}
            </>
          ),
        },
      ]}
    />
  );
}

function Outgoing({ rows }: { readonly rows: readonly FaxOutLine[] }) {
  const { title, columns } = faxTexts.outgoing;
  return (
    <DataTable
      caption={title}
      hideCaption
      rowTest="fax-out"
      rows={rows}
      columns={[
        { label: columns.letter, names: true, cell: (row) => <a href={row.href}>{row.title}</a> },
        { label: columns.number, cell: (row) => row.number },
        { label: columns.state, cell: (row) => <Badge text={row.state} tone={row.tone} /> },
        { label: columns.at, cell: (row) => <span class="nowrap">{row.at}</span> },
        { label: columns.case, cell: (row) => row.case !== null && <Case link={row.case} /> },
      ]}
    />
  );
}

function Case({ link }: { readonly link: CaseLink }) {
  return <a href={link.href}>{link.label}</a>;
}
