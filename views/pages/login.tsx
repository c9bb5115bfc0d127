import type { LoginPage } from '../../src/web/pages/login-page.ts';
import { accessTexts } from '../../src/web/texts/access.ts';
import { texts } from '../../src/web/texts.ts';
import { Layout } from '../layout.tsx';
import { Button } from '../partials/button.tsx';
import { CsrfInput } from '../partials/csrf-input.tsx';
import { ErrorSummary } from '../partials/error-summary.tsx';
import { FormGroup } from '../partials/form-group.tsx';
import { PasswordInput } from '../partials/password-input.tsx';

export function LoginView({ frame, login, next, error, provider, factorOffered }: LoginPage) {
  return (
    <Layout frame={frame}>
      <div class="card login-card">
        <h1>{texts.login.title}</h1>
        <ErrorSummary errors={error === null ? [] : [{ text: error, href: '#login' }]} />
        <p class="lead">{texts.login.intro}</p>
        <form method="post" action="/login" novalidate data-test="login-form">
          <CsrfInput csrf={frame.csrf} />
          <input type="hidden" name="next" value={next} />
          <FormGroup id="login" name="login" label={texts.login.login}>
            <input
              class="govuk-input"
              id="login"
              name="login"
              type="text"
              autocomplete="username"
              autocapitalize="none"
              spellcheck={false}
              value={login}
            />
          </FormGroup>
          <PasswordInput id="password" label={texts.login.password} autocomplete="current-password" />
          <Button>{texts.login.submit}</Button>
        </form>
        {provider !== null && provider.out !== null && (
          <p>
            <a href="/login/oidc/out" data-test="out-oidc">
              {provider.out}
            </a>
          </p>
        )}
        {provider !== null && (
          <p>
            <a class="govuk-button govuk-button--secondary" href={provider.href} data-test="login-oidc">
              {provider.label}
            </a>
          </p>
        )}
        <p>
          <a href="/login/help" data-test="login-help">
            {accessTexts.helpLink}
          </a>
        </p>
        {factorOffered && <p class="hint">{accessTexts.offered}</p>}
      </div>
    </Layout>
  );
}
