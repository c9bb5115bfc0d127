import type { DashboardFigure, DashboardPage } from '../../src/web/pages/dashboard-page.ts';
import { overviewTexts } from '../../src/web/texts/overview.ts';
import { Layout } from '../layout.tsx';
import { BarChart } from '../partials/bar-chart.tsx';
import { Button } from '../partials/button.tsx';

export function DashboardView(page: DashboardPage) {
  const words = overviewTexts.dashboard;
  return (
    <Layout frame={page.frame} wide>
      <h1>{words.title}</h1>
      <Periods page={page} />
      <p class="lead" data-test="span">
        {page.span}
      </p>
      {page.figuresOnly && <p class="hint">{words.noDetails}</p>}
      {page.isEmpty ? (
        <p class="empty" data-test="dashboard-empty">
          {words.empty}
        </p>
      ) : (
        <Charts page={page} />
      )}
      <p class="hint">{words.basis}</p>
      {page.links.length > 0 && (
        <p class="audit-downloads">
          {page.links.map((link) => (
            <a href={link.href}>{link.label}</a>
          ))}
        </p>
      )}
    </Layout>
  );
}

interface PageProps {
  readonly page: DashboardPage;
}

function Periods({ page }: PageProps) {
  const words = overviewTexts.dashboard;
  return (
    <form class="filter" method="get" action="/dashboard">
      <label for="period">{words.period}</label>
      <select class="govuk-select" id="period" name="period">
        {page.periods.map((period) => (
          <option value={period.value} selected={period.chosen}>
            {period.label}
          </option>
        ))}
      </select>
      <Button variant="secondary" small>
        {words.show}
      </Button>
    </form>
  );
}

function Charts({ page }: PageProps) {
  const words = overviewTexts.dashboard;
  return (
    <>
      <dl class="figures">
        {page.figures.map((figure) => (
          <Figure figure={figure} />
        ))}
      </dl>
      <div class="chart-grid">
        <section class="section">
          <BarChart title={words.months} unit={words.monthsUnit} series={[words.received, words.closed]} bars={page.months} />
        </section>
        <section class="section">
          <BarChart title={words.decisions} unit={words.monthsUnit} series={[words.closed]} bars={page.decisions} />
        </section>
        <section class="section">
          <BarChart title={words.channels} unit={words.monthsUnit} series={[words.received]} bars={page.channels} />
        </section>
      </div>
    </>
  );
}

function Figure({ figure }: { readonly figure: DashboardFigure }) {
  const value = <span class="figure-value">{figure.value}</span>;
  return (
    <div class="figure" data-test={`figure-${figure.id}`}>
      <dt>{figure.label}</dt>
      <dd>
        {figure.href === null ? value : <a href={figure.href}>{value}</a>}
        {figure.hint !== null && <span class="hint">{figure.hint}</span>}
      </dd>
    </div>
  );
}
