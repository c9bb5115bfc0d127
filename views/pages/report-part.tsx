import type { PartEditor, ReportPartPage } from '../../src/web/pages/report-part-page.ts';
import { reportTextTexts } from '../../src/web/texts/report-text.ts';
import { Layout } from '../layout.tsx';
import { Button } from '../partials/button.tsx';
import { CsrfInput } from '../partials/csrf-input.tsx';
import { ErrorSummary } from '../partials/error-summary.tsx';
import { TextArea } from '../partials/text-area.tsx';
import { TextDiff } from '../partials/text-diff.tsx';

interface Props {
  readonly page: ReportPartPage;
}

export function ReportPartView(page: ReportPartPage) {
  const words = reportTextTexts.editor;
  return (
    <Layout frame={page.frame}>
      <ErrorSummary errors={page.errors} />
      <p class="crumb">
        <a href={page.back.href}>{page.back.label}</a>
      </p>
      <p class="case-no">{page.organ}</p>
      <h1>{page.title}</h1>
      {page.readOnly !== null && <p class="govuk-inset-text">{page.readOnly}</p>}
      {page.other !== null && (
        <section class="section since" data-test="other-text">
          <h2>{words.difference}</h2>
          <TextDiff diff={page.other.diff} />
        </section>
      )}
      {page.findings.length > 0 && <Findings findings={page.findings} />}
      {page.editor !== null && <Editor page={page} editor={page.editor} />}
      <section class="section">
        <h2>{words.reads}</h2>
        {page.reads === null ? <p class="hint">{words.empty}</p> : page.reads}
      </section>
      {page.opening !== null && <Opening text={page.opening} />}
      <p>
        <a href={page.versionsHref}>{reportTextTexts.parts.versions}</a>
      </p>
      <Neighbours page={page} />
    </Layout>
  );
}

function Findings({ findings }: { readonly findings: readonly string[] }) {
  return (
    <section class="section since" data-test="part-findings">
      <h2>{reportTextTexts.editor.findings}</h2>
      <ul>
        {findings.map((text) => (
          <li>{text}</li>
        ))}
      </ul>
    </section>
  );
}

function Editor({ page, editor }: Props & { readonly editor: PartEditor }) {
  const words = reportTextTexts.editor;
  return (
    <form method="post" action={editor.action} novalidate data-module="yishen-insert-quote" data-test="part-form">
      <CsrfInput csrf={page.frame.csrf} />
      <input type="hidden" name="base" value={editor.base} />
      <TextArea {...editor.text} label={words.label} hint={words.hint} name="text" rows={16} />
      <div class="govuk-form-group">
        <label class="govuk-label" for="report-cell">
          {words.choose}
        </label>
        <p class="govuk-hint" id="report-cell-hint">
          {words.chooseHint}
        </p>
        <div class="report-insert">
          <select class="govuk-select" id="report-cell" name="cell" aria-describedby="report-cell-hint">
            {editor.choices.map(({ label, options }) => (
              <optgroup label={label}>
                {options.map((option) => (
                  <option value={option.value}>{option.label}</option>
                ))}
              </optgroup>
            ))}
          </select>
          <Button name="do" value="insert" variant="secondary" test="insert-quote">
            {words.insert}
          </Button>
        </div>
      </div>
      {editor.reason !== null && <Reason reason={editor.reason} />}
      <p class="button-row">
        <Button name="do" value="save" test="save-part">
          {words.save}
        </Button>
        <Button name="do" value="check" variant="secondary" test="check-part">
          {words.check}
        </Button>
        {editor.reason !== null && (
          <Button name="do" value="explain" variant="secondary" test="explain-part">
            {words.explain}
          </Button>
        )}
      </p>
    </form>
  );
}

function Reason({ reason }: { readonly reason: NonNullable<PartEditor['reason']> }) {
  const words = reportTextTexts.editor;
  return <TextArea {...reason} label={words.reason} hint={words.reasonHint} name="reason" rows={2} />;
}

function Opening({ text }: { readonly text: string }) {
  const words = reportTextTexts.editor;
  return (
    <details class="more" data-test="opening-text">
      <summary>{words.opening}</summary>
      <p class="hint more-text">{words.openingUse}</p>
      <div lang="zh-CN">
        {text.split('\n').map((line) => (
          <p class="letter-text">{line}</p>
        ))}
      </div>
    </details>
  );
}

function Neighbours({ page: { previous, next } }: Props) {
  return (
    <p class="report-neighbours">
      {previous !== null && <a href={previous.href}>{previous.label}</a>}
      {next !== null && <a href={next.href}>{next.label}</a>}
    </p>
  );
}
