import type { AdminField, AdminOption } from '../../src/web/pages/admin/admin-parts.ts';
import { describedBy, FieldsetGroup, FormGroup } from './form-group.tsx';
import { PasswordInput } from './password-input.tsx';

export function AdminFields({ fields }: { readonly fields: readonly AdminField[] }) {
  return (
    <>
      {fields.map((field) => (
        <Field field={field} />
      ))}
    </>
  );
}

interface FieldProps {
  readonly field: AdminField;
}

function Field({ field }: FieldProps) {
  const { kind, name, label, hint = null, marker = null, error = null } = field;
  const parts = { id: idOf(field), label, hint, marker, error };
  if (kind === 'password') {
    return (
      <PasswordInput
        {...parts}
        name={name}
        autocomplete={field.autocomplete === 'current-password' ? 'current-password' : 'new-password'}
      />
    );
  }
  if (kind === 'checks' || kind === 'radios') {
    return (
      <FieldsetGroup {...parts} id={name} name={name}>
        <Options field={field} />
      </FieldsetGroup>
    );
  }
  return (
    <FormGroup {...parts} name={name}>
      {kind === 'select' ? <Select field={field} /> : kind === 'textarea' ? <Area field={field} /> : <Input field={field} />}
    </FormGroup>
  );
}

function partsOf({ hint = null, error = null, ...field }: AdminField) {
  return describedBy({ id: idOf(field), hint, error });
}

function Input({ field }: FieldProps) {
  const { kind, name, value = '', autocomplete, accept } = field;
  const attributes: object = {
    type: INPUT_TYPES[kind] ?? 'text',
    ...(kind === 'number' ? { inputmode: 'numeric' } : {}),
    ...(autocomplete === undefined ? {} : { autocomplete }),
    ...(accept === undefined ? {} : { accept }),
    ...(kind === 'file' ? {} : { value }),
  };
  return (
    <input
      class={kind === 'file' ? 'govuk-file-upload' : 'govuk-input'}
      id={name}
      name={name}
      spellcheck={false}
      {...attributes}
      {...partsOf(field)}
    />
  );
}

function Area({ field }: FieldProps) {
  return (
    <textarea class="govuk-textarea" id={field.name} name={field.name} rows={12} {...partsOf(field)}>
      {field.value ?? ''}
    </textarea>
  );
}

function Select({ field }: FieldProps) {
  return (
    <select class="govuk-select" id={field.name} name={field.name} {...partsOf(field)}>
      {groupsOf(field.options ?? []).map(({ group, options }) =>
        group === undefined ? (
          <Choices options={options} />
        ) : (
          <optgroup label={group}>
            <Choices options={options} />
          </optgroup>
        ),
      )}
    </select>
  );
}

interface Group {
  readonly group: string | undefined;
  readonly options: AdminOption[];
}

function groupsOf(options: readonly AdminOption[]): readonly Group[] {
  const groups: Group[] = [];
  for (const option of options) {
    const last = groups.at(-1);
    if (last !== undefined && last.group === option.group) last.options.push(option);
    else groups.push({ group: option.group, options: [option] });
  }
  return groups;
}

function Choices({ options }: { readonly options: readonly AdminOption[] }) {
  return (
    <>
      {options.map(({ value, label, chosen }) => (
        <option value={value} selected={chosen}>
          {label}
        </option>
      ))}
    </>
  );
}

function Options({ field: { kind, name, options = [] } }: FieldProps) {
  const type = kind === 'radios' ? 'radio' : 'checkbox';
  const block = kind === 'radios' ? 'radios' : 'checkboxes';
  return (
    <div class={`govuk-${block} govuk-${block}--small`} data-module={`govuk-${block}`}>
      {options.map((option, i) => (
        <Option option={option} id={`${name}-${i}`} name={name} type={type} block={block} />
      ))}
    </div>
  );
}

interface OptionProps {
  readonly option: AdminOption;
  readonly id: string;
  readonly name: string;
  readonly type: 'radio' | 'checkbox';
  readonly block: 'radios' | 'checkboxes';
}

function Option({ option: { value, label, hint, chosen }, id, name, type, block }: OptionProps) {
  const described = hint === undefined ? {} : { 'aria-describedby': `${id}-hint` };
  return (
    <div class={`govuk-${block}__item`}>
      <input class={`govuk-${block}__input`} id={id} type={type} name={name} value={value} checked={chosen} {...described} />
      <label class={`govuk-label govuk-${block}__label`} for={id}>
        {label}
      </label>
      {hint !== undefined && (
        <div class={`govuk-hint govuk-${block}__hint`} id={`${id}-hint`}>
          {hint}
        </div>
      )}
    </div>
  );
}

const INPUT_TYPES: Readonly<Record<string, 'date' | 'email' | 'file' | 'search' | 'time'>> = {
  date: 'date',
  email: 'email',
  file: 'file',
  search: 'search',
  time: 'time',
};

/** Of the input, or of the first of several: the summary of what is wrong leads there. */
function idOf({ kind, name }: Pick<AdminField, 'kind' | 'name'>): string {
  return kind === 'checks' || kind === 'radios' ? `${name}-0` : name;
}
