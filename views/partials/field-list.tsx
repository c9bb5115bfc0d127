import type { ShownField } from '../../src/web/pages/show-value.ts';

/** Labels with their values. */
export function FieldList({ fields, compact = false }: { readonly fields: readonly ShownField[]; readonly compact?: boolean }) {
  return (
    <dl class={compact ? 'facts facts-compact' : 'facts'}>
      {fields.map((field) => (
        <div>
          <dt>{field.label}</dt>
          <dd>{field.value}</dd>
        </div>
      ))}
    </dl>
  );
}
