import type { PublishReplyPage } from '../../src/web/pages/publications/publish-reply-page.ts';
import { publicationTaskTexts } from '../../src/web/texts/publication-tasks.ts';
import { splitMergeTexts } from '../../src/web/texts/split-merge.ts';
import { Layout } from '../layout.tsx';
import { Button } from '../partials/button.tsx';
import { CsrfInput } from '../partials/csrf-input.tsx';
import { ErrorSummary } from '../partials/error-summary.tsx';
import { describedBy, FieldsetGroup, FormGroup } from '../partials/form-group.tsx';
import { SelectFilter } from '../partials/select-filter.tsx';
import { TextArea } from '../partials/text-area.tsx';
import { ToolHead } from '../partials/tool-head.tsx';

export function PublishReplyView(page: PublishReplyPage) {
  const words = publicationTaskTexts.reply;
  const title = { id: 'publish-title', label: words.titleField, error: page.titleError };
  return (
    <Layout frame={page.frame}>
      <ErrorSummary errors={page.errors} />
      <ToolHead backHref={page.backHref} back={splitMergeTexts.back} caseNo={page.caseNo} title={words.title} />
      <p class="lead">{words.lead}</p>
      <form class="card" method="post" action={page.action} novalidate data-test="publish-form">
        <CsrfInput csrf={page.frame.csrf} />
        <input type="hidden" name="token" value={page.token} />
        <FormGroup {...title} name="title">
          <input class="govuk-input" id={title.id} name="title" type="text" maxlength={200} value={page.title} {...describedBy(title)} />
        </FormGroup>
        <SelectFilter choice={page.category} idPrefix="publish" />
        <TextArea id="publish-summary" name="summary" label={words.summary} value={page.summary} rows={2} maxLength={1000} />
        <TextArea
          id="publish-text"
          name="text"
          label={words.text}
          hint={words.textHint}
          value={page.text}
          rows={8}
          maxLength={10_000}
          error={page.textError}
        />
        <Files page={page} />
        <Button test="publish-submit">{words.submit}</Button>
      </form>
    </Layout>
  );
}

function Files({ page }: { readonly page: PublishReplyPage }) {
  const words = publicationTaskTexts.reply;
  if (page.files.length === 0) return <p class="hint">{words.noFiles}</p>;
  return (
    <FieldsetGroup id="publish-files" label={words.files} hint={words.filesHint} name="file">
      <div class="govuk-checkboxes govuk-checkboxes--small options">
        {page.files.map(({ id, value, name, chosen }) => (
          <div class="govuk-checkboxes__item">
            <input class="govuk-checkboxes__input" id={id} type="checkbox" name="file" value={value} checked={chosen} />
            <label class="govuk-label govuk-checkboxes__label" for={id}>
              {name}
            </label>
          </div>
        ))}
      </div>
    </FieldsetGroup>
  );
}
