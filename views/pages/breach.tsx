import type { BreachForm, BreachLine, BreachPage } from '../../src/web/pages/breach-page.ts';
import { caseToolTexts } from '../../src/web/texts/case-tools.ts';
import { texts } from '../../src/web/texts.ts';
import { Layout } from '../layout.tsx';
import { Badge } from '../partials/badge.tsx';
import { Button } from '../partials/button.tsx';
import { CsrfInput } from '../partials/csrf-input.tsx';
import { DayInput } from '../partials/day-input.tsx';
import { ErrorSummary } from '../partials/error-summary.tsx';
import { Field } from '../partials/field.tsx';
import { describedBy, groupClass, HintAndError } from '../partials/form-group.tsx';
import { HistoryLines } from '../partials/history-list.tsx';
import { ToolHead } from '../partials/tool-head.tsx';

export function BreachView(page: BreachPage) {
  const words = caseToolTexts.breach;
  return (
    <Layout frame={page.frame}>
      <ErrorSummary errors={page.errors} basis={page.errorBasis} />
      {page.since.length > 0 && (
        <section class="section since" data-test="since">
          <h2>{texts.steps.since}</h2>
          <HistoryLines lines={page.since} />
        </section>
      )}
      <ToolHead backHref={page.backHref} back={caseToolTexts.back} caseNo={page.caseNo} title={words.title} subject={page.title} />
      <p>{words.intro}</p>
      <p class="breach-warning">
        <strong>{words.warning}</strong>
      </p>
      {page.form === null ? <Choice page={page} /> : <FactForm form={page.form} page={page} />}
    </Layout>
  );
}

function Choice({ page }: { readonly page: BreachPage }) {
  const words = caseToolTexts.breach;
  return (
    <>
      <h2>{words.near}</h2>
      {page.near.length === 0 ? <p class="hint">{words.none}</p> : <Lines lines={page.near} />}
      {page.far.length > 0 && (
        <details class="more">
          <summary>{words.far}</summary>
          <Lines lines={page.far} />
        </details>
      )}
    </>
  );
}

function Lines({ lines }: { readonly lines: readonly BreachLine[] }) {
  return (
    <ul class="breach-lines">
      {lines.map((line) => (
        <li data-test="breach-candidate">
          <p>
            <a href={line.href} aria-label={line.pick}>
              {line.label}
            </a>{' '}
            {line.rule !== null && <Badge text={line.rule} tone="alarm" />}
          </p>
          <p>{line.reason}</p>
          <p class="basis">{texts.write.labelled(texts.steps.article, line.basis)}</p>
        </li>
      ))}
    </ul>
  );
}

function FactForm({ form, page }: { readonly form: BreachForm; readonly page: BreachPage }) {
  const words = caseToolTexts.breach;
  return (
    <form method="post" action={form.action} novalidate class="section" data-test="breach-form">
      <CsrfInput csrf={page.frame.csrf} />
      <input type="hidden" name="type" value={form.type} />
      <input type="hidden" name="version" value={form.version} />
      <h2>{texts.write.labelled(words.fact, form.label)}</h2>
      <p>
        <a href={page.listHref}>{words.other}</a>
      </p>
      <p>{texts.write.labelled(words.refusedBecause, form.reason)}</p>
      <p class="basis">{texts.write.labelled(texts.steps.article, form.basis)}</p>
      <DayInput day={form.day} />
      {form.fields.map((field) => (
        <Field field={field} />
      ))}
      <Field field={form.rule} />
      <Field field={form.why} />
      <div class={`${groupClass(form.confirm.error)} confirm`}>
        <HintAndError {...form.confirm} />
        <div class="govuk-checkboxes govuk-checkboxes--small">
          <div class="govuk-checkboxes__item">
            <input
              class="govuk-checkboxes__input"
              id={form.confirm.id}
              type="checkbox"
              name="confirmed"
              value="yes"
              checked={form.confirm.checked}
              {...describedBy(form.confirm)}
            />
            <label class="govuk-label govuk-checkboxes__label" for={form.confirm.id}>
              {words.confirm}
            </label>
          </div>
        </div>
      </div>
      <Button variant="warning">{words.submit}</Button>
    </form>
  );
}
