import type { ComponentChildren } from 'preact';
import type { AdminPage } from '../../src/web/pages/admin/admin-parts.ts';
import { Layout } from '../layout.tsx';
import { AdminActs } from '../partials/admin-acts.tsx';
import { AdminFields } from '../partials/admin-fields.tsx';
import { AdminMonths } from '../partials/admin-months.tsx';
import { AdminTables } from '../partials/admin-tables.tsx';
import { Button } from '../partials/button.tsx';
import { ErrorSummary } from '../partials/error-summary.tsx';
import { Pagination } from '../partials/pagination.tsx';
import { PrintButton } from '../partials/print-button.tsx';
import { SummaryList } from '../partials/summary-list.tsx';

/** Facts, tables and buttons: all that administrators look at, no case contents. */
export function AdminPageView({ children, ...page }: AdminPage & { readonly children?: ComponentChildren }) {
  const { frame, crumb, lead, errors = [], facts = [], months = [], tables = [], acts = [], paging = null, heading } = page;
  return (
    <Layout frame={frame} wide>
      {crumb !== null && (
        <p class="crumb">
          <a href={crumb.href}>{crumb.label}</a>
        </p>
      )}
      <ErrorSummary errors={errors} />
      <h1>{heading}</h1>
      {lead !== '' && <p class="lead">{lead}</p>}
      <Before page={page} />
      {page.print !== undefined && (
        <p class="no-print">
          <PrintButton label={page.print} />
        </p>
      )}
      {facts.length > 0 && <SummaryList rows={facts} test="admin-facts" />}
      <AdminMonths months={months} />
      <AdminTables tables={tables} csrf={frame.csrf} />
      {children}
      {paging !== null && <Pagination {...paging} />}
      {page.actsStay === true ? (
        <div class="admin-stay">
          <AdminActs acts={acts} csrf={frame.csrf} />
        </div>
      ) : (
        <AdminActs acts={acts} csrf={frame.csrf} />
      )}
    </Layout>
  );
}

interface PageProps {
  readonly page: AdminPage;
}

function Before({ page: { notes = [], secret = null, links = [], filter = null } }: PageProps) {
  return (
    <>
      {notes.map(({ text, test, tone }) => (
        <p class={`admin-note admin-note-${tone}`} data-test={test}>
          {text}
        </p>
      ))}
      {secret !== null && (
        <div class="admin-secret">
          <p>
            {secret.label} <code data-test="secret">{secret.value}</code>
          </p>
          <p class="hint">{secret.text}</p>
        </div>
      )}
      {links.length > 0 && (
        <p class="admin-acts">
          {links.map(({ href, label, primary = false, test }) => (
            <Button href={href} variant={primary ? 'primary' : 'secondary'} {...(test === undefined ? {} : { test })}>
              {label}
            </Button>
          ))}
        </p>
      )}
      {filter !== null && (
        <form method="get" action={filter.action} class="admin-filter" data-test="filter">
          <AdminFields fields={filter.fields} />
          <Button variant="secondary">{filter.submit}</Button>
        </form>
      )}
    </>
  );
}
