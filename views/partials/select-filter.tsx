import type { SelectChoice } from '../../src/web/pages/publications/labels.ts';

/** One list to choose from, with its label above it. */
export function SelectFilter({ choice, idPrefix }: { readonly choice: SelectChoice; readonly idPrefix: string }) {
  const id = `${idPrefix}-${choice.name}`;
  return (
    <div>
      <label for={id}>{choice.label}</label>
      <select class="govuk-select" id={id} name={choice.name}>
        {choice.options.map(({ value, label, chosen }) => (
          <option value={value} selected={chosen}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}
