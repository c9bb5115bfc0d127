import type { LetterheadPage } from '../../src/web/pages/letterhead-page.ts';
import { letterheadTexts } from '../../src/web/texts/letterhead.ts';
import { Layout } from '../layout.tsx';
import { Badge } from '../partials/badge.tsx';
import { Button } from '../partials/button.tsx';
import { CsrfInput } from '../partials/csrf-input.tsx';
import { DataTable } from '../partials/data-table.tsx';
import { ErrorSummary } from '../partials/error-summary.tsx';
import { describedBy, FormGroup } from '../partials/form-group.tsx';
import { SummaryList } from '../partials/summary-list.tsx';

export function LetterheadView(page: LetterheadPage) {
  const words = letterheadTexts;
  return (
    <Layout frame={page.frame}>
      <p class="crumb">
        <a href="/letters/templates">{words.back}</a>
      </p>
      <ErrorSummary errors={page.errors} />
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <p class="template-links">
        <a href={page.previewHref}>{words.preview}</a>
        <span class="hint">{words.previewHint}</span>
      </p>
      {page.mayChange ? <Form page={page} /> : <ReadOnly page={page} />}
      <History versions={page.versions} />
    </Layout>
  );
}

function Form({ page }: { readonly page: LetterheadPage }) {
  const words = letterheadTexts;
  return (
    <form method="post" action="/letterhead" enctype="multipart/form-data" novalidate data-test="letterhead-form">
      <CsrfInput csrf={page.frame.csrf} />
      <input type="hidden" name="seen" value={String(page.seen)} />
      {page.groups.map((group) => (
        <fieldset class="govuk-fieldset template-part">
          <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{group.title}</legend>
          {group.fields.map(({ field, label, hint, value, placeholder, error }) => {
            const parts = { id: field, label, hint, error, marker: words.optional };
            return (
              <FormGroup {...parts} name={field}>
                <input
                  class="govuk-input"
                  id={field}
                  name={field}
                  type="text"
                  value={value}
                  autocomplete="off"
                  {...(placeholder === null ? {} : { placeholder })}
                  {...describedBy(parts)}
                />
              </FormGroup>
            );
          })}
        </fieldset>
      ))}
      <Seal seal={page.seal} />
      <Button>{words.save}</Button>
    </form>
  );
}

function Seal({ seal }: Pick<LetterheadPage, 'seal'>) {
  const words = letterheadTexts.seal;
  const file = {
    id: 'seal',
    label: words.file,
    hint: seal.src === null ? words.fileHint : `${words.fileHint} ${words.replaceHint}`,
    error: seal.error,
    marker: letterheadTexts.optional,
  };
  const width = { id: 'sealWidthMm', label: words.width, hint: words.widthHint, error: seal.widthError };
  return (
    <fieldset class="govuk-fieldset template-part">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{letterheadTexts.groups.seal}</legend>
      <p>{words.text}</p>
      <Picture seal={seal} />
      {seal.src !== null && (
        <div class="govuk-checkboxes govuk-checkboxes--small">
          <div class="govuk-checkboxes__item">
            <input class="govuk-checkboxes__input" id="removeSeal" type="checkbox" name="removeSeal" value="yes" checked={seal.remove} />
            <label class="govuk-label govuk-checkboxes__label" for="removeSeal">
              {words.remove}
            </label>
          </div>
        </div>
      )}
      <FormGroup {...file} name="seal">
        <input class="govuk-file-upload" type="file" id="seal" name="seal" accept=".png,image/png" {...describedBy(file)} />
      </FormGroup>
      <FormGroup {...width} name="sealWidthMm">
        <input
          class="govuk-input govuk-input--width-3"
          id="sealWidthMm"
          name="sealWidthMm"
          type="text"
          inputMode="numeric"
          value={seal.width}
          {...describedBy(width)}
        />
      </FormGroup>
    </fieldset>
  );
}

function Picture({ seal }: Pick<LetterheadPage, 'seal'>) {
  return seal.src === null ? (
    <p data-test="no-seal">{letterheadTexts.seal.none}</p>
  ) : (
    <p>
      <img class="seal-picture" src={seal.src} alt={seal.alt} data-test="seal" />
    </p>
  );
}

function ReadOnly({ page }: { readonly page: LetterheadPage }) {
  const words = letterheadTexts;
  return (
    <>
      <p class="hint">{words.readOnly}</p>
      {page.groups.map((group) => (
        <section class="template-part">
          <h2>{group.title}</h2>
          <SummaryList rows={group.fields.map(({ label, value, placeholder }) => ({ label, value: value || (placeholder ?? '—') }))} />
        </section>
      ))}
      <section class="template-part">
        <h2>{words.groups.seal}</h2>
        <Picture seal={page.seal} />
      </section>
    </>
  );
}

function History({ versions }: Pick<LetterheadPage, 'versions'>) {
  const words = letterheadTexts.history;
  return (
    <section class="template-part" aria-labelledby="history">
      <h2 id="history">{words.title}</h2>
      {versions.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <DataTable
          caption={words.title}
          hideCaption
          rows={versions}
          rowTest="letterhead-version"
          columns={[
            {
              label: words.version,
              names: true,
              cell: (row) => (
                <div>
                  {row.text} {row.inForce && <Badge text={words.inForce} tone="good" />}
                </div>
              ),
            },
            { label: words.changes, cell: (row) => row.changes },
            { label: words.by, cell: (row) => row.by },
            { label: words.at, cell: (row) => row.at },
            {
              label: words.preview,
              cell: (row) => (
                <a href={row.previewHref} aria-label={row.previewLabel}>
                  {words.preview}
                </a>
              ),
            },
          ]}
        />
      )}
    </section>
  );
}
