import type { QueuePage, QueueTab } from '../../src/web/pages/queue-page.ts';
import { queueTexts } from '../../src/web/texts/queue.ts';
import { texts } from '../../src/web/texts.ts';
import { Layout } from '../layout.tsx';
import { Button } from '../partials/button.tsx';
import { CsrfInput } from '../partials/csrf-input.tsx';
import { EmptyState } from '../partials/empty-state.tsx';
import { QueueFilterForm } from '../partials/queue-filter-form.tsx';
import { QueueTable } from '../partials/queue-table.tsx';
import { QueueViewBar } from '../partials/queue-view-bar.tsx';
import { SystemNotice } from '../partials/system-notice.tsx';

interface PageProps {
  readonly page: QueuePage;
}

export function QueueView(page: QueuePage) {
  return (
    <Layout frame={page.frame} wide>
      <div class="page-head">
        <h1>{texts.queue.title}</h1>
        {page.mayTakeIn && (
          <Button href="/cases/new" test="new-case">
            {texts.nav.newCase}
          </Button>
        )}
      </div>
      <SystemNotice troubles={page.troubles} />
      <div class="queue-scopes">
        <Tabs label={queueTexts.scopesLabel} tabs={page.scopes} test="queue-scope" />
        <QueueViewBar page={page} />
      </div>
      <QueueFilterForm page={page} />
      <Live page={page} />
      <Help />
    </Layout>
  );
}

/** What is replaced when a case changes: the groups with their counts, and the list. */
function Live({ page }: PageProps) {
  return (
    <div data-module="yishen-queue" data-events={page.eventsHref} data-updated={queueTexts.live.updated} data-test="queue-live">
      <p class="queue-status" role="status" data-queue-status />
      <div data-queue-replaced>
        <Tabs label={texts.queue.groupsLabel} tabs={page.groups} test="queue-group" />
        {page.remark !== null && <p class="govuk-hint">{page.remark}</p>}
        {page.rows.length === 0 ? <EmptyState text={page.empty} test="queue-empty" /> : <List page={page} />}
        {page.paging !== null && <Paging paging={page.paging} />}
      </div>
    </div>
  );
}

/** The whole list is one form: what is selected goes to the page that confirms. */
function List({ page }: PageProps) {
  if (!page.mayAssign) {
    return (
      <>
        <Exports page={page} />
        <QueueTable page={page} />
      </>
    );
  }
  return (
    <form method="post" action="/queue/assign">
      <CsrfInput csrf={page.frame.csrf} />
      <input type="hidden" name="back" value={page.here} />
      <div class="queue-actions">
        <label class="queue-select-all" hidden data-queue-select-all>
          <input type="checkbox" />
          {queueTexts.assign.selectAll}
        </label>
        <Button variant="secondary" small test="assign">
          {queueTexts.assign.button}
        </Button>
        <Exports page={page} />
      </div>
      <QueueTable page={page} />
    </form>
  );
}

function Exports({ page }: PageProps) {
  return (
    <details class="queue-exports" data-test="queue-exports">
      <summary>{queueTexts.exports.label}</summary>
      <p>
        <a href={page.exports.csv} download data-test="export-csv">
          {queueTexts.exports.csv}
        </a>
        <a href={page.exports.xlsx} download data-test="export-xlsx">
          {queueTexts.exports.xlsx}
        </a>
      </p>
      <p class="govuk-hint">{queueTexts.exports.note}</p>
    </details>
  );
}

function Tabs({ label, tabs, test }: { readonly label: string; readonly tabs: readonly QueueTab[]; readonly test: string }) {
  return (
    <nav class="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <a href={tab.href} data-test={test} data-id={tab.id} {...(tab.current ? { 'aria-current': 'page' } : {})}>
          {tab.label}
          {tab.count !== null && <span class={tab.alarm ? 'count count-alarm' : 'count'}>{tab.count}</span>}
        </a>
      ))}
    </nav>
  );
}

function Paging({ paging }: { readonly paging: NonNullable<QueuePage['paging']> }) {
  return (
    <nav class="paging" aria-label={texts.queue.pages}>
      {paging.first !== null && (
        <a rel="first" href={paging.first}>
          {texts.queue.first}
        </a>
      )}
      {paging.label !== '' && <span>{paging.label}</span>}
      {paging.next !== null && (
        <a rel="next" href={paging.next}>
          {texts.queue.next}
        </a>
      )}
    </nav>
  );
}

/** Keys work only with scripts, which also show this. */
function Help() {
  return (
    <details class="queue-help" hidden data-queue-help data-test="queue-help">
      <summary>{queueTexts.help.summary}</summary>
      <p>{queueTexts.help.intro}</p>
      <ul class="govuk-list govuk-list--bullet">
        {queueTexts.help.keys.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    </details>
  );
}
