import type { WebhookFormPage } from '../../src/web/pages/webhook-form-page.ts';
import { webhookTexts } from '../../src/web/texts/webhooks.ts';
import { Layout } from '../layout.tsx';
import { Button } from '../partials/button.tsx';
import { CsrfInput } from '../partials/csrf-input.tsx';
import { ErrorSummary } from '../partials/error-summary.tsx';
import { describedBy, FieldsetGroup, FormGroup } from '../partials/form-group.tsx';

export function WebhookFormView(page: WebhookFormPage) {
  const words = webhookTexts.form;
  const { id, typed, fieldErrors } = page;
  const href = id === null ? '/webhooks' : `/webhooks/${id}`;
  const url = { id: 'url', label: words.url, hint: words.urlHint, error: fieldErrors.url };
  const description = {
    id: 'description',
    label: words.description,
    hint: words.descriptionHint,
    marker: words.optional,
    error: fieldErrors.description,
  };
  return (
    <Layout frame={page.frame}>
      <p class="crumb">
        <a href="/webhooks">{webhookTexts.back}</a>
      </p>
      <ErrorSummary errors={page.errors} />
      <h1>{id === null ? words.newTitle : words.editTitle}</h1>
      <form method="post" action={href} novalidate data-test="webhook-form">
        <CsrfInput csrf={page.frame.csrf} />
        <FormGroup {...url} name="url">
          <input class="govuk-input" id="url" name="url" type="url" spellcheck={false} value={typed.url} {...describedBy(url)} />
        </FormGroup>
        <FormGroup {...description} name="description">
          <input
            class="govuk-input"
            id="description"
            name="description"
            type="text"
            value={typed.description}
            {...describedBy(description)}
          />
        </FormGroup>
        <FieldsetGroup id="scope" label={words.scope} error={fieldErrors.types} name="scope">
          <Scopes scope={typed.scope} />
        </FieldsetGroup>
        <Groups groups={page.groups} />
        <p class="webhook-acts">
          <Button>{id === null ? words.create : words.save}</Button>
          <a href={href}>{words.cancel}</a>
        </p>
      </form>
    </Layout>
  );
}

function Scopes({ scope }: Pick<WebhookFormPage['typed'], 'scope'>) {
  const words = webhookTexts.form;
  return (
    <div class="govuk-radios govuk-radios--small" data-module="govuk-radios">
      {(['all', 'some'] as const).map((value) => (
        <div class="govuk-radios__item">
          <input class="govuk-radios__input" id={`scope-${value}`} type="radio" name="scope" value={value} checked={scope === value} />
          <label class="govuk-label govuk-radios__label" for={`scope-${value}`}>
            {words[value]}
          </label>
        </div>
      ))}
    </div>
  );
}

function Groups({ groups }: Pick<WebhookFormPage, 'groups'>) {
  return (
    <fieldset class="govuk-fieldset webhook-events">
      <legend class="govuk-fieldset__legend">{webhookTexts.form.open}</legend>
      {groups.map((group) => (
        <details open={group.open}>
          <summary>{group.label}</summary>
          <div class="govuk-checkboxes govuk-checkboxes--small" data-module="govuk-checkboxes">
            {group.events.map(({ type, label, chosen }) => (
              <div class="govuk-checkboxes__item">
                <input class="govuk-checkboxes__input" id={`type-${type}`} type="checkbox" name="type" value={type} checked={chosen} />
                <label class="govuk-label govuk-checkboxes__label" for={`type-${type}`}>
                  {label} <code>{type}</code>
                </label>
              </div>
            ))}
          </div>
        </details>
      ))}
    </fieldset>
  );
}
