import type { WebhookPage } from '../../src/web/pages/webhook-page.ts';
import { webhookTexts } from '../../src/web/texts/webhooks.ts';
import { Layout } from '../layout.tsx';
import { Badge } from '../partials/badge.tsx';
import { Button } from '../partials/button.tsx';
import { CsrfInput } from '../partials/csrf-input.tsx';
import { NoticeBanner } from '../partials/notice-banner.tsx';
import { SummaryList } from '../partials/summary-list.tsx';
import { WebhookExample } from '../partials/webhook-example.tsx';
import { WebhookLog } from '../partials/webhook-log.tsx';

export function WebhookView(page: WebhookPage) {
  const words = webhookTexts;
  return (
    <Layout frame={page.frame} wide>
      <p class="crumb">
        <a href="/webhooks">{words.back}</a>
      </p>
      {page.error !== null && (
        <div role="alert">
          <NoticeBanner text={page.error} test="problem" />
        </div>
      )}
      <h1 class="webhook-name">{page.name}</h1>
      {page.parked && (
        <NoticeBanner text={page.state.text} test="parked">
          <p>{words.parkedBody}</p>
        </NoticeBanner>
      )}
      {page.secret !== null && <Secret secret={page.secret} example={page.example} />}
      <Summary page={page} />
      {page.mayChange && <Acts page={page} />}
      <WebhookLog page={page} />
    </Layout>
  );
}

function Secret({ secret, example }: { readonly secret: string; readonly example: string }) {
  const words = webhookTexts.secret;
  return (
    <>
      <section class="section" data-test="secret">
        <h2>{words.title}</h2>
        <pre class="code" tabindex={0}>
          <code>{secret}</code>
        </pre>
        <p>{words.body}</p>
      </section>
      <WebhookExample example={example} />
    </>
  );
}

function Summary({ page }: { readonly page: WebhookPage }) {
  const { summary } = webhookTexts;
  const { state, events } = page;
  return (
    <SummaryList
      test="webhook-summary"
      rows={[
        { label: summary.url, value: <span class="webhook-name">{page.url}</span> },
        {
          label: summary.state,
          value: (
            <>
              <Badge text={state.text} tone={state.tone} test="webhook-state" />
              {state.detail !== null && <div class="hint">{state.detail}</div>}
            </>
          ),
        },
        { label: summary.events, value: events.length === 1 ? events[0] : <EventList events={events} /> },
        { label: summary.secret, value: page.secretNote },
        { label: summary.createdBy, value: page.createdBy },
      ]}
    />
  );
}

function EventList({ events }: Pick<WebhookPage, 'events'>) {
  return (
    <ul class="govuk-list">
      {events.map((event) => (
        <li>{event}</li>
      ))}
    </ul>
  );
}

function Acts({ page }: { readonly page: WebhookPage }) {
  const words = webhookTexts;
  const href = `/webhooks/${page.id}`;
  return (
    <form method="post" action={`${href}/ping`} class="webhook-acts" data-test="webhook-acts">
      <CsrfInput csrf={page.frame.csrf} />
      {page.parked && (
        <Button formAction={`${href}/resume`} test="resume">
          {words.resume}
        </Button>
      )}
      <Button variant="secondary" test="ping">
        {words.ping}
      </Button>
      <Button variant="secondary" href={`${href}/edit`}>
        {words.changeOf}
      </Button>
      <Button variant="secondary" formAction={`${href}/secret`} test="rotate">
        {words.secret.rotate}
      </Button>
      <a href={`${href}/remove`}>{words.remove.link}</a>
    </form>
  );
}
