import type { InboxForm, InboxInput, InboxMailPage } from '../../src/web/pages/inbox-mail-page.ts';
import { inboxTexts } from '../../src/web/texts/inbox.ts';
import { Layout } from '../layout.tsx';
import { Button } from '../partials/button.tsx';
import { CsrfInput } from '../partials/csrf-input.tsx';
import { ErrorSummary } from '../partials/error-summary.tsx';
import { FieldList } from '../partials/field-list.tsx';
import { describedBy, FormGroup, groupClass, HintAndError } from '../partials/form-group.tsx';

export function InboxMailView(page: InboxMailPage) {
  const words = inboxTexts.mail;
  const { row } = page;
  return (
    <Layout frame={page.frame}>
      <p class="crumb">
        <a href="/inbox">{inboxTexts.back}</a>
      </p>
      <ErrorSummary errors={page.errors} />
      <h1>{row.subject}</h1>
      {row.reasons.length === 0 && (
        <p>
          {row.state}
          {row.note !== null && ` · ${row.note}`}
          {row.caseLink !== null && (
            <>
              {' · '}
              <a href={row.caseLink.href}>{row.caseLink.label}</a>
            </>
          )}
        </p>
      )}
      {row.reasons.length > 0 && <Why page={page} />}
      {page.forms.length > 0 && <Decide page={page} />}
      <FieldList fields={page.facts} />
      <section class="section" aria-labelledby="mail-text">
        <h2 id="mail-text">{words.text}</h2>
        {page.text === null ? <p class="hint">{words.noText}</p> : <p class="pre-line">{page.text}</p>}
      </section>
      <Attachments page={page} />
      {page.acts.length > 0 && <Acts page={page} />}
    </Layout>
  );
}

interface Props {
  readonly page: InboxMailPage;
}

function Why({ page }: Props) {
  return (
    <section class="section" aria-labelledby="mail-why" data-test="mail-why">
      <h2 id="mail-why">{inboxTexts.mail.why}</h2>
      <ul class="govuk-list govuk-list--bullet">
        {page.row.reasons.map((reason) => (
          <li>{reason}</li>
        ))}
      </ul>
      {page.suggestion !== null && <p>{page.suggestion}</p>}
    </section>
  );
}

function Decide({ page }: Props) {
  return (
    <section class="section" aria-labelledby="mail-decide">
      <h2 id="mail-decide">{inboxTexts.mail.decide}</h2>
      {page.forms.map((form) => (
        <ActForm form={form} page={page} />
      ))}
    </section>
  );
}

function Attachments({ page }: Props) {
  const words = inboxTexts.mail;
  return (
    <section class="section" aria-labelledby="mail-attachments">
      <h2 id="mail-attachments">{words.attachments}</h2>
      {page.attachments.length === 0 ? (
        <p class="hint">{words.noAttachments}</p>
      ) : (
        <ul class="govuk-list" data-test="mail-attachments">
          {page.attachments.map(({ name, href, note }) => (
            <li>
              {href === null ? name : <a href={href}>{name}</a>}
              {note !== '' && <span class="hint"> {note}</span>}
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href={page.original.href} data-test="mail-original">
          {page.original.label}
        </a>
      </p>
      <p class="hint">{words.originalHint}</p>
    </section>
  );
}

function Acts({ page }: Props) {
  return (
    <section class="section" aria-labelledby="mail-acts">
      <h2 id="mail-acts">{inboxTexts.mail.acts}</h2>
      <ul class="govuk-list govuk-list--bullet">
        {page.acts.map(({ line, note }) => (
          <li>
            {line}
            {note !== null && <div class="hint">{note}</div>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function ActForm({ form, page }: Props & { readonly form: InboxForm }) {
  return (
    <details class="govuk-details" open={form.open} data-test={`inbox-${form.act}`}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{form.title}</span>
      </summary>
      <form class="govuk-details__text" method="post" action={form.action} novalidate>
        <CsrfInput csrf={page.frame.csrf} />
        <p class="hint">{form.hint}</p>
        {form.inputs.map((input) => (
          <Input input={input} />
        ))}
        {form.confirm !== null && <Confirm confirm={form.confirm} />}
        <Button variant={form.act === 'open' ? 'primary' : 'secondary'} small>
          {form.submit}
        </Button>
      </form>
    </details>
  );
}

function Input({ input }: { readonly input: InboxInput }) {
  const { id, name, label, value, hint, error } = input;
  const parts = { id, label, hint, error };
  return (
    <FormGroup {...parts} name={name}>
      <input class="govuk-input" id={id} name={name} type="text" value={value} {...describedBy(parts)} />
    </FormGroup>
  );
}

function Confirm({ confirm }: { readonly confirm: NonNullable<InboxForm['confirm']> }) {
  const { id, error } = confirm;
  return (
    <div class={`${groupClass(error)} confirm`}>
      <HintAndError id={id} error={error} />
      <div class="govuk-checkboxes govuk-checkboxes--small">
        <div class="govuk-checkboxes__item">
          <input class="govuk-checkboxes__input" id={id} type="checkbox" name="confirmed" value="yes" {...describedBy({ id, error })} />
          <label class="govuk-label govuk-checkboxes__label" for={id}>
            {inboxTexts.confirm}
          </label>
        </div>
      </div>
    </div>
  );
}
