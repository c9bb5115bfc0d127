import type { DeadlineAnswer, DeadlineDay, DeadlinePage } from '../../src/web/pages/deadline-page.ts';
import { deadlineTexts } from '../../src/web/texts/deadline.ts';
import { texts } from '../../src/web/texts.ts';
import { Layout } from '../layout.tsx';
import { Badge } from '../partials/badge.tsx';
import { Button } from '../partials/button.tsx';
import { DataTable } from '../partials/data-table.tsx';
import { ErrorSummary } from '../partials/error-summary.tsx';
import { FieldList } from '../partials/field-list.tsx';
import { describedBy, FormGroup } from '../partials/form-group.tsx';

export function DeadlineView(page: DeadlinePage) {
  return (
    <Layout frame={page.frame}>
      <ErrorSummary errors={page.errors} />
      <h1>{deadlineTexts.title}</h1>
      <p class="lead">{deadlineTexts.intro}</p>
      {page.answer !== null && <Answer answer={page.answer} />}
      <Form page={page} />
      <p class="hint">{deadlineTexts.limits}</p>
      <p>
        <a href="/track">{deadlineTexts.track}</a>
      </p>
    </Layout>
  );
}

function Form({ page }: { readonly page: DeadlinePage }) {
  const words = deadlineTexts;
  const channel = { id: 'channel', label: words.channel, hint: null, error: page.problems.channel ?? null };
  return (
    <form class="card" method="get" action="/deadline" novalidate aria-label={words.form}>
      <FormGroup {...channel} name="channel">
        <select class="govuk-select" id="channel" name="channel" {...describedBy(channel)}>
          <option value="">{texts.choose}</option>
          {page.channels.map((option) => (
            <option value={option.value} selected={option.chosen}>
              {option.label}
            </option>
          ))}
        </select>
      </FormGroup>
      <Day name="arrivedOn" label={words.arrivedOn} hint={words.arrivedHint} page={page} />
      <Day name="confirmedOn" label={words.confirmedOn} hint={words.confirmedHint} page={page} />
      <div class="govuk-form-group">
        <div class="govuk-checkboxes">
          <div class="govuk-checkboxes__item">
            <input
              class="govuk-checkboxes__input"
              type="checkbox"
              id="extended"
              name="extended"
              value="yes"
              checked={page.form.extended}
              aria-describedby="extended-hint"
            />
            <label class="govuk-label govuk-checkboxes__label" for="extended">
              {words.extended}
            </label>
            <div class="govuk-hint govuk-checkboxes__hint" id="extended-hint">
              {words.extendedHint}
            </div>
          </div>
        </div>
      </div>
      <Button>{words.submit}</Button>
    </form>
  );
}

interface DayProps {
  readonly name: 'arrivedOn' | 'confirmedOn';
  readonly label: string;
  readonly hint: string;
  readonly page: DeadlinePage;
}

function Day({ name, label, hint, page }: DayProps) {
  const error = page.problems[name] ?? null;
  const value = page.form[name];
  const common = { id: name, name, class: 'govuk-input input-date', value, ...describedBy({ id: name, hint, error }) };
  const shown = error === null || value === '';
  return (
    <FormGroup id={name} name={name} label={label} hint={hint} error={error}>
      {shown ? <input {...common} type="date" /> : <input {...common} type="text" />}
    </FormGroup>
  );
}

function Answer({ answer }: { readonly answer: DeadlineAnswer }) {
  const words = deadlineTexts;
  return (
    <section class="section" aria-labelledby="answer" data-test="deadline-answer">
      <h2 id="answer">{answer.headline}</h2>
      {answer.provisional && <p class="hint">{words.provisional}</p>}
      <FieldList fields={answer.facts} />
      <details>
        <summary>{words.table}</summary>
        <DataTable<DeadlineDay>
          caption={words.table}
          hideCaption
          rows={answer.days}
          rowTest="deadline-day"
          columns={[
            { label: words.columns.on, names: true, cell: (day) => day.on },
            { label: words.columns.weekday, cell: (day) => day.weekday },
            { label: words.columns.kind, cell: (day) => day.kind },
            {
              label: words.columns.ordinal,
              numeric: true,
              cell: (day) => (
                <>
                  {day.counts ? <strong>{day.ordinal}</strong> : day.ordinal} {day.last && <Badge tone="warn" text={words.last} />}
                </>
              ),
            },
          ]}
        />
      </details>
    </section>
  );
}
