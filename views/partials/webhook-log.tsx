import type { WebhookPage } from '../../src/web/pages/webhook-page.ts';
import { webhookTexts } from '../../src/web/texts/webhooks.ts';
import { Badge } from './badge.tsx';
import { Button } from './button.tsx';
import { CsrfInput } from './csrf-input.tsx';
import { DataTable } from './data-table.tsx';
import { EmptyState } from './empty-state.tsx';

type Delivery = WebhookPage['deliveries'][number];

/** What a webhook was told, is to be told and was not told. */
export function WebhookLog({ page }: { readonly page: WebhookPage }) {
  const words = webhookTexts.log;
  return (
    <>
      <h2>{words.title}</h2>
      <p class="hint">{words.lead}</p>
      {page.deliveries.length === 0 ? <EmptyState text={words.none} test="no-deliveries" /> : <Rows page={page} />}
      {(page.newestHref !== null || page.olderHref !== null) && (
        <nav class="paging" aria-label={words.paging}>
          {page.newestHref !== null && <a href={page.newestHref}>{words.newest}</a>}{' '}
          {page.olderHref !== null && <a href={page.olderHref}>{words.older}</a>}
        </nav>
      )}
    </>
  );
}

function Rows({ page }: { readonly page: WebhookPage }) {
  const { columns, caption } = webhookTexts.log;
  const acts = { label: columns.acts, cell: (row: Delivery) => <Acts row={row} page={page} /> };
  return (
    <DataTable
      caption={caption}
      hideCaption
      rows={page.deliveries}
      rowTest="delivery"
      columns={[
        { label: columns.at, cell: (row) => row.at },
        {
          label: columns.event,
          names: true,
          cell: (row) => (
            <div>
              {row.event} <code class="event-type">{row.type}</code>
            </div>
          ),
        },
        {
          label: columns.state,
          cell: (row) => (
            <div>
              <Badge text={row.state.text} tone={row.state.tone} test="delivery-state" />
              {row.attempts !== null && <div class="hint">{row.attempts}</div>}
            </div>
          ),
        },
        { label: columns.answer, cell: (row) => row.answer },
        { label: columns.payload, cell: (row) => <Payload row={row} /> },
        ...(page.mayChange ? [acts] : []),
      ]}
    />
  );
}

function Payload({ row }: { readonly row: Delivery }) {
  return (
    <details>
      <summary aria-label={`${webhookTexts.log.show} ${row.event} ${row.at}`}>{webhookTexts.log.show}</summary>
      <pre class="code" tabindex={0}>
        <code>{row.payload}</code>
      </pre>
    </details>
  );
}

function Acts({ row, page }: { readonly row: Delivery; readonly page: WebhookPage }) {
  const words = webhookTexts.log;
  if (!row.mayResend && !row.mayDrop) return null;
  return (
    <form method="post" action={`${row.href}/${row.mayDrop ? 'drop' : 'again'}`}>
      <CsrfInput csrf={page.frame.csrf} />
      <Button variant="link" label={`${row.mayDrop ? words.drop : words.again} ${row.event} ${row.at}`}>
        {row.mayDrop ? words.drop : words.again}
      </Button>
    </form>
  );
}
