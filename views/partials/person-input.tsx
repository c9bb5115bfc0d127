import type { FieldView } from '../../src/web/forms/field-view.ts';
import { Field } from './field.tsx';
import { describedBy, FormGroup } from './form-group.tsx';

interface PersonInputProps {
  readonly field: FieldView;
  /** About the person who fills in the form, so that the browser may offer what it knows. */
  readonly own: boolean;
}

interface Kind {
  readonly autocomplete: string;
  readonly inputmode?: 'numeric' | 'tel' | 'email';
}

const KINDS: Readonly<Record<string, Kind>> = {
  name: { autocomplete: 'name' },
  phone: { autocomplete: 'tel', inputmode: 'tel' },
  email: { autocomplete: 'email', inputmode: 'email' },
  address: { autocomplete: 'street-address' },
  postcode: { autocomplete: 'postal-code', inputmode: 'numeric' },
};

/** One answer about a person: what the browser may fill in is marked so; numbers of documents never are. */
export function PersonInput({ field, own }: PersonInputProps) {
  if (field.widget !== 'text') return <Field field={field} />;
  const kind = KINDS[field.name.slice(field.name.lastIndexOf('.') + 1)];
  return (
    <FormGroup {...field}>
      <input
        class="govuk-input"
        id={field.id}
        name={field.name}
        type="text"
        autocomplete={own && kind !== undefined ? kind.autocomplete : 'off'}
        inputmode={kind?.inputmode ?? 'text'}
        spellcheck={false}
        value={field.value}
        {...describedBy(field)}
      />
    </FormGroup>
  );
}
