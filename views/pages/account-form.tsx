import type { AccountFormPage } from '../../src/web/pages/account-page.ts';
import { accountTexts } from '../../src/web/texts/account.ts';
import { Layout } from '../layout.tsx';
import { AccountInput } from '../partials/account-input.tsx';
import { Button } from '../partials/button.tsx';
import { CsrfInput } from '../partials/csrf-input.tsx';
import { ErrorSummary } from '../partials/error-summary.tsx';
import { groupClass, HintAndError } from '../partials/form-group.tsx';
import { NoticeBanner } from '../partials/notice-banner.tsx';
import { PasswordInput } from '../partials/password-input.tsx';

const PLACES = {
  signIn: '/account/login',
  register: '/account/register',
  password: '/account/password',
  delete: '/account/delete',
} as const;

/** Sign in, register, change the password or delete the account: one form each. */
export function AccountFormView(page: AccountFormPage) {
  const words = accountTexts;
  const title = { signIn: words.title, register: words.toRegister, password: words.changePassword, delete: words.delete }[page.form];
  const inside = page.form === 'password' || page.form === 'delete';
  return (
    <Layout frame={page.frame}>
      {inside && (
        <a class="govuk-back-link" href="/account">
          {words.back}
        </a>
      )}
      {page.notice !== null && <NoticeBanner text={page.notice} test="account-notice" />}
      <ErrorSummary errors={page.errors} />
      <h1>{title}</h1>
      <p class="lead">{leadOf(page.form)}</p>
      <form class="card" method="post" action={PLACES[page.form]} novalidate data-test="account-form">
        <CsrfInput csrf={page.frame.csrf} />
        <Fields page={page} />
        <Submit form={page.form} />
      </form>
      {page.form === 'signIn' && (
        <p>
          <a href="/account/register">{words.toRegister}</a>
        </p>
      )}
      {page.form === 'register' && (
        <p>
          <a href="/account/login">{words.toSignIn}</a>
        </p>
      )}
    </Layout>
  );
}

function leadOf(form: AccountFormPage['form']): string {
  const words = accountTexts;
  return { signIn: words.signInLead, register: words.lead, password: words.passwordHint, delete: words.deleteLead }[form];
}

function Submit({ form }: Pick<AccountFormPage, 'form'>) {
  const words = accountTexts;
  const labels = { signIn: words.signIn, register: words.register, password: words.changePassword, delete: words.delete };
  return (
    <Button variant={form === 'delete' ? 'warning' : 'primary'} test="account-submit">
      {labels[form]}
    </Button>
  );
}

function Fields({ page }: { readonly page: AccountFormPage }) {
  const words = accountTexts;
  const { form, problems } = page;
  const errorOf = (id: string) => problems.find(({ field }) => field === id)?.text ?? null;
  return (
    <>
      {(form === 'signIn' || form === 'register') && (
        <AccountInput
          id="login"
          label={words.login}
          hint={words.loginHint}
          value={page.login}
          problems={problems}
          autocomplete="username"
        />
      )}
      {form === 'signIn' && (
        <PasswordInput id="password" label={words.password} error={errorOf('password')} autocomplete="current-password" />
      )}
      {(form === 'password' || form === 'delete') && (
        <PasswordInput id="current" label={words.current} error={errorOf('current')} autocomplete="current-password" />
      )}
      {(form === 'register' || form === 'password') && (
        <PasswordInput
          id="password"
          label={form === 'register' ? words.password : words.newPassword}
          hint={words.passwordHint}
          error={errorOf('password')}
          autocomplete="new-password"
        />
      )}
      {form === 'delete' && <DeleteConfirm error={errorOf('confirmed')} />}
    </>
  );
}

function DeleteConfirm({ error }: { readonly error: string | null }) {
  return (
    <div class={groupClass(error)}>
      <HintAndError id="confirmed" error={error} />
      <div class="govuk-checkboxes govuk-checkboxes--small">
        <div class="govuk-checkboxes__item">
          <input class="govuk-checkboxes__input" id="confirmed" type="checkbox" name="confirmed" value="yes" />
          <label class="govuk-label govuk-checkboxes__label" for="confirmed">
            {accountTexts.deleteConfirm}
          </label>
        </div>
      </div>
    </div>
  );
}
