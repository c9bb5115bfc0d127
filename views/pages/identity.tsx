import type { Frame } from '../../src/web/frame.ts';
import { identityTexts } from '../../src/web/texts/identity.ts';
import { Layout } from '../layout.tsx';
import { Button } from '../partials/button.tsx';
import { CsrfInput } from '../partials/csrf-input.tsx';
import { ErrorSummary } from '../partials/error-summary.tsx';

interface IdentityPage {
  readonly frame: Frame;
  /** Of the provider. */
  readonly name: string;
  /** In words; null when the account is not linked. */
  readonly linked: string | null;
  /** Who came back from the provider and is to be linked; null when nobody did. */
  readonly pending: string | null;
  readonly error: string | null;
}

export function IdentityView({ frame, name, linked, pending, error }: IdentityPage) {
  const words = identityTexts;
  return (
    <Layout frame={frame}>
      <p class="crumb">
        <a href="/settings">{words.back}</a>
      </p>
      <h1>{words.title(name)}</h1>
      <ErrorSummary errors={error === null ? [] : [{ text: error, href: '#identity' }]} />
      <p>{words.lead(name)}</p>
      <div id="identity">
        <p data-test="identity-state">{linked ?? words.none}</p>
        {linked === null && pending !== null && <Confirm frame={frame} label={pending} />}
        {linked === null && pending === null && (
          <p>
            <a class="govuk-button" href="/settings/identity/start" data-test="identity-start">
              {words.start(name)}
            </a>
          </p>
        )}
        {linked !== null && (
          <form method="post" action="/settings/identity/remove" data-test="identity-remove">
            <CsrfInput csrf={frame.csrf} />
            <Button>{words.remove}</Button>
          </form>
        )}
      </div>
    </Layout>
  );
}

function Confirm({ frame, label }: { readonly frame: Frame; readonly label: string }) {
  return (
    <form method="post" action="/settings/identity" data-test="identity-confirm">
      <CsrfInput csrf={frame.csrf} />
      <p>
        <strong>{identityTexts.pending(label)}</strong>
      </p>
      <button class="govuk-button" type="submit" name="answer" value="yes">
        {identityTexts.confirm}
      </button>{' '}
      <button class="govuk-button govuk-button--secondary" type="submit" name="answer" value="no">
        {identityTexts.drop}
      </button>
    </form>
  );
}
