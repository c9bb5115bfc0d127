import type { WorkloadLine, WorkloadPage } from '../../src/web/pages/workload-page.ts';
import { overviewTexts } from '../../src/web/texts/overview.ts';
import { Layout } from '../layout.tsx';
import { BarChart } from '../partials/bar-chart.tsx';
import { DataTable } from '../partials/data-table.tsx';

export function WorkloadView(page: WorkloadPage) {
  const words = overviewTexts.workload;
  return (
    <Layout frame={page.frame} wide>
      <h1>{words.title}</h1>
      <p class="lead">{words.intro}</p>
      {page.lines.length === 0 ? (
        <p class="empty" data-test="workload-empty">
          {words.none}
        </p>
      ) : (
        <Figures page={page} />
      )}
      <p>
        <a href="/queue">{words.assign}</a>
      </p>
    </Layout>
  );
}

function Figures({ page }: { readonly page: WorkloadPage }) {
  const words = overviewTexts.workload;
  return (
    <>
      <section class="section">
        <BarChart
          title={words.chart}
          unit={words.unit}
          series={[words.overdue, words.dueSoon, words.standing, words.open]}
          bars={page.bars}
          stacked
          tones={['alarm', 'warn', 'quiet', 'accent']}
        />
      </section>
      <DataTable<WorkloadLine>
        caption={words.title}
        hideCaption
        rows={[...page.lines, page.total]}
        rowTest="workload-row"
        columns={[
          { label: words.person, names: true, cell: (line) => line.person },
          { label: words.section, cell: (line) => line.unit },
          { label: words.open, numeric: true, cell: (line) => line.open },
          { label: words.overdue, numeric: true, cell: (line) => line.overdue },
          { label: words.dueSoon, numeric: true, cell: (line) => line.dueSoon },
          { label: words.standing, numeric: true, cell: (line) => line.standing },
        ]}
      />
    </>
  );
}
