import type { AnnualReportPage } from '../../src/web/pages/annual-reports-page.ts';
import { annualReportTexts } from '../../src/web/texts/annual-reports.ts';
import { Layout } from '../layout.tsx';
import { ReportFiles } from '../partials/report-files.tsx';

export function AnnualReportView(page: AnnualReportPage) {
  const words = annualReportTexts;
  return (
    <Layout frame={page.frame} wide>
      <p class="crumb">
        <a href={page.back.href}>{page.back.label}</a>
      </p>
      {page.newestHref !== null && (
        <p class="govuk-inset-text" data-test="old-edition">
          {words.outdated} <a href={page.newestHref}>{words.newest}</a>
        </p>
      )}
      {page.report}
      <section class="section no-print" aria-labelledby="report-downloads">
        <h2 id="report-downloads">{words.downloads}</h2>
        <ReportFiles files={page.files} of="" />
        {page.link !== null && (
          <p>
            <a href={page.link} rel="noopener noreferrer">
              {words.elsewhere}
            </a>
          </p>
        )}
      </section>
      {page.editions.length > 1 && <Editions editions={page.editions} />}
    </Layout>
  );
}

function Editions({ editions }: Pick<AnnualReportPage, 'editions'>) {
  const words = annualReportTexts;
  return (
    <section class="section no-print" aria-labelledby="report-editions">
      <h2 id="report-editions">{words.editions}</h2>
      <ul data-test="report-editions">
        {editions.map(({ text, href, isShown }) => (
          <li>{isShown ? `${text} — ${words.shown}` : <a href={href}>{text}</a>}</li>
        ))}
      </ul>
    </section>
  );
}
