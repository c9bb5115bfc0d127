import type { FaxSendPage } from '../../src/web/pages/fax-pages.ts';
import { caseToolTexts } from '../../src/web/texts/case-tools.ts';
import { faxTexts } from '../../src/web/texts/fax.ts';
import { Layout } from '../layout.tsx';
import { Button } from '../partials/button.tsx';
import { CsrfInput } from '../partials/csrf-input.tsx';
import { EmptyState } from '../partials/empty-state.tsx';
import { ErrorSummary } from '../partials/error-summary.tsx';
import { FaxConfirm } from '../partials/fax-confirm.tsx';
import { describedBy, FieldsetGroup, FormGroup } from '../partials/form-group.tsx';
import { ToolHead } from '../partials/tool-head.tsx';

export function FaxSendView(page: FaxSendPage) {
  const words = faxTexts.send;
  return (
    <Layout frame={page.frame}>
      <ErrorSummary errors={page.errors} />
      <ToolHead backHref={page.backHref} back={caseToolTexts.back} caseNo={page.caseNo} title={words.title} subject={page.subject} />
      {page.unset ? (
        <EmptyState text={faxTexts.unset} test="fax-unset" />
      ) : page.letters.length === 0 ? (
        <EmptyState text={words.none} test="fax-no-letters" />
      ) : (
        <SendForm page={page} />
      )}
    </Layout>
  );
}

function SendForm({ page }: { readonly page: FaxSendPage }) {
  const words = faxTexts.send;
  const number = { id: 'fax-number', label: words.number, hint: words.numberHint, error: page.number.error };
  return (
    <form method="post" action={page.action} novalidate data-test="fax-form">
      <CsrfInput csrf={page.frame.csrf} />
      <input type="hidden" name="askKey" value={page.askKey} />
      <p class="hint">{words.lead}</p>
      <FieldsetGroup id="fax-letter" label={words.letter} error={page.letterError} name="letter">
        <div class="govuk-radios govuk-radios--small">
          {page.letters.map((letter, index) => (
            <div class="govuk-radios__item">
              <input
                class="govuk-radios__input"
                id={index === 0 ? 'fax-letter' : `fax-letter-${letter.value}`}
                type="radio"
                name="letter"
                value={letter.value}
                checked={letter.chosen}
              />
              <label class="govuk-label govuk-radios__label" for={index === 0 ? 'fax-letter' : `fax-letter-${letter.value}`}>
                {letter.label}
              </label>
            </div>
          ))}
        </div>
      </FieldsetGroup>
      <FormGroup {...number} name="number">
        <input
          class="govuk-input govuk-input--width-20"
          id={number.id}
          name="number"
          type="tel"
          autocomplete="off"
          value={page.number.value}
          {...describedBy(number)}
        />
      </FormGroup>
      <FaxConfirm id="fax-confirmed" label={words.confirm} error={page.confirmError} />
      <Button>{words.submit}</Button>
    </form>
  );
}
