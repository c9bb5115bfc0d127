import type { ComponentChildren } from 'preact';

export interface SummaryRow {
  readonly label: string;
  readonly value: ComponentChildren;
  /** Leads to where the value can be changed. */
  readonly change?: { readonly href: string; readonly label: string } | null;
}

interface SummaryListProps {
  readonly rows: readonly SummaryRow[];
  readonly test?: string;
}

/** What was filled in, to be looked over before it is sent. */
export function SummaryList({ rows, test }: SummaryListProps) {
  const hasChanges = rows.some(({ change = null }) => change !== null);
  return (
    <dl class="govuk-summary-list" {...(test === undefined ? {} : { 'data-test': test })}>
      {rows.map((row) => (
        <Row row={row} hasChanges={hasChanges} />
      ))}
    </dl>
  );
}

function Row({ row: { label, value, change = null }, hasChanges }: { readonly row: SummaryRow; readonly hasChanges: boolean }) {
  const noActions = hasChanges && change === null;
  return (
    <div class={noActions ? 'govuk-summary-list__row govuk-summary-list__row--no-actions' : 'govuk-summary-list__row'}>
      <dt class="govuk-summary-list__key">{label}</dt>
      <dd class="govuk-summary-list__value">{value}</dd>
      {change !== null && (
        <dd class="govuk-summary-list__actions">
          <a href={change.href}>
            {change.label}
            <span class="visually-hidden"> {label}</span>
          </a>
        </dd>
      )}
    </div>
  );
}
