import type { LimitRow } from '../../src/web/pages/limits-part.ts';
import { texts } from '../../src/web/texts.ts';
import { Badge } from './badge.tsx';
import { DataTable } from './data-table.tsx';

interface LimitTableProps {
  readonly caption: string;
  readonly rows: readonly LimitRow[];
}

/** Limits and windows with their last days, whose they are, and the step that meets them. */
export function LimitTable({ caption, rows }: LimitTableProps) {
  const { columns } = texts.limits;
  return (
    <DataTable
      caption={caption}
      hideCaption
      rowTest="limit"
      rows={rows}
      columns={[
        {
          label: columns.label,
          names: true,
          cell: (row) => (
            <>
              {row.label} {row.ours !== null && <Badge text={row.ours} tone="warn" />}
              <span class="limit-basis">{row.basis}</span>
            </>
          ),
        },
        { label: columns.from, cell: (row) => <span class="limit-day">{row.from}</span> },
        { label: columns.dueOn, cell: (row) => <strong class="limit-day">{row.dueOn}</strong> },
        {
          label: columns.state,
          cell: (row) => (
            <>
              {row.passed ? <Badge text={row.state} tone="alarm" /> : row.state}
              {row.action !== null && (
                <>
                  {' '}
                  <a class="limit-action" href={row.action.href} data-test="limit-action">
                    {row.action.label}
                  </a>
                </>
              )}
            </>
          ),
        },
      ]}
    />
  );
}
