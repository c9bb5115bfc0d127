import type { EnrolmentPage } from '../../src/web/pages/second-factor-page.ts';
import { accessTexts } from '../../src/web/texts/access.ts';
import { Layout } from '../layout.tsx';
import { Button } from '../partials/button.tsx';
import { CodeInput } from '../partials/code-input.tsx';
import { CsrfInput } from '../partials/csrf-input.tsx';
import { ErrorSummary } from '../partials/error-summary.tsx';

export function EnrolmentView({ frame, picture, groups, replaces, isDue, error }: EnrolmentPage) {
  const words = accessTexts.enrolment;
  return (
    <Layout frame={frame}>
      {!isDue && (
        <a class="govuk-back-link" href="/settings/second-factor">
          {words.back}
        </a>
      )}
      <ErrorSummary errors={error === null ? [] : [{ text: error, href: '#code' }]} />
      <h1>{words.title}</h1>
      {isDue && <p class="lead">{words.due}</p>}
      {replaces && <p class="govuk-inset-text">{words.replaces}</p>}
      <ol class="enrolment-steps">
        <li>
          <h2>{words.steps.app}</h2>
          <p>{words.steps.appText}</p>
        </li>
        <li>
          <h2>{words.steps.scan}</h2>
          <Picture picture={picture} />
          <p>{words.steps.typed}</p>
          <p class="enrolment-key" data-test="secret">
            {groups.map((group) => (
              <span>{group} </span>
            ))}
          </p>
        </li>
        <li>
          <h2>{words.steps.code}</h2>
          <form method="post" action="/settings/second-factor/new" novalidate data-test="enrolment">
            <CsrfInput csrf={frame.csrf} />
            <CodeInput label={words.label} hint={words.hint} error={error} digits />
            <Button>{words.submit}</Button>
          </form>
        </li>
      </ol>
    </Layout>
  );
}

/** Dark on light in every scheme of colours: readers expect it so. */
function Picture({ picture: { path, side } }: Pick<EnrolmentPage, 'picture'>) {
  return (
    <svg
      class="enrolment-picture"
      viewBox={`0 0 ${side} ${side}`}
      role="img"
      aria-label={accessTexts.enrolment.steps.pictureLabel}
      shape-rendering="crispEdges"
    >
      <rect width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
