import type { HealthState, SystemPage } from '../../src/web/pages/system-page.ts';
import { systemTexts } from '../../src/web/texts/system.ts';
import { Layout } from '../layout.tsx';
import { Badge } from '../partials/badge.tsx';
import { DataTable } from '../partials/data-table.tsx';

const TONES = { ok: 'good', failing: 'alarm', off: 'quiet', unknown: 'quiet' } as const satisfies Record<HealthState, string>;

export function SystemView({ frame, rows }: SystemPage) {
  const { title, lead, columns } = systemTexts;
  return (
    <Layout frame={frame}>
      <h1>{title}</h1>
      <p class="hint">{lead}</p>
      <DataTable
        caption={title}
        hideCaption
        rowTest="system-row"
        rows={rows}
        columns={[
          { label: columns.part, names: true, cell: (row) => row.part },
          { label: columns.state, cell: (row) => <Badge text={row.label} tone={TONES[row.state]} /> },
          {
            label: columns.words,
            cell: (row) => (
              <>
                {row.words} {row.link !== null && <a href={row.link.href}>{row.link.label}</a>}
              </>
            ),
          },
        ]}
      />
    </Layout>
  );
}
