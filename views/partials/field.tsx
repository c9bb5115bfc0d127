import type { FieldView } from '../../src/web/forms/field-view.ts';
import { texts } from '../../src/web/texts.ts';
import { FileField } from './file-field.tsx';
import { describedBy, FieldsetGroup, FormGroup, groupClass, HintAndError, Marker } from './form-group.tsx';

interface FieldProps {
  readonly field: FieldView;
}

/** Any field of a generated form. */
export function Field({ field }: FieldProps) {
  switch (field.widget) {
    case 'group':
      return <Group field={field} />;
    case 'radios':
    case 'checkboxes':
      return <OptionList field={field} />;
    case 'checkbox':
      return <Checkbox field={field} />;
    case 'files':
      return field.files === null ? null : <FileField field={field} files={field.files} />;
    default:
      return (
        <FormGroup {...field}>
          <Input field={field} />
          {field.widget !== 'number' && field.unit !== null && <span class="unit">{field.unit}</span>}
        </FormGroup>
      );
  }
}

function Input({ field }: FieldProps) {
  const common = { id: field.id, name: field.name, ...describedBy(field) };
  switch (field.widget) {
    case 'longText':
      return <textarea {...common} class="govuk-textarea" rows={5} value={field.value} />;
    case 'select':
      return <Select field={field} />;
    case 'date':
      return <input {...common} class="govuk-input input-date" type="date" value={field.value} />;
    case 'number':
      return <Quantity field={field} />;
    default:
      return <input {...common} class="govuk-input" type="text" value={field.value} />;
  }
}

function Quantity({ field }: FieldProps) {
  const common = { id: field.id, name: field.name, ...describedBy(field) };
  const input = <input {...common} class="govuk-input input-number" type="text" inputmode="decimal" value={field.value} />;
  if (field.unit === null) return input;
  return (
    <div class="govuk-input__wrapper">
      {input}
      <div class="govuk-input__suffix">{field.unit}</div>
    </div>
  );
}

function Select({ field }: FieldProps) {
  return (
    <select id={field.id} name={field.name} class="govuk-select" {...describedBy(field)}>
      <option value="">{texts.choose}</option>
      {field.options.map((option) => (
        <option value={option.value} selected={option.chosen}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

function OptionList({ field }: FieldProps) {
  const [kind, type] = field.widget === 'radios' ? (['radios', 'radio'] as const) : (['checkboxes', 'checkbox'] as const);
  return (
    <FieldsetGroup {...field}>
      <div class={`govuk-${kind} govuk-${kind}--small options`} data-module={`govuk-${kind}`}>
        {field.options.map((option) => (
          <div class={`govuk-${kind}__item`}>
            <input
              class={`govuk-${kind}__input`}
              id={option.id}
              type={type}
              name={field.name}
              value={option.value}
              checked={option.chosen}
            />
            <label class={`govuk-label govuk-${kind}__label`} for={option.id}>
              {option.label}
            </label>
          </div>
        ))}
      </div>
    </FieldsetGroup>
  );
}

function Checkbox({ field }: FieldProps) {
  return (
    <div class={groupClass(field.error)} data-test="field" data-field={field.name}>
      <HintAndError {...field} />
      <div class="govuk-checkboxes govuk-checkboxes--small">
        <div class="govuk-checkboxes__item">
          <input
            class="govuk-checkboxes__input"
            id={field.id}
            type="checkbox"
            name={field.name}
            value="true"
            checked={field.checked}
            {...describedBy(field)}
          />
          <label class="govuk-label govuk-checkboxes__label" for={field.id}>
            {field.label}
          </label>
        </div>
      </div>
    </div>
  );
}

/** The fieldset itself has the id: an error of the group as a whole leads there. */
function Group({ field }: FieldProps) {
  const { 'aria-describedby': ids } = describedBy(field);
  return (
    <fieldset
      class={`${groupClass(field.error)} field-group`}
      id={field.id}
      data-test="field"
      data-field={field.name}
      {...(ids === undefined ? {} : { 'aria-describedby': ids })}
    >
      <legend class="govuk-fieldset__legend">
        {field.label}
        <Marker marker={field.marker} />
      </legend>
      <HintAndError {...field} />
      <div class="field-grid">
        {field.parts.map((part) => (
          <Field field={part} />
        ))}
      </div>
    </fieldset>
  );
}

/** Only forms that carry files are sent in parts: others are smaller without. */
export function formEncoding(fields: readonly FieldView[]): 'multipart/form-data' | undefined {
  return fields.some((field) => field.widget === 'files') ? 'multipart/form-data' : undefined;
}
