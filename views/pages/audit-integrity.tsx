import type { IntegrityPage } from '../../src/web/pages/audit/integrity-page.ts';
import { integrityTexts } from '../../src/web/texts/integrity.ts';
import { Layout } from '../layout.tsx';
import { DataTable } from '../partials/data-table.tsx';

export function IntegrityView(page: IntegrityPage) {
  const words = integrityTexts;
  const { status } = page;
  return (
    <Layout frame={page.frame} wide>
      <p class="crumb">
        <a href="/audit">{words.back}</a>
      </p>
      <h1>{words.title}</h1>
      <p class="hint">{words.lead}</p>
      <p class={status.tone === 'plain' ? '' : `audit-status audit-status-${status.tone}`} data-test="integrity-status">
        {status.text}
      </p>
      {page.progress !== null && <p data-test="integrity-progress">{page.progress}</p>}
      {page.old !== null && <p class="audit-status audit-status-alarm">{page.old}</p>}
      {(page.faults.length > 0 || page.elsewhere !== null) && <Faults faults={page.faults} elsewhere={page.elsewhere} />}
      <p>
        <a href="/audit/heads">{words.headsLink}</a>
      </p>
      <section class="section">
        <h2>{words.runs}</h2>
        {page.runs.length === 0 ? <p class="empty">{words.never}</p> : <Runs columns={page.columns} runs={page.runs} />}
      </section>
    </Layout>
  );
}

function Faults({ faults, elsewhere }: Pick<IntegrityPage, 'faults' | 'elsewhere'>) {
  const words = integrityTexts;
  return (
    <section class="section">
      <h2>{words.faults}</h2>
      <ul class="integrity-list" data-test="integrity-faults">
        {faults.map(({ where, kind, text, href }) => (
          <li>
            <p>
              <strong>{where}</strong> <span class="hint">{kind}</span>
            </p>
            <p>{text}</p>
            {href !== null && (
              <p>
                <a href={href}>
                  {words.openCase} <span class="govuk-visually-hidden">{where}</span>
                </a>
              </p>
            )}
          </li>
        ))}
      </ul>
      {elsewhere !== null && <p class="hint">{elsewhere}</p>}
    </section>
  );
}

function Runs({ columns, runs }: Pick<IntegrityPage, 'columns' | 'runs'>) {
  return (
    <DataTable
      caption={integrityTexts.runs}
      hideCaption
      rows={runs}
      rowTest="integrity-run"
      columns={columns.map((label, index) => ({
        label,
        names: index === 0,
        numeric: index > 1,
        cell: (row: readonly string[]) => row[index],
      }))}
    />
  );
}
