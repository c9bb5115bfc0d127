import type { WhatIfPage, WhatIfRow } from '../../src/web/pages/what-if-page.ts';
import { caseToolTexts } from '../../src/web/texts/case-tools.ts';
import { texts } from '../../src/web/texts.ts';
import { Layout } from '../layout.tsx';
import { Button } from '../partials/button.tsx';
import { CsrfInput } from '../partials/csrf-input.tsx';
import { ToolHead } from '../partials/tool-head.tsx';
import { WhatIfResult } from '../partials/what-if-result.tsx';

/** Facts are supposed in a form that records nothing. It is posted: whoever is named in it must not stand in addresses. */
export function WhatIfView(page: WhatIfPage) {
  const words = caseToolTexts.whatIf;
  return (
    <Layout frame={page.frame} wide>
      <ToolHead backHref={page.backHref} back={caseToolTexts.back} caseNo={page.caseNo} title={words.title} subject={page.title} />
      <p class="hint">{words.intro}</p>
      <div class="what-if">
        <form
          method="post"
          action={page.action}
          class="section what-if-form"
          data-module="yishen-what-if"
          data-result="what-if-result"
          novalidate
        >
          <CsrfInput csrf={page.frame.csrf} />
          {/* The Enter key presses the first button of a form: it must not be one that removes something. */}
          <button type="submit" class="visually-hidden" tabindex={-1}>
            {words.update}
          </button>
          {page.rows.length === 0 && <p>{words.empty}</p>}
          {page.rows.map((row) => (
            <Row row={row} />
          ))}
          {!page.full && <Add page={page} />}
          <div class="what-if-buttons">
            {page.rows.length > 0 && <Button variant="secondary">{words.update}</Button>}
            {page.rows.length > 0 && <a href={page.action}>{words.clear}</a>}
          </div>
        </form>
        <div class="section" id="what-if-result" aria-live="polite">
          <WhatIfResult result={page.result} />
        </div>
      </div>
    </Layout>
  );
}

function Row({ row }: { readonly row: WhatIfRow }) {
  const words = caseToolTexts.whatIf;
  const id = `fact-${row.index}`;
  const invalid = row.error !== null;
  return (
    <fieldset class="what-if-row" data-test="what-if-row">
      <legend>
        {row.index + 1}. {row.label}
      </legend>
      <p class="govuk-error-message" id={`${id}-error`} data-error>
        {row.error !== null && <span class="visually-hidden">{texts.errorPrefix}</span>}
        {row.error}
      </p>
      <input type="hidden" name="type" value={row.type} />
      <div class="what-if-fields">
        <div>
          <label for={`${id}-on`}>{words.on}</label>
          <input
            class="govuk-input input-date"
            type="date"
            id={`${id}-on`}
            name="on"
            value={row.on}
            aria-invalid={invalid}
            aria-describedby={`${id}-error`}
          />
        </div>
        {row.needs === null ? (
          <input type="hidden" name="value" value="" />
        ) : (
          <div>
            <label for={`${id}-value`}>{row.valueLabel}</label>
            <ValueInput row={row} id={id} />
          </div>
        )}
        <Button variant="link" name="remove" value={String(row.index)} label={words.remove(row.label)}>
          {words.removeShort}
        </Button>
      </div>
    </fieldset>
  );
}

function ValueInput({ row, id }: { readonly row: WhatIfRow; readonly id: string }) {
  const common = {
    id: `${id}-value`,
    name: 'value',
    value: row.value,
    'aria-invalid': row.error !== null,
    'aria-describedby': `${id}-error`,
  };
  if (row.needs === 'to') return <input {...common} type="date" class="govuk-input input-date" />;
  if (row.needs === 'days') return <input {...common} type="text" inputmode="numeric" class="govuk-input input-number" />;
  return <input {...common} type="text" class="govuk-input" />;
}

function Add({ page }: { readonly page: WhatIfPage }) {
  const words = caseToolTexts.whatIf;
  return (
    <div class="what-if-add">
      <label for="add">{words.choose}</label>
      <select class="govuk-select" id="add" name="add">
        <option value="">{texts.choose}</option>
        {page.options.map((option) => (
          <option value={option.value}>{option.label}</option>
        ))}
      </select>
      <Button>{words.addButton}</Button>
    </div>
  );
}
