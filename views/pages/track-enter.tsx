import type { TrackEnterPage } from '../../src/web/pages/track-enter-page.ts';
import { trackTexts } from '../../src/web/texts/track.ts';
import { Layout } from '../layout.tsx';
import { Button } from '../partials/button.tsx';
import { CsrfInput } from '../partials/csrf-input.tsx';
import { ErrorSummary } from '../partials/error-summary.tsx';
import { describedBy, FormGroup } from '../partials/form-group.tsx';
import { NoticeBanner } from '../partials/notice-banner.tsx';

export function TrackEnterView(page: TrackEnterPage) {
  const words = trackTexts.enter;
  return (
    <Layout frame={page.frame}>
      {page.left && <NoticeBanner text={trackTexts.leave.done} test="left" />}
      <ErrorSummary errors={page.errors} />
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <form class="card" method="post" action="/track" novalidate data-test="track-form">
        <CsrfInput csrf={page.frame.csrf} />
        <input type="hidden" name="next" value={page.next} />
        <Input id="number" label={words.number} hint={words.numberHint} error={page.numberError} value={page.number} />
        <Input id="code" label={words.code} hint={words.codeHint} error={page.codeError} value="" />
        <Button test="track-submit">{words.submit}</Button>
      </form>
      <section class="card track-part" aria-labelledby="lost-code">
        <h2 id="lost-code">{words.lostTitle}</h2>
        <ul class="govuk-list govuk-list--bullet">
          {words.lost.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
      </section>
      <p class="track-account">
        {words.accountLead} <a href="/account">{words.account}</a>
      </p>
      <p class="hint">{trackTexts.leave.advice}</p>
    </Layout>
  );
}

interface InputProps {
  readonly id: 'number' | 'code';
  readonly label: string;
  readonly hint: string;
  readonly error: string | null;
  readonly value: string;
}

function Input({ id, label, hint, error, value }: InputProps) {
  const parts = { id, label, hint, error };
  return (
    <FormGroup {...parts} name={id}>
      <input
        {...describedBy(parts)}
        class={id === 'code' ? 'govuk-input track-code' : 'govuk-input'}
        id={id}
        name={id}
        type="text"
        value={value}
        autocomplete="off"
        autocapitalize={id === 'code' ? 'characters' : 'none'}
        spellcheck={false}
      />
    </FormGroup>
  );
}
