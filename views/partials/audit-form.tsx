import type { ListField, ListForm, ListOption } from '../../src/web/pages/audit/list-page.ts';
import { Button } from './button.tsx';

/** Narrows a list by its address: what is in it names no applicant. */
export function AuditForm({ form }: { readonly form: ListForm }) {
  return (
    <form method="get" action={form.action} class="section audit-forms" data-test="audit-form" novalidate>
      {form.fields.map((field) => (
        <div>
          <label for={`audit-${field.name}`}>{field.label}</label>
          <Input field={field} />
        </div>
      ))}
      <div>
        <Button variant="secondary" small>
          {form.submit}
        </Button>
      </div>
    </form>
  );
}

function Input({ field }: { readonly field: ListField }) {
  const common = { id: `audit-${field.name}`, name: field.name };
  if (field.kind !== 'select') {
    const { value } = field;
    if (field.kind === 'day') return <input class="govuk-input" type="date" {...common} value={value} />;
    return <input class="govuk-input" type="text" inputmode="numeric" {...common} value={value} />;
  }
  const groups = [...new Set(field.options.map(({ group }) => group))];
  return (
    <select class="govuk-select" {...common}>
      {groups.map((group) => {
        const options = field.options.filter((option) => option.group === group).map((option) => <Option option={option} />);
        return group === null ? options : <optgroup label={group}>{options}</optgroup>;
      })}
    </select>
  );
}

function Option({ option }: { readonly option: ListOption }) {
  return (
    <option value={option.value} selected={option.chosen}>
      {option.label}
    </option>
  );
}
