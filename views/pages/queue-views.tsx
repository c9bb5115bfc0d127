import type { Frame } from '../../src/web/frame.ts';
import type { QueueViewsPage } from '../../src/web/pages/queue-views-page.ts';
import { queueTexts } from '../../src/web/texts/queue.ts';
import { Layout } from '../layout.tsx';
import { Badge } from '../partials/badge.tsx';
import { Button } from '../partials/button.tsx';
import { CsrfInput } from '../partials/csrf-input.tsx';
import { EmptyState } from '../partials/empty-state.tsx';
import { ErrorSummary } from '../partials/error-summary.tsx';
import { describedBy, FormGroup } from '../partials/form-group.tsx';

export function QueueViewsView(page: QueueViewsPage) {
  const { views } = queueTexts;
  return (
    <Layout frame={page.frame}>
      <ErrorSummary errors={page.errors} />
      <h1>{views.title}</h1>
      {page.creation !== null && <Creation page={page} creation={page.creation} />}
      {page.views.length === 0 ? <EmptyState text={views.none} test="no-views" /> : <p class="govuk-hint">{views.defaultHint}</p>}
      {page.views.map((view) => (
        <SavedView page={page} view={view} />
      ))}
      <p>
        <a href="/queue?scope=all">{views.back}</a>
      </p>
    </Layout>
  );
}

function SavedView({ page, view }: { readonly page: QueueViewsPage; readonly view: QueueViewsPage['views'][number] }) {
  const { views } = queueTexts;
  return (
    <section class="saved-view" data-test="view-row">
      <h2>
        <a href={view.href}>{view.name}</a> {view.isDefault && <Badge text={views.isDefault} tone="good" />}
      </h2>
      <form method="post" action={`${view.href}/name`} class="saved-view-name">
        <CsrfInput csrf={page.frame.csrf} />
        <NameInput id={view.inputId} value={view.typed} error={view.error} />
        <Button variant="secondary" small label={`${views.rename} ${view.name}`}>
          {views.rename}
        </Button>
      </form>
      <form method="post" action={`${view.href}/default`} class="saved-view-acts">
        <CsrfInput csrf={page.frame.csrf} />
        <Button variant="link" label={`${view.isDefault ? views.noDefault : views.makeDefault} ${view.name}`}>
          {view.isDefault ? views.noDefault : views.makeDefault}
        </Button>
        <a href={`${view.href}/delete`} aria-label={`${views.remove} ${view.name}`}>
          {views.remove}
        </a>
      </form>
    </section>
  );
}

type CreationProps = { readonly page: QueueViewsPage; readonly creation: NonNullable<QueueViewsPage['creation']> };

function Creation({ page, creation }: CreationProps) {
  return (
    <form method="post" action="/queue/views">
      <CsrfInput csrf={page.frame.csrf} />
      <input type="hidden" name="address" value={creation.address} />
      <NameInput id="view-name" value={creation.name} error={creation.error} />
      <Button>{queueTexts.views.submit}</Button>
    </form>
  );
}

function NameInput({ id, value, error }: { readonly id: string; readonly value: string; readonly error: string | null }) {
  const field = { id, label: queueTexts.views.name, error };
  return (
    <FormGroup {...field}>
      <input class="govuk-input" id={id} name="name" type="text" maxlength={40} autocomplete="off" value={value} {...describedBy(field)} />
    </FormGroup>
  );
}

interface RemovalPage {
  readonly frame: Frame;
  readonly name: string;
  readonly action: string;
  readonly back: string;
}

export function QueueViewRemovalView({ frame, name, action, back }: RemovalPage) {
  const { views } = queueTexts;
  return (
    <Layout frame={frame}>
      <h1>{views.removeTitle(name)}</h1>
      <p>{views.removeHint}</p>
      <form method="post" action={action}>
        <CsrfInput csrf={frame.csrf} />
        <p class="queue-choices">
          <Button variant="warning">{views.confirmRemove}</Button>
          <a href={back}>{views.keep}</a>
        </p>
      </form>
    </Layout>
  );
}
