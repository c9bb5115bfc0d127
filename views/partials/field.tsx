import type { ComponentChildren } from 'preact';
import type { FieldView } from '../../src/web/forms/field-view.ts';
import { texts } from '../../src/web/texts.ts';

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
    default:
      return <Labelled field={field}>{input(field)}</Labelled>;
  }
}

function input(field: FieldView) {
  const common = { id: field.id, name: field.name, ...describedBy(field) };
  switch (field.widget) {
    case 'longText':
      return <textarea {...common} class="input" rows={5} value={field.value} />;
    case 'select':
      return <Select field={field} />;
    case 'date':
      return <input {...common} class="input input-date" type="date" value={field.value} />;
    case 'number':
      return <input {...common} class="input input-number" type="text" inputmode="decimal" value={field.value} />;
    default:
      return <input {...common} class="input" type="text" value={field.value} />;
  }
}

function Select({ field }: FieldProps) {
  return (
    <select id={field.id} name={field.name} class="input" {...describedBy(field)}>
      <option value="">{texts.choose}</option>
      {field.options.map((option) => (
        <option value={option.value} selected={option.chosen}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

function Labelled({ field, children }: FieldProps & { readonly children: ComponentChildren }) {
  return (
    <div class={fieldClass(field)} data-test="field" data-field={field.name}>
      <label for={field.id}>
        {field.label}
        <Marker field={field} />
      </label>
      <Hint field={field} />
      <FieldError field={field} />
      {field.unit === null ? (
        children
      ) : (
        <span class="with-unit">
          {children}
          <span class="unit">{field.unit}</span>
        </span>
      )}
    </div>
  );
}

function OptionList({ field }: FieldProps) {
  const type = field.widget === 'radios' ? 'radio' : 'checkbox';
  return (
    <fieldset class={fieldClass(field)} data-test="field" data-field={field.name} {...describedBy(field)}>
      <legend>
        {field.label}
        <Marker field={field} />
      </legend>
      <Hint field={field} />
      <FieldError field={field} />
      <div class="options">
        {field.options.map((option) => (
          <label class="option" for={option.id}>
            <input id={option.id} type={type} name={field.name} value={option.value} checked={option.chosen} />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Checkbox({ field }: FieldProps) {
  return (
    <div class={fieldClass(field)} data-test="field" data-field={field.name}>
      <FieldError field={field} />
      <label class="option" for={field.id}>
        <input id={field.id} type="checkbox" name={field.name} value="true" checked={field.checked} {...describedBy(field)} />
        <span>{field.label}</span>
      </label>
      <Hint field={field} />
    </div>
  );
}

function Group({ field }: FieldProps) {
  return (
    <fieldset class={`${fieldClass(field)} field-group`} id={field.id} data-test="field" data-field={field.name} {...describedBy(field)}>
      <legend>
        {field.label}
        <Marker field={field} />
      </legend>
      <Hint field={field} />
      <FieldError field={field} />
      <div class="field-grid">
        {field.parts.map((part) => (
          <Field field={part} />
        ))}
      </div>
    </fieldset>
  );
}

/** Required is the rule; only what may be left empty is marked. */
function Marker({ field }: FieldProps) {
  return field.marker === null ? null : <span class="optional">{`（${field.marker}）`}</span>;
}

function Hint({ field }: FieldProps) {
  return field.hint === null ? null : (
    <p class="hint" id={`${field.id}-hint`}>
      {field.hint}
    </p>
  );
}

function FieldError({ field }: FieldProps) {
  return field.error === null ? null : (
    <p class="field-error" id={`${field.id}-error`} data-test="field-error">
      {field.error}
    </p>
  );
}

function fieldClass(field: FieldView): string {
  return field.error === null ? 'field' : 'field field-wrong';
}

function describedBy(field: FieldView) {
  const ids = [field.hint === null ? '' : `${field.id}-hint`, field.error === null ? '' : `${field.id}-error`].filter((id) => id !== '');
  return {
    ...(ids.length === 0 ? {} : { 'aria-describedby': ids.join(' ') }),
    ...(field.error === null ? {} : { 'aria-invalid': true }),
  };
}
