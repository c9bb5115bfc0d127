import type { WebhooksPage } from '../../src/web/pages/webhooks-page.ts';
import { webhookTexts } from '../../src/web/texts/webhooks.ts';
import { Layout } from '../layout.tsx';
import { Badge } from '../partials/badge.tsx';
import { Button } from '../partials/button.tsx';
import { DataTable } from '../partials/data-table.tsx';
import { EmptyState } from '../partials/empty-state.tsx';
import { WebhookExample } from '../partials/webhook-example.tsx';

export function WebhooksView({ frame, rows, mayChange, example }: WebhooksPage) {
  const words = webhookTexts;
  return (
    <Layout frame={frame} wide>
      <div class="page-head">
        <h1>{words.title}</h1>
        {mayChange && (
          <Button href="/webhooks/new" test="new-webhook">
            {words.add}
          </Button>
        )}
      </div>
      <p class="lead">{words.lead}</p>
      {rows.length === 0 ? (
        <>
          <EmptyState
            title={words.empty.title}
            text={mayChange ? words.empty.text : `${words.empty.text} ${words.empty.readOnly}`}
            test="no-webhooks"
          />
          <WebhookExample example={example} />
        </>
      ) : (
        <Rows rows={rows} />
      )}
    </Layout>
  );
}

function Rows({ rows }: Pick<WebhooksPage, 'rows'>) {
  const { columns, caption } = webhookTexts;
  return (
    <DataTable
      caption={caption}
      hideCaption
      rows={rows}
      rowTest="webhook"
      columns={[
        {
          label: columns.name,
          names: true,
          cell: (row) => (
            <div class="webhook-name">
              <a href={row.href}>{row.name}</a>
              {row.url !== null && <div class="hint">{row.url}</div>}
            </div>
          ),
        },
        { label: columns.events, cell: (row) => row.events },
        {
          label: columns.state,
          cell: (row) => (
            <div>
              <Badge text={row.state.text} tone={row.state.tone} test="webhook-state" />
              {row.state.detail !== null && <div class="hint">{row.state.detail}</div>}
            </div>
          ),
        },
        { label: columns.waiting, numeric: true, cell: (row) => row.waiting },
      ]}
    />
  );
}
