import type { ReassessmentsPage } from '../../src/web/pages/publications/reassessments-page.ts';
import { publicationTaskTexts } from '../../src/web/texts/publication-tasks.ts';
import { publicationTexts } from '../../src/web/texts/publications.ts';
import { Layout } from '../layout.tsx';
import { Badge } from '../partials/badge.tsx';
import { DataTable } from '../partials/data-table.tsx';
import { EmptyState } from '../partials/empty-state.tsx';

type Row = ReassessmentsPage['rows'][number];

export function ReassessmentsView({ frame, lead, rows }: ReassessmentsPage) {
  const words = publicationTaskTexts.reassessments;
  return (
    <Layout frame={frame} wide>
      <p class="crumb">
        <a href="/publications">{publicationTaskTexts.back}</a>
      </p>
      <h1>{words.title}</h1>
      <p class="lead">{lead}</p>
      {rows.length === 0 ? (
        <EmptyState text={words.none} test="no-reassessments" />
      ) : (
        <DataTable<Row>
          caption={words.caption}
          hideCaption
          rows={rows}
          rowTest="reassessment"
          columns={[
            { label: publicationTexts.subject, names: true, cell: (row) => <a href={row.href}>{row.title}</a> },
            { label: words.ground, cell: (row) => row.ground },
            { label: words.assessedOn, cell: (row) => row.assessedOn },
            {
              label: words.dueOn,
              cell: (row) => (
                <>
                  {row.dueOn} {row.overdue && <Badge text={publicationTexts.overdue} tone="alarm" />}
                </>
              ),
            },
          ]}
        />
      )}
    </Layout>
  );
}
