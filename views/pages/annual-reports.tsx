import type { AnnualReportsPage } from '../../src/web/pages/annual-reports-page.ts';
import { annualReportTexts } from '../../src/web/texts/annual-reports.ts';
import { pastReportTexts } from '../../src/web/texts/past-reports.ts';
import { Layout } from '../layout.tsx';
import { DataTable } from '../partials/data-table.tsx';
import { EmptyState } from '../partials/empty-state.tsx';
import { ReportFiles } from '../partials/report-files.tsx';
import { TrendCharts } from '../partials/trend-charts.tsx';

type Organ = AnnualReportsPage['organs'][number];
type Row = Organ['rows'][number];

export function AnnualReportsView({ frame, title, lead, back, organs, charts }: AnnualReportsPage) {
  return (
    <Layout frame={frame}>
      {back !== null && (
        <p class="crumb">
          <a href={back.href}>{back.label}</a>
        </p>
      )}
      <h1>{title}</h1>
      <p class="lead">{lead}</p>
      {organs.length === 0 && <EmptyState text={annualReportTexts.none} test="no-reports" />}
      {organs.map((organ) => (
        <section class="section" data-test="organ-reports">
          {back === null && <h2>{organ.title}</h2>}
          <Reports organ={organ} />
        </section>
      ))}
      {charts.length > 0 && (
        <section class="section" data-test="organ-trends">
          <h2>{pastReportTexts.trends}</h2>
          <p>{pastReportTexts.trendsLead}</p>
          <TrendCharts charts={charts} level={3} />
        </section>
      )}
    </Layout>
  );
}

function Reports({ organ }: { readonly organ: Organ }) {
  const { columns: names } = annualReportTexts;
  const columns = [
    {
      label: names.year,
      names: true,
      cell: (row: Row) => (
        <a href={row.href} aria-label={`${row.year} ${organ.name}`}>
          {row.year}
        </a>
      ),
    },
    { label: names.publishedOn, cell: (row: Row) => row.publishedOn },
    { label: names.edition, cell: (row: Row) => row.edition },
    { label: names.files, cell: (row: Row) => <ReportFiles files={row.files} of={organ.name} /> },
  ];
  return <DataTable caption={organ.caption} hideCaption columns={columns} rows={organ.rows} rowTest="published-report" />;
}
