import type { MailLineView } from '../../src/web/pages/mail-line.ts';
import type { MailListPage } from '../../src/web/pages/mail-list-page.ts';
import { mailboxTexts } from '../../src/web/texts/mailbox.ts';
import { texts } from '../../src/web/texts.ts';
import { Layout } from '../layout.tsx';
import { Badge } from '../partials/badge.tsx';
import { Button } from '../partials/button.tsx';
import { CsrfInput } from '../partials/csrf-input.tsx';
import { DataTable } from '../partials/data-table.tsx';
import { EmptyState } from '../partials/empty-state.tsx';
import { NoticeBanner } from '../partials/notice-banner.tsx';
import { TabLinks } from '../partials/tab-links.tsx';

interface Props {
  readonly page: MailListPage;
}

export function MailListView(page: MailListPage) {
  const words = mailboxTexts;
  return (
    <Layout frame={page.frame} wide>
      <h1>{words.title}</h1>
      <p class="hint mail-lead">
        {words.lead} <a href="/mail/samples">{words.samples}</a>
      </p>
      {page.local && <NoticeBanner text={words.local} test="mail-local" />}
      <TabLinks label={words.tabsLabel} links={page.tabs} />
      <Filter page={page} />
      {page.retry !== null && <RetryAll page={page} failed={page.retry.failed} />}
      {page.rows.length === 0 ? <EmptyState text={page.empty} test="mail-empty" /> : <MailTable page={page} />}
      <Paging page={page} />
    </Layout>
  );
}

function Filter({ page }: Props) {
  return (
    <form method="get" action="/mail" class="mail-filter">
      <input type="hidden" name="tab" value={page.tab} />
      <label class="govuk-label" for="mail-kind">
        {mailboxTexts.kind}
      </label>
      <select class="govuk-select" id="mail-kind" name="kind">
        <option value="">{mailboxTexts.allKinds}</option>
        {page.kinds.map(({ value, label, chosen }) => (
          <option value={value} selected={chosen}>
            {label}
          </option>
        ))}
      </select>
      <Button variant="secondary" small>
        {mailboxTexts.filter}
      </Button>
    </form>
  );
}

function MailTable({ page }: Props) {
  const { columns } = mailboxTexts;
  return (
    <DataTable
      caption={mailboxTexts.tabs[page.tab]}
      hideCaption
      rowTest="mail"
      rows={page.rows}
      columns={[
        { label: columns.mail, names: true, cell: (row) => <a href={row.href}>{row.kind}</a> },
        { label: columns.to, cell: (row) => row.to },
        { label: columns.case, cell: (row) => row.caseNo ?? texts.none },
        { label: columns.state, cell: (row) => <State row={row} /> },
        { label: columns.when, cell: (row) => row.when },
      ]}
    />
  );
}

function State({ row }: { readonly row: MailLineView }) {
  return (
    <>
      <Badge text={row.state} tone={row.tone} />
      {row.trouble !== null && <span class="mail-trouble">{row.trouble}</span>}
    </>
  );
}

/** Folded up: it concerns much mail at once. */
function RetryAll({ page, failed }: Props & { readonly failed: number }) {
  const words = mailboxTexts.all;
  return (
    <details class="mail-act" data-test="mail-again-all">
      <summary>{words.title}</summary>
      <p>{words.hint(failed)}</p>
      <form method="post" action="/mail/again">
        <CsrfInput csrf={page.frame.csrf} />
        <Button variant="secondary">{words.button}</Button>
      </form>
    </details>
  );
}

function Paging({ page: { paging } }: Props) {
  if (paging.first === null && paging.next === null) return null;
  return (
    <nav class="paging" aria-label={texts.queue.pages}>
      {paging.first !== null && (
        <a rel="first" href={paging.first}>
          {texts.queue.first}
        </a>
      )}
      {paging.next !== null && (
        <a rel="next" href={paging.next}>
          {texts.queue.next}
        </a>
      )}
    </nav>
  );
}
