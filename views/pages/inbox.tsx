import type { InboxPage, InboxRow } from '../../src/web/pages/inbox-page.ts';
import { inboxTexts } from '../../src/web/texts/inbox.ts';
import { Layout } from '../layout.tsx';
import { DataTable, type TableColumn } from '../partials/data-table.tsx';
import { EmptyState } from '../partials/empty-state.tsx';
import { TabLinks } from '../partials/tab-links.tsx';

export function InboxView(page: InboxPage) {
  const words = inboxTexts;
  return (
    <Layout frame={page.frame} wide>
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <TabLinks label={words.tabs} links={page.tabs} />
      {page.failing !== null && (
        <p class="govuk-inset-text" data-test="inbox-failing">
          {page.failing}
        </p>
      )}
      {page.unset !== null && <EmptyState text={page.unset} test="inbox-unset" />}
      <section class="section inbox-mails" aria-labelledby="held">
        <h2 id="held">{page.heldTitle}</h2>
        {page.held.length === 0 ? <p class="hint">{words.heldNone}</p> : <Mails rows={page.held} caption={page.heldTitle} held />}
      </section>
      <section class="section inbox-mails" aria-labelledby="taken">
        <h2 id="taken">{words.taken}</h2>
        {page.taken.length > 0 ? (
          <Mails rows={page.taken} caption={words.taken} />
        ) : page.unset === null ? (
          <EmptyState title={words.takenNone} text={words.howItComes} test="inbox-empty" />
        ) : (
          <p class="hint">{words.takenNone}</p>
        )}
      </section>
      <Folded title={words.dismissed} rows={page.dismissed} test="inbox-dismissed" />
      <Folded title={words.quiet} rows={page.quiet} test="inbox-quiet" />
    </Layout>
  );
}

interface MailsProps {
  readonly rows: readonly InboxRow[];
  readonly caption: string;
  readonly held?: boolean;
}

function Mails({ rows, caption, held = false }: MailsProps) {
  const { columns } = inboxTexts;
  const why: TableColumn<InboxRow> = held
    ? { label: columns.why, cell: ({ reasons }) => <Lines lines={reasons} /> }
    : { label: columns.outcome, cell: (row) => <Outcome row={row} /> };
  return (
    <DataTable
      caption={caption}
      hideCaption
      rows={rows}
      rowTest={held ? 'held-mail' : 'mail'}
      columns={[
        {
          label: columns.subject,
          names: true,
          cell: (row) => <a href={row.href}>{row.subject}</a>,
        },
        { label: columns.from, cell: ({ from }) => from },
        { label: columns.receivedAt, cell: ({ receivedAt }) => <span class="nowrap">{receivedAt}</span> },
        why,
      ]}
    />
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <>
      {lines.map((line) => (
        <div>{line}</div>
      ))}
    </>
  );
}

function Outcome({ row }: { readonly row: InboxRow }) {
  return (
    <>
      <div>
        {row.state}
        {row.note !== null && <span class="hint"> · {row.note}</span>}
      </div>
      {row.caseLink !== null && (
        <div>
          <a href={row.caseLink.href}>{row.caseLink.label}</a>
        </div>
      )}
    </>
  );
}

function Folded({ title, rows, test }: { readonly title: string; readonly rows: readonly InboxRow[]; readonly test: string }) {
  if (rows.length === 0) return null;
  return (
    <details class="govuk-details inbox-mails" data-test={test}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{title}</span> <span class="count">{rows.length}</span>
      </summary>
      <div class="govuk-details__text">
        <Mails rows={rows} caption={title} />
      </div>
    </details>
  );
}
