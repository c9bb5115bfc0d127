import type { MergeComparePage } from '../../src/web/pages/merge-page.ts';
import { splitMergeTexts } from '../../src/web/texts/split-merge.ts';
import { texts } from '../../src/web/texts.ts';
import { Layout } from '../layout.tsx';
import { Badge } from '../partials/badge.tsx';
import { Button } from '../partials/button.tsx';
import { ConfirmBox } from '../partials/confirm-box.tsx';
import { CsrfInput } from '../partials/csrf-input.tsx';
import { DataTable } from '../partials/data-table.tsx';
import { DayInput } from '../partials/day-input.tsx';
import { ErrorSummary } from '../partials/error-summary.tsx';
import { ToolHead } from '../partials/tool-head.tsx';

export function MergeCompareView(page: MergeComparePage) {
  const words = splitMergeTexts.merge;
  return (
    <Layout frame={page.frame} wide>
      <ToolHead backHref={page.backHref} back={splitMergeTexts.back} caseNo={page.caseNo} title={words.title} />
      <ErrorSummary errors={page.errors} />
      <p class="lead">
        {words.lead}
        <span class="basis">{texts.write.labelled(splitMergeTexts.basis, page.article)}</span>
      </p>
      <DataTable
        caption={words.sideBySide}
        rows={page.rows}
        rowTest="merge-row"
        columns={[
          {
            label: words.field,
            names: true,
            cell: (row) => (
              <>
                {row.label} {row.differs && <Badge text={words.differs} tone="warn" />}
              </>
            ),
          },
          { label: words.closing, cell: (row) => row.own },
          { label: words.kept, cell: (row) => row.kept },
        ]}
      />
      <Reasons lines={page.refusals} test="merge-refusal" />
      <Reasons lines={page.warnings} test="merge-warning" />
      {page.refusals.length === 0 && <MergeForm page={page} />}
      <p>
        <a href={page.action}>{words.another}</a>
      </p>
    </Layout>
  );
}

function Reasons({ lines, test }: { readonly lines: readonly string[]; readonly test: string }) {
  if (lines.length === 0) return null;
  return (
    <ul class="duplicates" data-test={test}>
      {lines.map((line) => (
        <li>{line}</li>
      ))}
    </ul>
  );
}

function MergeForm({ page }: { readonly page: MergeComparePage }) {
  return (
    <form class="card" method="post" action={page.action} novalidate data-test="merge-form">
      <CsrfInput csrf={page.frame.csrf} />
      <input type="hidden" name="version" value={page.version} />
      <input type="hidden" name="with" value={page.keptId} />
      <DayInput day={page.day} />
      <ConfirmBox {...page.confirm} />
      <Button>{splitMergeTexts.merge.record}</Button>
    </form>
  );
}
