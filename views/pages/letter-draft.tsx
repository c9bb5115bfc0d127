import type { EditorPart, LetterDraftPage } from '../../src/web/pages/letter-draft-page.ts';
import { letterTexts } from '../../src/web/texts/letters.ts';
import { Layout } from '../layout.tsx';
import { Button } from '../partials/button.tsx';
import { CsrfInput } from '../partials/csrf-input.tsx';
import { ErrorSummary } from '../partials/error-summary.tsx';
import { describedBy, groupClass, HintAndError } from '../partials/form-group.tsx';
import { LetterFrame } from '../partials/letter-frame.tsx';
import { TextArea } from '../partials/text-area.tsx';
import { TextDiff } from '../partials/text-diff.tsx';
import { ToolHead } from '../partials/tool-head.tsx';

interface Props {
  readonly page: LetterDraftPage;
}

export function LetterDraftView(page: LetterDraftPage) {
  const words = letterTexts.draft;
  return (
    <Layout frame={page.frame}>
      <ErrorSummary errors={page.errors} />
      <ToolHead backHref={page.backHref} back={letterTexts.back} caseNo={page.caseNo} title={words.title} subject={page.subject} />
      <p class="hint">{page.readOnly ?? words.intro}</p>
      {page.altered && <p class="govuk-inset-text">{words.altered}</p>}
      {page.earlier !== null && <Earlier earlier={page.earlier} />}
      {page.other !== null && <Other other={page.other} />}
      <p data-test="draft-state">{page.state}</p>
      {page.editor === null ? <Letter page={page} /> : <Editor page={page} editor={page.editor} />}
      {page.diff !== null && <Difference diff={page.diff} />}
      <Paper page={page} />
      {page.editor !== null && <Reset page={page} editor={page.editor} />}
    </Layout>
  );
}

function Earlier({ earlier }: { readonly earlier: NonNullable<LetterDraftPage['earlier']> }) {
  return (
    <p class="govuk-inset-text" data-test="earlier-text">
      {earlier.text} {earlier.href !== null && <a href={earlier.href}>{letterTexts.draft.earlier.use}</a>}
    </p>
  );
}

function Other({ other }: { readonly other: NonNullable<LetterDraftPage['other']> }) {
  return (
    <section class="section since" id="other-text" data-test="other-text">
      <h2>{other.title}</h2>
      <Paragraphs paragraphs={other.paragraphs} />
    </section>
  );
}

function Letter({ page }: Props) {
  return (
    <LetterFrame letter={page.letter}>
      <Paragraphs paragraphs={page.paragraphs} />
    </LetterFrame>
  );
}

function Paragraphs({ paragraphs }: { readonly paragraphs: readonly string[] }) {
  return (
    <div lang="zh-CN">
      {paragraphs.map((paragraph) => (
        <p class="letter-text">{paragraph}</p>
      ))}
    </div>
  );
}

function Editor({ page, editor }: Props & { readonly editor: EditorPart }) {
  const words = letterTexts.draft;
  return (
    <form method="post" action={page.action} novalidate data-test="draft-form">
      <CsrfInput csrf={page.frame.csrf} />
      <input type="hidden" name="proposal" value={editor.proposal} />
      <input type="hidden" name="revision" value={editor.revision} />
      <LetterFrame letter={page.letter}>
        <div class="letter-body">
          <TextArea {...editor.text} label={words.body} hint={words.bodyHint} name="text" rows={18} />
        </div>
      </LetterFrame>
      <p class="button-row">
        <Button name="do" value="save" test="save-draft">
          {words.save}
        </Button>
        <Button formAction={page.previewAction} formTarget="_blank" variant="secondary" test="preview-draft">
          {words.preview}
        </Button>
      </p>
    </form>
  );
}

function Difference({ diff }: { readonly diff: NonNullable<LetterDraftPage['diff']> }) {
  const words = letterTexts.draft;
  return (
    <details class="more" open data-test="difference">
      <summary>{words.difference}</summary>
      <p class="hint more-text">{words.legend}</p>
      <TextDiff diff={diff} />
    </details>
  );
}

/** The text as it was saved, on paper. */
function Paper({ page }: Props) {
  const words = letterTexts.draft;
  return (
    <>
      <p>
        <a href={page.pdfHref} target="_blank" rel="noopener" data-test="draft-pdf">
          {words.pdf}
        </a>
      </p>
      <details class="file-preview letter-paper">
        <summary>{words.framed}</summary>
        <iframe src={page.pdfHref} title={words.pdfOf} loading="lazy" />
      </details>
    </>
  );
}

function Reset({ page, editor }: Props & { readonly editor: EditorPart }) {
  const words = letterTexts.draft.reset;
  const { id, error, open } = editor.reset;
  return (
    <details class="more" open={open} data-test="reset-draft">
      <summary>{words.title}</summary>
      <form class="more-text" method="post" action={page.action} novalidate>
        <CsrfInput csrf={page.frame.csrf} />
        <input type="hidden" name="proposal" value={editor.proposal} />
        <input type="hidden" name="revision" value={editor.revision} />
        <div class={`${groupClass(error)} confirm`}>
          <HintAndError id={id} error={error} />
          <div class="govuk-checkboxes govuk-checkboxes--small">
            <div class="govuk-checkboxes__item">
              <input class="govuk-checkboxes__input" id={id} type="checkbox" name="confirmed" value="yes" {...describedBy({ id, error })} />
              <label class="govuk-label govuk-checkboxes__label" for={id}>
                {words.confirm}
              </label>
            </div>
          </div>
        </div>
        <Button name="do" value="reset" variant="warning">
          {words.submit}
        </Button>
      </form>
    </details>
  );
}
