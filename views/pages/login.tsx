import type { LoginPage } from '../../src/web/pages/login-page.ts';
import { texts } from '../../src/web/texts.ts';
import { Layout } from '../layout.tsx';
import { CsrfInput } from '../partials/csrf-input.tsx';
import { ErrorSummary } from '../partials/error-summary.tsx';

export function LoginView({ frame, login, next, error }: LoginPage) {
  return (
    <Layout frame={frame}>
      <div class="card login-card">
        <h1>{texts.login.title}</h1>
        <ErrorSummary errors={error === null ? [] : [{ text: error, href: '#login' }]} />
        <p class="lead">{texts.login.intro}</p>
        <form method="post" action="/login" novalidate data-test="login-form">
          <CsrfInput csrf={frame.csrf} />
          <input type="hidden" name="next" value={next} />
          <div class="field">
            <label for="login">{texts.login.login}</label>
            <input
              class="input"
              id="login"
              name="login"
              type="text"
              autocomplete="username"
              autocapitalize="none"
              spellcheck={false}
              value={login}
            />
          </div>
          <div class="field">
            <label for="password">{texts.login.password}</label>
            <input class="input" id="password" name="password" type="password" autocomplete="current-password" />
          </div>
          <button class="button" type="submit">
            {texts.login.submit}
          </button>
        </form>
      </div>
    </Layout>
  );
}
