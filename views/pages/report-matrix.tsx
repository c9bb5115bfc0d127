import type { MatrixPage } from '../../src/web/pages/reports/matrix-page.ts';
import { ReportGrid } from '../partials/report-grid.tsx';
import { AdminPageView } from './admin-page.tsx';

/** The bodies below an organ, with the official tables of their sum. */
export function ReportMatrixView({ grids, gridsTitle, gridsText, ...page }: MatrixPage) {
  return (
    <AdminPageView {...page}>
      <section class="section" data-test="totals">
        <h2>{gridsTitle}</h2>
        <p>{gridsText}</p>
        {grids.map((grid) => (
          <ReportGrid grid={grid} />
        ))}
      </section>
    </AdminPageView>
  );
}
