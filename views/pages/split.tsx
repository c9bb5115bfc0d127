import type { SplitPage } from '../../src/web/pages/split-page.ts';
import { splitMergeTexts } from '../../src/web/texts/split-merge.ts';
import { texts } from '../../src/web/texts.ts';
import { Layout } from '../layout.tsx';
import { Button } from '../partials/button.tsx';
import { CsrfInput } from '../partials/csrf-input.tsx';
import { DayInput } from '../partials/day-input.tsx';
import { ErrorSummary } from '../partials/error-summary.tsx';
import { FieldList } from '../partials/field-list.tsx';
import { describedBy, FormGroup } from '../partials/form-group.tsx';
import { TextArea } from '../partials/text-area.tsx';
import { ToolHead } from '../partials/tool-head.tsx';

export function SplitView(page: SplitPage) {
  const words = splitMergeTexts.split;
  return (
    <Layout frame={page.frame}>
      <ToolHead backHref={page.backHref} back={splitMergeTexts.back} caseNo={page.caseNo} title={words.title} />
      <ErrorSummary errors={page.errors} />
      <p class="lead">
        {words.lead}
        <span class="basis">{texts.write.labelled(splitMergeTexts.basis, page.article)}</span>
      </p>
      <section class="card" aria-labelledby="split-original">
        <h2 id="split-original">{words.original}</h2>
        <FieldList fields={page.original} />
      </section>
      <SplitForm page={page} />
    </Layout>
  );
}

function SplitForm({ page }: { readonly page: SplitPage }) {
  const words = splitMergeTexts.split;
  return (
    <form class="card" method="post" action={page.action} novalidate data-test="split-form">
      <CsrfInput csrf={page.frame.csrf} />
      <input type="hidden" name="version" value={page.version} />
      {/* The Enter key presses the first button of a form. */}
      <button type="submit" name="do" value="preview" hidden tabindex={-1} />
      <h2>{words.matters}</h2>
      <p class="hint">{words.mattersHint}</p>
      {page.rows.map((row) => (
        <Matter row={row} />
      ))}
      {page.mayAdd && (
        <p>
          <Button name="do" value="add" variant="secondary" small test="add-matter">
            {words.add}
          </Button>
        </p>
      )}
      <TextArea {...page.reason} name="reason" rows={3} maxLength={2000} />
      <DayInput day={page.day} />
      <Button name="do" value="preview" test="preview">
        {words.preview}
      </Button>
    </form>
  );
}

function Matter({ row }: { readonly row: SplitPage['rows'][number] }) {
  const parts = { id: row.id, label: row.label, error: row.error };
  return (
    <div class="matter-row" data-test="matter">
      <FormGroup {...parts} name={row.name}>
        <input class="govuk-input" id={row.id} name={row.name} type="text" value={row.value} {...describedBy(parts)} />
      </FormGroup>
      {row.remove !== null && (
        <Button name="do" value={row.remove} variant="secondary" small label={row.removeLabel}>
          {splitMergeTexts.split.remove}
        </Button>
      )}
    </div>
  );
}
