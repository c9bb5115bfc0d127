import type { GuideVersionsPage } from '../../src/web/pages/guide-edit-page.ts';
import { guideTexts } from '../../src/web/texts/guide.ts';
import { Layout } from '../layout.tsx';
import { DataTable } from '../partials/data-table.tsx';
import { EmptyState } from '../partials/empty-state.tsx';

type Row = GuideVersionsPage['rows'][number];

export function GuideVersionsView({ frame, rows }: GuideVersionsPage) {
  const { versions } = guideTexts.edit;
  const columns = [
    {
      label: versions.version,
      names: true,
      cell: (row: Row) => (
        <>
          <a href={row.href}>{versions.show(row.version)}</a> {row.inForce && <span class="govuk-tag">{versions.inForce}</span>}
        </>
      ),
    },
    { label: versions.savedAt, cell: (row: Row) => row.savedAt },
    { label: versions.savedBy, cell: (row: Row) => row.savedBy },
  ];
  return (
    <Layout frame={frame}>
      <h1>{versions.title}</h1>
      {rows.length === 0 ? (
        <EmptyState text={versions.none} />
      ) : (
        <DataTable caption={versions.caption} columns={columns} rows={rows} rowTest="guide-version-row" />
      )}
    </Layout>
  );
}
