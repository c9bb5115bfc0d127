import type { OversightFigure, OversightPage, ShareRow } from '../../src/web/pages/audit/oversight-page.ts';
import { auditTexts } from '../../src/web/texts/audit.ts';
import { Layout } from '../layout.tsx';
import { AuditForm } from '../partials/audit-form.tsx';
import { BarChart } from '../partials/bar-chart.tsx';
import { DataTable } from '../partials/data-table.tsx';
import { EmptyState } from '../partials/empty-state.tsx';

export function OversightView(page: OversightPage) {
  const words = auditTexts.oversight;
  return (
    <Layout frame={page.frame} wide>
      {page.backHref !== null && (
        <p class="crumb">
          <a href={page.backHref}>{auditTexts.back}</a>
        </p>
      )}
      <h1>{words.title}</h1>
      <p class="hint">{words.intro}</p>
      {page.notes.map((note) => (
        <p class="govuk-inset-text">{note}</p>
      ))}
      <AuditForm form={{ action: '/audit/oversight', fields: page.fields, submit: auditTexts.show }} />
      <nav class="audit-years" aria-label={words.years}>
        {page.years.map((year) => (
          <a href={year.href} {...(year.current ? { 'aria-current': 'page' } : {})}>
            {year.label}
          </a>
        ))}
      </nav>
      <p class="lead" data-test="span">
        {page.span}
      </p>
      <Overdue page={page} />
      {page.isEmpty ? <EmptyState text={words.empty} test="oversight-empty" /> : <Figures page={page} />}
    </Layout>
  );
}

interface Props {
  readonly page: OversightPage;
}

function Overdue({ page }: Props) {
  const words = auditTexts.oversight;
  const more = Number(page.overdue.value) - page.overdueCases.length;
  return (
    <section class="section" data-test="oversight-overdue">
      <h2>{words.now}</h2>
      <dl class="figures audit-figures">
        <Figure figure={page.overdue} />
      </dl>
      {page.overdueCases.length > 0 && (
        <ul class="overdue-cases">
          {page.overdueCases.map((one) => (
            <li>
              <a href={one.href}>{one.label}</a> {one.text}
            </li>
          ))}
        </ul>
      )}
      {more > 0 && <p class="hint">{words.overdueMore(more)}</p>}
    </section>
  );
}

function Figures({ page }: Props) {
  const words = auditTexts.oversight;
  return (
    <>
      <section class="section">
        <h2>{words.extended}</h2>
        <dl class="figures audit-figures">
          <Figure figure={page.extended} />
        </dl>
        <div class="chart-grid">
          <Shares caption={words.byUnit} rows={page.byUnit} />
          <Shares caption={words.byHandler} rows={page.byHandler} />
        </div>
      </section>
      <div class="chart-grid">
        {page.bars.map((bars) => (
          <section class="section" data-test={`oversight-${bars.id}`}>
            <BarChart title={bars.title} unit={bars.unit} series={[bars.unit]} bars={bars.bars} />
            <p class="hint">{bars.rule}</p>
          </section>
        ))}
      </div>
      <Mass page={page} />
      <section class="section">
        <h2>{words.others}</h2>
        <dl class="figures audit-figures">
          {page.others.map((figure) => (
            <Figure figure={figure} />
          ))}
        </dl>
      </section>
    </>
  );
}

function Figure({ figure }: { readonly figure: OversightFigure }) {
  const value = <span class="figure-value">{figure.value}</span>;
  return (
    <div class="figure" data-test={`figure-${figure.id}`}>
      <dt>{figure.label}</dt>
      <dd>
        {figure.href === null ? value : <a href={figure.href}>{value}</a>}
        <span class="hint">{figure.rule}</span>
      </dd>
    </div>
  );
}

function Shares({ caption, rows }: { readonly caption: string; readonly rows: readonly ShareRow[] }) {
  const { columns, none } = auditTexts.oversight;
  if (rows.length === 0) return <EmptyState title={caption} text={none} />;
  return (
    <DataTable
      caption={caption}
      rowTest="share-row"
      rows={rows}
      columns={[
        { label: columns.item, names: true, cell: (row) => (row.href === null ? row.label : <a href={row.href}>{row.label}</a>) },
        { label: columns.extended, numeric: true, cell: (row) => row.extended },
        { label: columns.ended, numeric: true, cell: (row) => row.ended },
        { label: columns.share, numeric: true, cell: (row) => row.share },
      ]}
    />
  );
}

function Mass({ page }: Props) {
  const words = auditTexts.oversight;
  return (
    <section class="section" data-test="mass-actions">
      <h2>{words.mass}</h2>
      <p class="hint">{page.massRule}</p>
      {page.mass.length === 0 && <p>{words.none}</p>}
      {page.mass.map((group) => (
        <div data-test="mass-group">
          <h3>{group.title}</h3>
          <p>{group.reason}</p>
          <ul class="mass-cases">
            {group.cases.map((one) => (
              <li>
                <a href={one.href}>{one.label}</a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
