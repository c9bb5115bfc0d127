import type { Frame } from '../../src/web/frame.ts';
import type { AdminCell, AdminTable } from '../../src/web/pages/admin/admin-parts.ts';
import { AdminActForm } from './admin-acts.tsx';
import { Badge } from './badge.tsx';
import { DataTable } from './data-table.tsx';

interface TablesProps extends Pick<Frame, 'csrf'> {
  readonly tables: readonly AdminTable[];
}

export function AdminTables({ tables, csrf }: TablesProps) {
  return (
    <>
      {tables.map((table) => (
        <section class="section" data-test={table.test}>
          {table.hideTitle !== true && <h2>{table.title}</h2>}
          {table.text !== undefined && <p>{table.text}</p>}
          {table.rows.length === 0 ? (
            <p class="empty" data-test={`${table.test}-empty`}>
              {table.empty}
            </p>
          ) : (
            <DataTable
              caption={table.title}
              hideCaption
              rows={table.rows}
              rowTest={`${table.test}-row`}
              columns={table.columns.map(({ label, numeric = false }, i) => ({
                label,
                numeric,
                names: i === 0,
                cell: (row: readonly AdminCell[]) => <Cell cell={row[i]} csrf={csrf} />,
              }))}
            />
          )}
        </section>
      ))}
    </>
  );
}

function Cell({ cell, csrf }: Pick<Frame, 'csrf'> & { readonly cell: AdminCell | undefined }) {
  if (cell === undefined) return null;
  const { text, href, hint = null, badge = null, depth = 0, act = null, isCode = false, isWhole = false } = cell;
  return (
    <div class={`admin-cell${depth === 0 ? '' : ` admin-depth-${Math.min(depth, 6)}`}${isWhole ? ' admin-whole' : ''}`}>
      {href !== undefined ? <a href={href}>{text}</a> : isCode ? <code data-test="code">{text}</code> : text}{' '}
      {badge !== null && <Badge text={badge.text} tone={badge.tone} />}
      {hint !== null && <div class="hint">{hint}</div>}
      {act !== null && <AdminActForm act={act} csrf={csrf} small />}
    </div>
  );
}
