import type { IntakePage } from '../../src/web/pages/intake-page.ts';
import { texts } from '../../src/web/texts.ts';
import { Layout } from '../layout.tsx';
import { Button } from '../partials/button.tsx';
import { CsrfInput } from '../partials/csrf-input.tsx';
import { DayInput } from '../partials/day-input.tsx';
import { ErrorSummary } from '../partials/error-summary.tsx';
import { Field, formEncoding } from '../partials/field.tsx';

export function IntakeView({ frame, channel, channelLabel, article, errors, day, fields }: IntakePage) {
  return (
    <Layout frame={frame}>
      <h1>{texts.intake.title}</h1>
      <ErrorSummary errors={errors} />
      <p class="lead">
        {texts.write.labelled(texts.intake.chosen, '')}
        <strong>{channelLabel}</strong> <a href="/cases/new">{texts.intake.change}</a>
        <span class="basis">{texts.write.labelled(texts.steps.article, article)}</span>
      </p>
      <form class="card" method="post" action="/cases" enctype={formEncoding(fields)} novalidate data-test="intake-form">
        <CsrfInput csrf={frame.csrf} />
        <input type="hidden" name="channel" value={channel} />
        <DayInput day={day} />
        {fields.map((field) => (
          <Field field={field} />
        ))}
        <Button>{texts.intake.submit}</Button>
      </form>
    </Layout>
  );
}
