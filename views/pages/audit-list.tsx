import type { ListCell, ListPage, ListSection, ListTable } from '../../src/web/pages/audit/list-page.ts';
import { Layout } from '../layout.tsx';
import { AuditForm } from '../partials/audit-form.tsx';
import { Badge } from '../partials/badge.tsx';
import { DataTable } from '../partials/data-table.tsx';
import { EmptyState } from '../partials/empty-state.tsx';
import { Pagination } from '../partials/pagination.tsx';

export function AuditListView(page: ListPage) {
  return (
    <Layout frame={page.frame} wide>
      {page.back !== null && (
        <p class="crumb">
          <a href={page.back.href}>{page.back.label}</a>
        </p>
      )}
      <h1>{page.title}</h1>
      <p class="hint">{page.intro}</p>
      {page.status !== null && (
        <p class={`audit-status audit-status-${page.status.tone}`} data-test="audit-status">
          {page.status.text}
        </p>
      )}
      {page.notes.map((note) => (
        <p class="govuk-inset-text">{note}</p>
      ))}
      {page.form !== null && <AuditForm form={page.form} />}
      {page.actions.map((action) => (
        <p>
          <a href={action.href}>{action.label}</a>
        </p>
      ))}
      {page.sections.map((section) => (
        <Section section={section} />
      ))}
      <List table={page.table} test="audit-row" />
      <Pagination previous={page.previous} next={page.next} />
      {page.downloads.length > 0 && (
        <p class="audit-downloads">
          {page.downloads.map((download) => (
            <a href={download.href}>{download.label}</a>
          ))}
        </p>
      )}
      {page.downloads.length > 0 && <p class="hint">{page.downloadHint}</p>}
    </Layout>
  );
}

function Section({ section }: { readonly section: ListSection }) {
  return (
    <section class="section" data-test="audit-section">
      <h2>{section.title}</h2>
      {section.rules.map((rule) => (
        <p class="hint">{rule}</p>
      ))}
      {section.none !== null && <p>{section.none}</p>}
      {section.lines.length > 0 && (
        <ul>
          {section.lines.map((line) => (
            <li>
              <Cell cell={line} />
            </li>
          ))}
        </ul>
      )}
      {section.table !== null && <List table={section.table} test="section-row" />}
    </section>
  );
}

function List({ table, test }: { readonly table: ListTable; readonly test: string }) {
  if (table.rows.length === 0) return <EmptyState text={table.empty} test="audit-empty" />;
  return (
    <DataTable
      caption={table.caption}
      rowTest={test}
      rows={table.rows}
      columns={table.columns.map((column, index) => ({
        ...column,
        cell: (row: readonly ListCell[]) => <Cell cell={row[index] ?? { text: '' }} />,
      }))}
    />
  );
}

function Cell({ cell }: { readonly cell: ListCell }) {
  return (
    <>
      {cell.href === undefined || cell.href === null ? cell.text : <a href={cell.href}>{cell.text}</a>}
      {(cell.badges ?? []).map((badge) => (
        <>
          {' '}
          <Badge text={badge.text} tone={badge.tone} />
        </>
      ))}
    </>
  );
}
