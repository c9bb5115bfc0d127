import type { RemakePage } from '../../src/web/pages/remake-page.ts';
import { letterTexts } from '../../src/web/texts/letters.ts';
import { Layout } from '../layout.tsx';
import { Button } from '../partials/button.tsx';
import { CsrfInput } from '../partials/csrf-input.tsx';
import { ErrorSummary } from '../partials/error-summary.tsx';
import { FieldList } from '../partials/field-list.tsx';
import { describedBy, FormGroup, groupClass, HintAndError } from '../partials/form-group.tsx';
import { ToolHead } from '../partials/tool-head.tsx';

export function RemakeView(page: RemakePage) {
  const words = letterTexts.remake;
  return (
    <Layout frame={page.frame}>
      <ErrorSummary errors={page.errors} />
      <ToolHead backHref={page.backHref} back={letterTexts.back} caseNo={page.caseNo} title={words.title} subject={page.subject} />
      <p class="lead">{words.lead}</p>
      <section class="card">
        <FieldList fields={page.about} />
      </section>
      <RemakeForm page={page} />
    </Layout>
  );
}

function RemakeForm({ page }: { readonly page: RemakePage }) {
  const words = letterTexts.remake;
  const bears = { id: page.bears.id, label: words.bears, hint: words.bearsHint, error: page.bears.error };
  return (
    <form class="card" method="post" action={page.action} novalidate data-test="remake-form">
      <CsrfInput csrf={page.frame.csrf} />
      <input type="hidden" name="version" value={page.version} />
      <input type="hidden" name="letter" value={page.letter} />
      <input type="hidden" name="of" value={page.of} />
      <FormGroup {...bears} name="bears">
        <input class="govuk-input input-date" id={bears.id} name="bears" type="text" value={page.bears.value} {...describedBy(bears)} />
      </FormGroup>
      <div class={`${groupClass(page.confirm.error)} confirm`}>
        <HintAndError {...page.confirm} />
        <div class="govuk-checkboxes govuk-checkboxes--small">
          <div class="govuk-checkboxes__item">
            <input
              class="govuk-checkboxes__input"
              id={page.confirm.id}
              type="checkbox"
              name="confirmed"
              value="yes"
              {...describedBy(page.confirm)}
            />
            <label class="govuk-label govuk-checkboxes__label" for={page.confirm.id}>
              {words.confirm}
            </label>
          </div>
        </div>
      </div>
      <p class="button-row">
        <Button name="do" value="make" test="remake">
          {words.submit}
        </Button>
        <Button name="do" value="preview" formTarget="_blank" variant="secondary" test="preview-letter">
          {letterTexts.preview}
        </Button>
      </p>
      <p class="hint">{letterTexts.previewHint}</p>
    </form>
  );
}
