import type { ErrorLine } from '../../src/web/forms/form-errors.ts';
import type { Frame } from '../../src/web/frame.ts';
import { accessTexts } from '../../src/web/texts/access.ts';
import { texts } from '../../src/web/texts.ts';
import { Layout } from '../layout.tsx';
import { Button } from '../partials/button.tsx';
import { CsrfInput } from '../partials/csrf-input.tsx';
import { ErrorSummary } from '../partials/error-summary.tsx';
import { PasswordInput } from '../partials/password-input.tsx';

interface OwnPasswordPage {
  readonly frame: Frame;
  readonly name: string;
  readonly errors: readonly ErrorLine[];
  readonly problems: readonly { readonly field: string; readonly text: string }[];
  /** The person gets nowhere else before. */
  readonly isDue: boolean;
}

export function OwnPasswordView({ frame, name, errors, problems, isDue }: OwnPasswordPage) {
  const words = accessTexts.password;
  const errorOf = (id: string) => problems.find(({ field }) => field === id)?.text ?? null;
  return (
    <Layout frame={frame}>
      {!isDue && (
        <a class="govuk-back-link" href="/settings">
          {accessTexts.factor.back}
        </a>
      )}
      <ErrorSummary errors={errors} />
      <h1>{isDue ? words.dueTitle : words.title}</h1>
      {isDue && <p class="lead">{words.due}</p>}
      <p>{texts.write.labelled(words.account, name)}</p>
      <form method="post" action="/settings/password" novalidate class="settings-part" data-test="own-password">
        <CsrfInput csrf={frame.csrf} />
        <PasswordInput id="current" label={words.current} error={errorOf('current')} autocomplete="current-password" />
        <PasswordInput id="password" label={words.next} hint={words.nextHint} error={errorOf('password')} autocomplete="new-password" />
        <PasswordInput id="again" label={words.again} error={errorOf('again')} autocomplete="new-password" />
        <p>{words.others}</p>
        <Button>{words.submit}</Button>
      </form>
    </Layout>
  );
}
