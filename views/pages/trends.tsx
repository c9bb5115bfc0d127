import type { TrendsPage } from '../../src/web/pages/past-reports/trends-page.ts';
import { pastReportTexts } from '../../src/web/texts/past-reports.ts';
import { Layout } from '../layout.tsx';
import { AdminFields } from '../partials/admin-fields.tsx';
import { Button } from '../partials/button.tsx';
import { EmptyState } from '../partials/empty-state.tsx';
import { TrendCharts } from '../partials/trend-charts.tsx';

export function TrendsView({ frame, heading, lead, crumb, organ, filter, charts }: TrendsPage) {
  return (
    <Layout frame={frame} wide>
      <p class="crumb">
        <a href={crumb.href}>{crumb.label}</a>
      </p>
      <h1>{heading}</h1>
      <p class="lead">{lead}</p>
      {filter === null ? (
        <p>{organ}</p>
      ) : (
        <form method="get" action={filter.action} class="admin-filter" data-test="filter">
          <AdminFields fields={filter.fields} />
          <Button variant="secondary">{filter.submit}</Button>
        </form>
      )}
      {charts.length === 0 ? <EmptyState text={pastReportTexts.noTrends} test="no-trends" /> : <TrendCharts charts={charts} />}
    </Layout>
  );
}
