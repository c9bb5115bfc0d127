import type { GuideEditPage, GuideInput, GuidePreviewPage } from '../../src/web/pages/guide-edit-page.ts';
import { guideTexts } from '../../src/web/texts/guide.ts';
import { Layout } from '../layout.tsx';
import { Button } from '../partials/button.tsx';
import { CsrfInput } from '../partials/csrf-input.tsx';
import { ErrorSummary } from '../partials/error-summary.tsx';
import { describedBy, FormGroup } from '../partials/form-group.tsx';
import { GuideBody } from '../partials/guide-body.tsx';
import { NoticeBanner } from '../partials/notice-banner.tsx';

export function GuideEditView(page: GuideEditPage) {
  const { edit } = guideTexts;
  return (
    <Layout frame={page.frame}>
      <h1>{edit.title}</h1>
      <ErrorSummary errors={page.errors} />
      <p class="lead">
        {edit.lead} <a href={page.historyHref}>{edit.history}</a>
      </p>
      <form class="card" method="post" action={page.action} novalidate data-test="guide-form">
        <CsrfInput csrf={page.frame.csrf} />
        <input type="hidden" name="version" value={String(page.version)} />
        <h2>{edit.linesLegend}</h2>
        <div class="field-grid">
          {page.lines.map((input) => (
            <Line input={input} />
          ))}
        </div>
        <h2>{edit.channelsLegend}</h2>
        <p class="hint">{edit.channelsHint}</p>
        {page.channels.map(({ open, conditions }) => (
          <>
            <div class="govuk-checkboxes govuk-form-group">
              <div class="govuk-checkboxes__item">
                <input class="govuk-checkboxes__input" id={open.id} type="checkbox" name={open.name} value="true" checked={open.checked} />
                <label class="govuk-label govuk-checkboxes__label" for={open.id}>
                  {open.label}
                </label>
              </div>
            </div>
            <Line input={conditions} />
          </>
        ))}
        <h2>{edit.passagesLegend}</h2>
        {page.passages.map((input) => (
          <Passage input={input} rows={5} />
        ))}
        <Passage input={page.links} rows={6} />
        <Button name="step" value="preview" test="guide-preview">
          {edit.preview}
        </Button>
      </form>
    </Layout>
  );
}

function Line({ input }: { readonly input: GuideInput }) {
  return (
    <FormGroup {...input}>
      <input class="govuk-input" id={input.id} name={input.name} type="text" value={input.value} {...describedBy(input)} />
    </FormGroup>
  );
}

function Passage({ input, rows }: { readonly input: GuideInput; readonly rows: number }) {
  return (
    <FormGroup {...input}>
      <textarea class="govuk-textarea" id={input.id} name={input.name} rows={rows} value={input.value} {...describedBy(input)} />
    </FormGroup>
  );
}

export function GuidePreviewView({ frame, action, guide, hidden }: GuidePreviewPage) {
  const { edit } = guideTexts;
  return (
    <Layout frame={frame}>
      <h1>{edit.previewTitle}</h1>
      <NoticeBanner text={edit.previewLead} test="guide-preview-notice" />
      <form class="button-row" method="post" action={action} data-test="guide-save-form">
        <CsrfInput csrf={frame.csrf} />
        {hidden.map(({ name, value }) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <Button name="step" value="save" test="guide-save">
          {edit.save}
        </Button>
        <Button name="step" value="change" variant="secondary">
          {edit.change}
        </Button>
      </form>
      <GuideBody guide={guide} />
    </Layout>
  );
}
