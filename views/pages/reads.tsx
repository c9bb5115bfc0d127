import type { ReadsPage } from '../../src/web/pages/reads-page.ts';
import { caseToolTexts } from '../../src/web/texts/case-tools.ts';
import { Layout } from '../layout.tsx';
import { DataTable } from '../partials/data-table.tsx';
import { EmptyState } from '../partials/empty-state.tsx';
import { Pagination } from '../partials/pagination.tsx';
import { ToolHead } from '../partials/tool-head.tsx';

export function ReadsView(page: ReadsPage) {
  const words = caseToolTexts.reads;
  return (
    <Layout frame={page.frame} wide>
      <ToolHead backHref={page.backHref} back={caseToolTexts.back} caseNo={page.caseNo} title={words.title} subject={page.title} />
      <p class="hint">{words.intro}</p>
      {page.rows.length === 0 ? (
        <EmptyState text={words.none} />
      ) : (
        <DataTable
          caption={words.caption}
          rowTest="read"
          rows={page.rows}
          columns={[
            { label: words.when, cell: (row) => row.when },
            { label: words.who, names: true, cell: (row) => row.who },
            { label: words.what, cell: (row) => row.what },
            { label: words.detail, cell: (row) => row.detail },
          ]}
        />
      )}
      <Pagination previous={page.firstHref} next={page.nextHref} />
    </Layout>
  );
}
