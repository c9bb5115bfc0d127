import type { Frame } from '../../src/web/frame.ts';
import type { CaseLine } from '../../src/web/pages/case-line.ts';
import { overviewTexts } from '../../src/web/texts/overview.ts';
import { Layout } from '../layout.tsx';
import { Badge } from '../partials/badge.tsx';
import { DataTable } from '../partials/data-table.tsx';

export interface DashboardCasesPage {
  readonly frame: Frame;
  readonly title: string;
  readonly lines: readonly CaseLine[];
  /** Of those that the person may see. */
  readonly total: number;
  /** Counted in the figure and not to be seen by this person. */
  readonly unseen: number;
  readonly backHref: string;
}

/** The cases behind a figure. */
export function DashboardCasesView({ frame, title, lines, total, unseen, backHref }: DashboardCasesPage) {
  const { columns, dashboard, desk } = overviewTexts;
  return (
    <Layout frame={frame} wide>
      <p class="crumb">
        <a href={backHref}>{dashboard.back}</a>
      </p>
      <h1>
        {title} <span class="count">{total}</span>
      </h1>
      {lines.length < total && <p class="hint">{desk.listed(lines.length)}</p>}
      {unseen > 0 && <p class="hint">{dashboard.unseen(unseen)}</p>}
      {lines.length === 0 ? (
        <p class="empty">{dashboard.casesNone}</p>
      ) : (
        <DataTable<CaseLine>
          caption={title}
          hideCaption
          rows={lines}
          rowTest="figure-case"
          columns={[
            { label: columns.caseNo, names: true, cell: (line) => <a href={line.href}>{line.caseNo}</a> },
            { label: columns.title, cell: (line) => line.title },
            { label: columns.state, cell: (line) => <span class="state">{line.state}</span> },
            { label: columns.dueOn, cell: (line) => line.dueOn },
            { label: columns.remaining, cell: (line) => (line.overdue ? <Badge tone="alarm" text={line.remaining} /> : line.remaining) },
          ]}
        />
      )}
    </Layout>
  );
}
