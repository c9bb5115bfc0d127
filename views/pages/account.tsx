import type { AccountPage } from '../../src/web/pages/account-page.ts';
import { accountTexts } from '../../src/web/texts/account.ts';
import { trackTexts } from '../../src/web/texts/track.ts';
import { Layout } from '../layout.tsx';
import { AccountInput } from '../partials/account-input.tsx';
import { Button } from '../partials/button.tsx';
import { CsrfInput } from '../partials/csrf-input.tsx';
import { DataTable } from '../partials/data-table.tsx';
import { EmptyState } from '../partials/empty-state.tsx';
import { ErrorSummary } from '../partials/error-summary.tsx';

/** An applicant's own applications. */
export function AccountView(page: AccountPage) {
  const words = accountTexts;
  return (
    <Layout frame={page.frame}>
      <ErrorSummary errors={page.errors} />
      <div class="page-head">
        <div>
          <h1>{words.mine}</h1>
          <p class="hint" data-test="account-login">
            {words.signedInAs(page.login)}
          </p>
        </div>
        <form method="post" action="/account/logout">
          <CsrfInput csrf={page.frame.csrf} />
          <Button variant="secondary" small test="account-out">
            {words.out}
          </Button>
        </form>
      </div>
      {page.rows.length === 0 ? <EmptyState text={words.empty} test="account-empty" /> : <Cases page={page} />}
      <p>
        <a href="/apply">{words.apply}</a>
      </p>
      <section class="card track-part" aria-labelledby="add">
        <h2 id="add">{words.add}</h2>
        <form method="post" action="/account/cases" novalidate data-test="add-form">
          <CsrfInput csrf={page.frame.csrf} />
          <AccountInput
            id="number"
            label={trackTexts.enter.number}
            hint={trackTexts.enter.numberHint}
            value={page.number}
            problems={page.problems}
          />
          <AccountInput id="code" label={trackTexts.enter.code} hint={trackTexts.enter.codeHint} value="" problems={page.problems} />
          <Button>{words.addSubmit}</Button>
        </form>
      </section>
      <section class="card track-part" aria-labelledby="settings">
        <h2 id="settings">{words.settings}</h2>
        <ul class="govuk-list">
          <li>
            <a href="/account/password">{words.changePassword}</a>
          </li>
          <li>
            <a href="/account/delete">{words.delete}</a>
          </li>
        </ul>
      </section>
    </Layout>
  );
}

function Cases({ page }: { readonly page: AccountPage }) {
  const { columns } = accountTexts;
  return (
    <DataTable
      caption={accountTexts.caption}
      rows={page.rows}
      rowTest="account-case"
      columns={[
        {
          label: columns.caseNo,
          names: true,
          cell: (row) => (
            <a href={row.href} data-test="account-open">
              {row.caseNo}
            </a>
          ),
        },
        { label: columns.asked, cell: (row) => row.title },
        { label: columns.state, cell: (row) => row.state },
        { label: columns.due, cell: (row) => row.due },
        {
          label: columns.remove,
          cell: (row) => (
            <form class="track-day" method="post" action="/account/cases/remove">
              <CsrfInput csrf={page.frame.csrf} />
              <input type="hidden" name="caseId" value={row.caseId} />
              <Button variant="link" label={accountTexts.removeLabel(row.caseNo)}>
                {accountTexts.remove}
              </Button>
            </form>
          ),
        },
      ]}
    />
  );
}
