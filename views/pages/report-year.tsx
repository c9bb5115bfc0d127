import type { CheckView, ReportYearPage } from '../../src/web/pages/reports/year-page.ts';
import { reportTexts } from '../../src/web/texts/reports.ts';
import { texts } from '../../src/web/texts.ts';
import { Layout } from '../layout.tsx';
import { AdminTables } from '../partials/admin-tables.tsx';
import { Badge } from '../partials/badge.tsx';
import { Button } from '../partials/button.tsx';
import { DataTable } from '../partials/data-table.tsx';
import { ExplainCheck } from '../partials/explain-check.tsx';
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
        <Checks checks={checks} csrf={frame.csrf} />
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

type Csrf = Pick<ReportYearPage['frame'], 'csrf'>;

function Checks({ checks, csrf }: Pick<ReportYearPage, 'checks'> & Csrf) {
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
        { label: heads.detail, cell: (check) => <Detail check={check} csrf={csrf} /> },
      ]}
    />
  );
}

function Detail({ check: { detail, explanation, cells, explain }, csrf }: Csrf & { readonly check: CheckView }) {
  return (
    <>
      {detail !== '' && <p class="check-detail">{detail}</p>}
      {explanation !== null && <p data-test="explanation">{explanation}</p>}
      {cells.length > 0 && <Cells cells={cells} />}
      {explain !== null && <ExplainCheck form={explain} csrf={csrf} />}
    </>
  );
}

/** Folded away: official names of cells are long. */
function Cells({ cells }: Pick<CheckView, 'cells'>) {
  return (
    <details class="check-more" data-test="check-cells">
      <summary>{reportTexts.year.cellsOf(cells.length)}</summary>
      <ul class="check-cells">
        {cells.map(({ href, label }) => (
          <li>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
    </details>
  );
}
