import type { ApplicantTypePage } from '../../src/web/pages/apply-page.ts';
import { formTexts } from '../../src/web/texts/portal-form.ts';
import { Layout } from '../layout.tsx';
import { Button } from '../partials/button.tsx';
import { ErrorSummary } from '../partials/error-summary.tsx';
import { FieldsetGroup } from '../partials/form-group.tsx';

export function ApplyTypeView({ frame, organName, action, subject, error, options }: ApplicantTypePage) {
  const target = options[0]?.id ?? 'main';
  return (
    <Layout frame={frame}>
      <ErrorSummary errors={error === null ? [] : [{ text: error, href: `#${target}` }]} />
      <h1>{formTexts.typeTitle}</h1>
      <p class="lead">{formTexts.to(organName)}</p>
      <form class="card" method="get" action={action} novalidate data-test="type-form">
        <input type="hidden" name="chosen" value="1" />
        {subject !== '' && <input type="hidden" name="subject" value={subject} />}
        <FieldsetGroup id="apply-type" label={formTexts.typeLegend} hint={formTexts.typeHint} error={error} name="type">
          <div class="govuk-radios">
            {options.map((option) => (
              <div class="govuk-radios__item">
                <input class="govuk-radios__input" id={option.id} type="radio" name="type" value={option.value} />
                <label class="govuk-label govuk-radios__label" for={option.id}>
                  {option.label}
                </label>
              </div>
            ))}
          </div>
        </FieldsetGroup>
        <Button>{formTexts.continue}</Button>
      </form>
    </Layout>
  );
}
