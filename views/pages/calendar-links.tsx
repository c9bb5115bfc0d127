import type { Frame } from '../../src/web/frame.ts';
import type { LinkPage, NewLinkPage } from '../../src/web/pages/calendar-link-page.ts';
import { settingsTexts } from '../../src/web/texts/settings.ts';
import { texts } from '../../src/web/texts.ts';
import { Layout } from '../layout.tsx';
import { Button } from '../partials/button.tsx';
import { CsrfInput } from '../partials/csrf-input.tsx';
import { ErrorSummary } from '../partials/error-summary.tsx';
import { describedBy, FieldsetGroup, FormGroup } from '../partials/form-group.tsx';

export function NewLinkView(page: NewLinkPage) {
  const words = settingsTexts.newLink;
  return (
    <Layout frame={page.frame}>
      <BackToSettings />
      <ErrorSummary errors={page.errors} />
      <h1>{words.title}</h1>
      <p>{settingsTexts.calendars.lead}</p>
      <form method="post" action="/settings/calendars" novalidate data-test="new-link">
        <CsrfInput csrf={page.frame.csrf} />
        {page.caseId !== null && <input type="hidden" name="case" value={page.caseId} />}
        <Kinds page={page} />
        <Button test="make-link">{words.submit}</Button>
      </form>
    </Layout>
  );
}

function BackToSettings() {
  return (
    <a class="govuk-back-link" href="/settings">
      {settingsTexts.newLink.back}
    </a>
  );
}

interface NewLinkProps {
  readonly page: NewLinkPage;
}

function Kinds({ page }: NewLinkProps) {
  const { choices, problems } = page;
  const error = problems.find(({ field }) => field === 'kind')?.text ?? null;
  return (
    <FieldsetGroup id="kind" name="kind" label={settingsTexts.newLink.legend} error={error}>
      <div class="govuk-radios" data-module="yishen-shown-with">
        {choices.map((choice) => (
          <>
            <Kind choice={choice} />
            {choice.kind === 'unit' && (
              <div class="govuk-radios__conditional" data-shown-with={choice.id}>
                <Units page={page} />
              </div>
            )}
          </>
        ))}
      </div>
    </FieldsetGroup>
  );
}

function Kind({ choice: { id, kind, label, hint, chosen } }: { readonly choice: NewLinkPage['choices'][number] }) {
  const hintId = `${id}-hint`;
  return (
    <div class="govuk-radios__item">
      <input class="govuk-radios__input" id={id} type="radio" name="kind" value={kind} checked={chosen} aria-describedby={hintId} />
      <label class="govuk-label govuk-radios__label" for={id}>
        {label}
      </label>
      <div class="govuk-hint govuk-radios__hint" id={hintId}>
        {hint}
      </div>
    </div>
  );
}

/** Shown with the choice of a unit; without scripts always. */
function Units({ page: { units, problems } }: NewLinkProps) {
  const parts = { id: 'unit', label: settingsTexts.newLink.unit, error: problems.find(({ field }) => field === 'unit')?.text ?? null };
  return (
    <FormGroup {...parts} name="unit">
      <select class="govuk-select" id="unit" name="unit" {...describedBy(parts)}>
        <option value="">{texts.choose}</option>
        {units.map(({ value, chosen }) => (
          <option value={value} selected={chosen}>
            {value}
          </option>
        ))}
      </select>
    </FormGroup>
  );
}

export function CalendarLinkView({ frame, what, address, revokeHref }: LinkPage) {
  const words = settingsTexts.shown;
  return (
    <Layout frame={frame}>
      <BackToSettings />
      <h1>{words.title}</h1>
      <p>{texts.write.labelled(words.what, what)}</p>
      {address === null ? <p data-test="link-shown">{words.gone}</p> : <Address address={address} />}
      <h2>{words.how}</h2>
      <ul class="govuk-list govuk-list--bullet">
        {words.programs.map((program) => (
          <li>{program}</li>
        ))}
      </ul>
      <p>{words.alarms}</p>
      <p>{settingsTexts.calendars.secret}</p>
      <p>
        <a href={revokeHref}>{settingsTexts.revoke.confirm}</a>
      </p>
    </Layout>
  );
}

function Address({ address }: { readonly address: string }) {
  const words = settingsTexts.shown;
  const parts = { id: 'address', label: words.address, hint: words.once };
  return (
    <div class="card settings-part">
      <FormGroup {...parts}>
        <input {...describedBy(parts)} class="govuk-input" id="address" type="text" value={address} readonly data-test="link-address" />
      </FormGroup>
      <p class="button-row">
        <button
          class="govuk-button"
          type="button"
          data-module="yishen-copy"
          data-copies="address"
          data-done={words.copied}
          data-failed={words.copyFailed}
          hidden
        >
          {words.copy}
        </button>
        <output for="address" data-copied />
      </p>
    </div>
  );
}

interface RevocationPage {
  readonly frame: Frame;
  readonly what: string;
  readonly action: string;
  readonly back: string;
}

export function LinkRevocationView({ frame, what, action, back }: RevocationPage) {
  const words = settingsTexts.revoke;
  return (
    <Layout frame={frame}>
      <h1>{words.title(what)}</h1>
      <p>{words.hint}</p>
      <form method="post" action={action}>
        <CsrfInput csrf={frame.csrf} />
        <p class="button-row">
          <Button variant="warning" test="revoke-link">
            {words.confirm}
          </Button>
          <a href={back}>{words.keep}</a>
        </p>
      </form>
    </Layout>
  );
}
