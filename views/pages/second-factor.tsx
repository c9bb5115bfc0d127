import type { SecondFactorPage } from '../../src/web/pages/second-factor-page.ts';
import { accessTexts } from '../../src/web/texts/access.ts';
import { Layout } from '../layout.tsx';
import { Button } from '../partials/button.tsx';
import { SummaryList } from '../partials/summary-list.tsx';

export function SecondFactorView({ frame, state, needed }: SecondFactorPage) {
  const words = accessTexts.factor;
  return (
    <Layout frame={frame}>
      <a class="govuk-back-link" href="/settings">
        {words.back}
      </a>
      <h1>{words.title}</h1>
      <p>{words.what}</p>
      {needed && <p>{words.needed}</p>}
      {state === null ? <NotYet /> : <Enrolled state={state} needed={needed} />}
    </Layout>
  );
}

function NotYet() {
  const words = accessTexts.factor;
  return (
    <>
      <p data-test="no-factor">{words.none}</p>
      <Button href="/settings/second-factor/new" test="enrol">
        {words.enrol}
      </Button>
    </>
  );
}

interface EnrolledProps {
  readonly state: NonNullable<SecondFactorPage['state']>;
  readonly needed: boolean;
}

function Enrolled({ state, needed }: EnrolledProps) {
  const words = accessTexts.factor;
  const rows = [
    { label: words.since, value: state.since },
    { label: words.codes, value: state.codes },
  ];
  return (
    <>
      <SummaryList rows={rows} test="factor-state" />
      {state.few && (
        <p class="govuk-inset-text" data-test="few-codes">
          {words.few}
        </p>
      )}
      <p class="button-row">
        <Button href="/settings/second-factor/codes" variant="secondary" test="renew-codes">
          {words.renewLink}
        </Button>
      </p>
      <h2>{words.replaceTitle}</h2>
      <p>{words.replaceText}</p>
      <p class="button-row">
        <Button href="/settings/second-factor/new" variant="secondary" test="replace-phone">
          {words.replace}
        </Button>
      </p>
      {!needed && (
        <p>
          <a href="/settings/second-factor/remove" data-test="remove-factor">
            {words.removeLink}
          </a>
        </p>
      )}
    </>
  );
}
