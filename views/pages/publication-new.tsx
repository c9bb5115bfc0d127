import type { NewPublicationPage } from '../../src/web/pages/publications/new-publication-page.ts';
import { publicationTexts } from '../../src/web/texts/publications.ts';
import { texts } from '../../src/web/texts.ts';
import { Layout } from '../layout.tsx';
import { Button } from '../partials/button.tsx';
import { CsrfInput } from '../partials/csrf-input.tsx';
import { DayInput } from '../partials/day-input.tsx';
import { ErrorSummary } from '../partials/error-summary.tsx';
import { Field } from '../partials/field.tsx';

export function NewPublicationView({ frame, article, errors, day, fields, token }: NewPublicationPage) {
  return (
    <Layout frame={frame}>
      <p class="crumb">
        <a href="/publications">{publicationTexts.title}</a>
      </p>
      <h1>{publicationTexts.createTitle}</h1>
      <ErrorSummary errors={errors} />
      <p class="lead">
        {publicationTexts.lead}
        <span class="basis">{texts.write.labelled(texts.steps.article, article)}</span>
      </p>
      <form class="card" method="post" action="/publications" novalidate data-test="publication-form">
        <CsrfInput csrf={frame.csrf} />
        <input type="hidden" name="token" value={token} />
        <DayInput day={day} />
        {fields.map((field) => (
          <Field field={field} />
        ))}
        <Button>{publicationTexts.submit}</Button>
      </form>
    </Layout>
  );
}
