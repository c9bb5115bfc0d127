interface EmptyStateProps {
  readonly title?: string;
  readonly text: string;
  readonly action?: { readonly href: string; readonly label: string };
  readonly test?: string;
}

/** Stands where a list would: says why it is empty and what to do. */
export function EmptyState({ title, text, action, test }: EmptyStateProps) {
  return (
    <div class="empty" {...(test === undefined ? {} : { 'data-test': test })}>
      {title !== undefined && <p class="empty-title">{title}</p>}
      <p>{text}</p>
      {action !== undefined && (
        <p>
          <a href={action.href}>{action.label}</a>
        </p>
      )}
    </div>
  );
}
