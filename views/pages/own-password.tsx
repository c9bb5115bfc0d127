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
  /** Keys of one's own that open something, and whether they end, too; null for somebody without any. */
  readonly keys: { readonly count: number; readonly end: boolean } | null;
}

export function OwnPasswordView({ frame, name, errors, problems, isDue, keys }: OwnPasswordPage) {
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
        {keys !== null && <EndKeys count={keys.count} end={keys.end} />}
        <Button>{words.submit}</Button>
      </form>
    </Layout>
  );
}

function EndKeys({ count, end }: NonNullable<OwnPasswordPage['keys']>) {
  const words = accessTexts.password;
  return (
    <div class="govuk-form-group">
      <div class="govuk-checkboxes govuk-checkboxes--small" data-test="end-keys">
        <div class="govuk-checkboxes__item">
          <input
            class="govuk-checkboxes__input"
            id="endKeys"
            type="checkbox"
            name="endKeys"
            value="yes"
            checked={end}
            aria-describedby="endKeys-hint"
          />
          <label class="govuk-label govuk-checkboxes__label" for="endKeys">
            {words.endKeys(count)}
          </label>
        </div>
      </div>
      <p class="govuk-hint" id="endKeys-hint">
        {words.endKeysHint}
      </p>
    </div>
  );
}
