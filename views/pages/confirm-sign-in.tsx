import type { Frame } from '../../src/web/frame.ts';
import { accessTexts } from '../../src/web/texts/access.ts';
import { Layout } from '../layout.tsx';
import { Button } from '../partials/button.tsx';
import { CodeInput } from '../partials/code-input.tsx';
import { CsrfInput } from '../partials/csrf-input.tsx';
import { ErrorSummary } from '../partials/error-summary.tsx';
import { PasswordInput } from '../partials/password-input.tsx';

interface ConfirmSignIn {
  readonly frame: Frame;
  readonly next: string;
  /** The person has one-time codes. */
  readonly byCode: boolean;
  readonly error: string | null;
}

export function ConfirmSignInView({ frame, next, byCode, error }: ConfirmSignIn) {
  const words = accessTexts.confirm;
  return (
    <Layout frame={frame}>
      <div class="card login-card">
        <h1>{words.title}</h1>
        <ErrorSummary errors={error === null ? [] : [{ text: error, href: byCode ? '#code' : '#password' }]} />
        <p class="lead">{words.lead}</p>
        <form method="post" action="/settings/confirm" novalidate data-test="confirm-sign-in">
          <CsrfInput csrf={frame.csrf} />
          <input type="hidden" name="next" value={next} />
          {byCode ? (
            <CodeInput label={words.code} hint={words.codeHint} error={error} digits />
          ) : (
            <PasswordInput id="password" label={words.password} error={error} autocomplete="current-password" />
          )}
          <Button>{words.submit}</Button>
        </form>
      </div>
    </Layout>
  );
}
