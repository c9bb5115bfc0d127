import type { SettingsPage } from '../../src/web/pages/settings-page.ts';
import { settingsTexts } from '../../src/web/texts/settings.ts';
import { Layout } from '../layout.tsx';
import { Button } from '../partials/button.tsx';
import { CsrfInput } from '../partials/csrf-input.tsx';
import { DataTable } from '../partials/data-table.tsx';
import { EmptyState } from '../partials/empty-state.tsx';
import { ErrorSummary } from '../partials/error-summary.tsx';
import { describedBy, FieldsetGroup, FormGroup } from '../partials/form-group.tsx';
import { PasswordInput } from '../partials/password-input.tsx';
import { SecurityLinks } from '../partials/security-links.tsx';

export function SettingsView(page: SettingsPage) {
  return (
    <Layout frame={page.frame}>
      <ErrorSummary errors={page.errors} />
      <h1>{settingsTexts.title}</h1>
      <SecurityLinks identity={page.identity} />
      <MailSettings page={page} />
      {page.calendars !== null && <Calendars calendars={page.calendars} />}
    </Layout>
  );
}

interface PageProps {
  readonly page: SettingsPage;
}

function MailSettings({ page }: PageProps) {
  const words = settingsTexts.mail;
  return (
    <section class="section settings-part">
      <h2>{words.title}</h2>
      <form method="post" action="/settings" novalidate data-test="mail-settings">
        <CsrfInput csrf={page.frame.csrf} />
        <Address page={page} />
        <Language language={page.mail.language} />
        <div class="govuk-form-group">
          <div class="govuk-checkboxes govuk-checkboxes--small">
            <div class="govuk-checkboxes__item">
              <input class="govuk-checkboxes__input" id="digest" type="checkbox" name="digest" value="yes" checked={page.mail.digest} />
              <label class="govuk-label govuk-checkboxes__label" for="digest">
                {words.digest}
              </label>
            </div>
          </div>
        </div>
        <Button test="save-mail">{words.save}</Button>
      </form>
    </section>
  );
}

function Address({ page: { mail, problems } }: PageProps) {
  const words = settingsTexts.mail;
  const errorOf = (id: string) => problems.find(({ field }) => field === id)?.text ?? null;
  const parts = { id: 'email', label: words.email, hint: words.emailHint, marker: words.optional, error: errorOf('email') };
  return (
    <>
      <FormGroup {...parts} name="email">
        <input
          {...describedBy(parts)}
          class="govuk-input"
          id="email"
          name="email"
          type="email"
          value={mail.email}
          maxlength={254}
          autocomplete="email"
          autocapitalize="none"
          spellcheck={false}
        />
      </FormGroup>
      <PasswordInput
        id="password"
        label={words.password}
        hint={words.passwordHint}
        error={errorOf('password')}
        autocomplete="current-password"
      />
    </>
  );
}

function Language({ language }: Pick<SettingsPage['mail'], 'language'>) {
  const words = settingsTexts.mail;
  const languages = [
    { value: 'zh', tag: 'zh-CN', label: words.languages.zh },
    { value: 'en', tag: 'en', label: words.languages.en },
  ];
  return (
    <FieldsetGroup id="language" name="language" label={words.language}>
      <div class="govuk-radios govuk-radios--small">
        {languages.map(({ value, tag, label }) => (
          <div class="govuk-radios__item">
            <input
              class="govuk-radios__input"
              id={`language-${value}`}
              type="radio"
              name="language"
              value={value}
              checked={value === language}
            />
            <label class="govuk-label govuk-radios__label" for={`language-${value}`} lang={tag}>
              {label}
            </label>
          </div>
        ))}
      </div>
    </FieldsetGroup>
  );
}

function Calendars({ calendars }: { readonly calendars: NonNullable<SettingsPage['calendars']> }) {
  const words = settingsTexts.calendars;
  return (
    <section class="section settings-part" id="calendars">
      <h2>{words.title}</h2>
      <p>{words.lead}</p>
      <p>{words.secret}</p>
      {calendars.length === 0 ? (
        <EmptyState text={words.none} test="no-calendars" />
      ) : (
        <DataTable
          caption={words.caption}
          hideCaption
          rowTest="calendar-row"
          rows={calendars}
          columns={[
            { label: words.columns.what, names: true, cell: (row) => row.what },
            { label: words.columns.made, cell: (row) => row.made },
            { label: words.columns.read, cell: (row) => row.read },
            {
              label: words.columns.revoke,
              cell: (row) => (
                <a href={row.revokeHref} aria-label={words.revokeLabel(row.what)}>
                  {words.revoke}
                </a>
              ),
            },
          ]}
        />
      )}
      <p class="button-row">
        <Button href="/settings/calendars/new" variant="secondary" test="new-calendar">
          {words.create}
        </Button>
      </p>
    </section>
  );
}
