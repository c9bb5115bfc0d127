import type { DeskLine, DeskPage, DeskSection } from '../../src/web/pages/desk-page.ts';
import { overviewTexts } from '../../src/web/texts/overview.ts';
import { publicationTaskTexts } from '../../src/web/texts/publication-tasks.ts';
import { Layout } from '../layout.tsx';
import { Badge } from '../partials/badge.tsx';
import { DataTable } from '../partials/data-table.tsx';

export function DeskView(page: DeskPage) {
  return (
    <Layout frame={page.frame} wide>
      <h1>{overviewTexts.desk.title}</h1>
      <p class="lead">{overviewTexts.desk.intro}</p>
      {page.sections.map((section) => (
        <Section section={section} />
      ))}
      {page.publications.length > 0 && <Publications tasks={page.publications} />}
      <Limits limits={page.limits} />
    </Layout>
  );
}

function Publications({ tasks }: { readonly tasks: DeskPage['publications'] }) {
  return (
    <section class="section" aria-labelledby="publications-title" data-test="desk-publications">
      <h2 id="publications-title">{publicationTaskTexts.desk.title}</h2>
      <ul>
        {tasks.map(({ href, label }) => (
          <li>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Section({ section }: { readonly section: DeskSection }) {
  const { id, title, hint, lines, empty } = section;
  return (
    <section class="section" id={id} aria-labelledby={`${id}-title`} data-test={`desk-${id}`}>
      <h2 id={`${id}-title`}>
        {title} <span class="count">{lines.length}</span>
      </h2>
      {hint !== null && <p class="hint">{hint}</p>}
      {lines.length === 0 ? <p class="empty">{empty}</p> : <Lines section={section} />}
    </section>
  );
}

function Lines({ section }: { readonly section: DeskSection }) {
  const { columns, desk } = overviewTexts;
  return (
    <DataTable<DeskLine>
      caption={section.title}
      hideCaption
      rows={section.lines}
      rowTest="desk-row"
      columns={[
        { label: columns.caseNo, names: true, cell: (line) => <a href={line.href}>{line.caseNo}</a> },
        { label: columns.title, cell: (line) => line.title },
        section.showDecision
          ? { label: desk.decision, cell: (line) => <Decision line={line} /> }
          : { label: columns.state, cell: (line) => <span class="state">{line.state}</span> },
        { label: columns.dueOn, cell: (line) => line.dueOn },
        { label: columns.remaining, cell: (line) => (line.overdue ? <Badge tone="alarm" text={line.remaining} /> : line.remaining) },
      ]}
    />
  );
}

function Decision({ line }: { readonly line: DeskLine }) {
  return (
    <>
      {line.decision} {line.hindrance !== null && <Badge tone="warn" text={line.hindrance} />}
    </>
  );
}

function Limits({ limits }: Pick<DeskPage, 'limits'>) {
  const { columns, desk } = overviewTexts;
  return (
    <section class="section" id="proceedings" aria-labelledby="proceedings-title" data-test="desk-proceedings">
      <h2 id="proceedings-title">
        {desk.proceedings} <span class="count">{limits.length}</span>
      </h2>
      {limits.length === 0 ? (
        <p class="empty">{desk.proceedingsNone}</p>
      ) : (
        <DataTable<DeskPage['limits'][number]>
          caption={desk.proceedings}
          hideCaption
          rows={limits}
          columns={[
            { label: columns.caseNo, names: true, cell: (limit) => <a href={limit.href}>{limit.caseNo}</a> },
            { label: columns.limit, cell: (limit) => limit.label },
            {
              label: columns.lastDay,
              cell: (limit) => (
                <>
                  {limit.lastDay} {limit.passed && <Badge tone="alarm" text={desk.passed} />}
                </>
              ),
            },
          ]}
        />
      )}
    </section>
  );
}
