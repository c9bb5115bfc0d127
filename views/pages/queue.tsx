import type { QueuePage, QueueRowView } from '../../src/web/pages/queue-page.ts';
import { texts } from '../../src/web/texts.ts';
import { Layout } from '../layout.tsx';
import { Button } from '../partials/button.tsx';
import { EmptyState } from '../partials/empty-state.tsx';

export function QueueView(page: QueuePage) {
  return (
    <Layout frame={page.frame} wide>
      <div class="page-head">
        <h1>{texts.queue.title}</h1>
        <Button href="/cases/new" test="new-case">
          {texts.nav.newCase}
        </Button>
      </div>
      <Groups page={page} />
      <Filter page={page} />
      {page.rows.length === 0 ? <EmptyState text={page.empty} test="queue-empty" /> : <Rows page={page} />}
      {page.paging !== null && <Paging paging={page.paging} />}
    </Layout>
  );
}

interface PageProps {
  readonly page: QueuePage;
}

function Groups({ page }: PageProps) {
  return (
    <nav class="tabs" aria-label={texts.queue.groupsLabel}>
      {page.groups.map((group) => (
        <a href={group.href} data-test="queue-group" data-group={group.id} {...(group.current ? { 'aria-current': 'page' } : {})}>
          {group.label}
          <span class={group.id === 'overdue' && group.count > 0 ? 'count count-alarm' : 'count'}>{group.count}</span>
        </a>
      ))}
    </nav>
  );
}

function Filter({ page }: PageProps) {
  return (
    <search>
      <form class="filter" method="get" action="/queue">
        {page.group !== 'open' && <input type="hidden" name="group" value={page.group} />}
        <label class="govuk-label" for="filter">
          {texts.queue.filterLabel}
        </label>
        <input class="govuk-input" id="filter" name="q" type="search" value={page.text} />
        <Button variant="secondary">{texts.queue.filter}</Button>
        {page.clearHref !== null && <a href={page.clearHref}>{texts.queue.clear}</a>}
      </form>
    </search>
  );
}

function Rows({ page }: PageProps) {
  const { columns } = texts.queue;
  return (
    <table class="queue">
      <caption class="visually-hidden">{page.caption}</caption>
      <thead>
        <tr>
          {Object.entries(columns).map(([id, label]) => (
            <th scope="col" class={`col-${id}`}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {page.rows.map((row) => (
          <Row row={row} />
        ))}
      </tbody>
    </table>
  );
}

/** On a narrow screen each row is a card, and `data-label` says what a cell is. */
function Row({ row }: { readonly row: QueueRowView }) {
  const { columns } = texts.queue;
  return (
    <tr data-test="queue-row" class={row.overdue ? 'row-overdue' : ''}>
      <td class="col-caseNo" data-label={columns.caseNo}>
        <a href={row.href}>{row.caseNo}</a>
      </td>
      <td class="col-title" data-label={columns.title}>
        {row.title}
      </td>
      <td data-label={columns.applicant}>{row.applicant}</td>
      <td data-label={columns.channel}>{row.channel}</td>
      <td data-label={columns.state}>
        <span class="state">{row.state}</span>
      </td>
      <td data-label={columns.waitingFor}>{row.waitingFor}</td>
      <td class="col-day" data-label={columns.firstDueOn}>
        {row.firstDueOn}
      </td>
      <td class="col-day" data-label={columns.dueOn}>
        {row.moved ? <strong>{row.dueOn}</strong> : row.dueOn}
      </td>
      <td class="col-number" data-label={columns.remaining}>
        {row.remaining}
      </td>
      <td class="col-marks" data-label={columns.marks}>
        {row.badges.length === 0
          ? texts.none
          : row.badges.map((badge) => (
              <span class={`badge badge-${badge.kind}`} title={badge.help} data-test={`badge-${badge.kind}`}>
                {badge.text}
              </span>
            ))}
      </td>
    </tr>
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
      <span>{paging.label}</span>
      {paging.next !== null && (
        <a rel="next" href={paging.next}>
          {texts.queue.next}
        </a>
      )}
    </nav>
  );
}
