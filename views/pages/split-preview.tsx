import type { SplitPreviewPage } from '../../src/web/pages/split-page.ts';
import { splitMergeTexts } from '../../src/web/texts/split-merge.ts';
import { texts } from '../../src/web/texts.ts';
import { Layout } from '../layout.tsx';
import { Button } from '../partials/button.tsx';
import { ConfirmBox } from '../partials/confirm-box.tsx';
import { CsrfInput } from '../partials/csrf-input.tsx';
import { DataTable } from '../partials/data-table.tsx';
import { ErrorSummary } from '../partials/error-summary.tsx';
import { ToolHead } from '../partials/tool-head.tsx';

export function SplitPreviewView(page: SplitPreviewPage) {
  const words = splitMergeTexts.split;
  return (
    <Layout frame={page.frame}>
      <ToolHead backHref={page.backHref} back={splitMergeTexts.back} caseNo={page.caseNo} title={words.previewTitle} />
      <ErrorSummary errors={page.errors} />
      <DataTable
        caption={words.previewCaption}
        hideCaption
        rows={page.children}
        rowTest="split-child"
        columns={[
          { label: words.child, cell: (row) => row.number },
          { label: words.subject, names: true, cell: (row) => row.title },
          { label: words.receivedOn, cell: () => page.receivedOn },
          { label: words.dueOn, cell: () => page.dueOn },
        ]}
      />
      <p class="hint">{words.numbered}</p>
      <p>{texts.write.labelled(words.reason, page.reason)}</p>
      <p class="basis">{texts.write.labelled(splitMergeTexts.basis, page.article)}</p>
      <form class="card" method="post" action={page.action} novalidate data-test="split-confirm">
        <CsrfInput csrf={page.frame.csrf} />
        {page.hidden.map((input) => (
          <input type="hidden" name={input.name} value={input.value} />
        ))}
        <ConfirmBox {...page.confirm} />
        <p class="button-row">
          <Button name="do" value="record" test="record">
            {words.record}
          </Button>
          <Button name="do" value="change" variant="secondary" test="change">
            {words.change}
          </Button>
        </p>
      </form>
    </Layout>
  );
}
