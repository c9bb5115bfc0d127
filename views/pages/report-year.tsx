import type { CheckView, ReportYearPage } from '../../src/web/pages/reports/year-page.ts';
import { reportTexts } from '../../src/web/texts/reports.ts';
import { texts } from '../../src/web/texts.ts';
import { Layout } from '../layout.tsx';
import { AdminTables } from '../partials/admin-tables.tsx';
import { Badge } from '../partials/badge.tsx';
import { Button } from '../partials/button.tsx';
import { DataTable } from '../partials/data-table.tsx';
import { ReportGrid } from '../partials/report-grid.tsx';
import { SummaryList } from '../partials/summary-list.tsx';

/** The figures of a year: where the report stands, what may be done, the checks, and the official tables. */
export function ReportYearView(page: ReportYearPage) {
  const { frame, title, back, facts, badge, next, notes, acts, checks, grids, known, tables } = page;
  const words = reportTexts.year;
  return (
    <Layout frame={frame} wide>
      <p class="crumb">
        <a href={back.href}>{back.label}</a>
      </p>
      <h1>{title}</h1>
      <p class="lead">
        <Badge text={badge.text} tone={badge.tone} test="stage" />{' '}
        <span data-test="next">{texts.write.labelled(words.nextTitle, next)}</span>
      </p>
      {notes.map(({ text, test, tone }) => (
        <p class={`admin-note admin-note-${tone}`} data-test={test}>
          {text}
        </p>
      ))}
      <p class="report-acts no-print" data-test="acts">
        {acts.map(({ href, label, primary = false, test }) => (
          <Button href={href} variant={primary ? 'primary' : 'secondary'} {...(test === undefined ? {} : { test })}>
            {label}
          </Button>
        ))}
      </p>
      <SummaryList rows={facts} test="report-facts" />
      <section class="section" data-test="checks">
        <h2>{words.checks}</h2>
        <p>{words.checksHelp}</p>
        <Checks checks={checks} />
      </section>
      <section class="section" data-test="figures">
        <h2>{words.figures}</h2>
        <p>{words.figuresHelp}</p>
        <p data-test="known">{known}</p>
        {words.gridIsChinese !== '' && <p class="hint">{words.gridIsChinese}</p>}
        {grids.map((grid) => (
          <ReportGrid grid={grid} />
        ))}
      </section>
      <AdminTables tables={tables} csrf={frame.csrf} />
    </Layout>
  );
}

function Checks({ checks }: { readonly checks: readonly CheckView[] }) {
  const heads = reportTexts.year.checkHeads;
  return (
    <DataTable
      caption={reportTexts.year.checks}
      hideCaption
      rows={checks}
      rowTest="check"
      columns={[
        { label: heads.id, names: true, cell: ({ id }) => id },
        { label: heads.what, cell: ({ title }) => title },
        { label: heads.verdict, cell: ({ verdict }) => <Badge text={verdict.text} tone={verdict.tone} /> },
        { label: heads.detail, cell: (check) => <Detail check={check} /> },
      ]}
    />
  );
}

function Detail({ check: { detail, explanation, cells, explainHref, id } }: { readonly check: CheckView }) {
  const words = reportTexts.year;
  return (
    <>
      {detail !== '' && <p>{detail}</p>}
      {explanation !== null && <p data-test="explanation">{explanation}</p>}
      {cells.length > 0 && (
        <p class="check-cells" data-test="check-cells">
          {`${words.checkHeads.cells} `}
          {cells.map(({ href, label }) => (
            <>
              <a href={href}>{label}</a>{' '}
            </>
          ))}
        </p>
      )}
      {explainHref !== null && (
        <p>
          <a href={explainHref} data-test="explain">
            {words.explain}
            <span class="visually-hidden"> {id}</span>
          </a>
        </p>
      )}
    </>
  );
}
