import { describedBy, type FieldParts, FormGroup } from './form-group.tsx';

interface CodeInputProps extends Omit<FieldParts, 'id'> {
  /** Digits alone: phones show their number pad. */
  readonly digits: boolean;
}

/** A one-time code or a recovery code. It never comes back filled in. */
export function CodeInput({ digits, ...words }: CodeInputProps) {
  const parts = { id: 'code', ...words };
  return (
    <FormGroup {...parts} name="code">
      <input
        {...describedBy(parts)}
        class="govuk-input code-input"
        id="code"
        name="code"
        type="text"
        inputmode={digits ? 'numeric' : 'text'}
        autocomplete={digits ? 'one-time-code' : 'off'}
        autocapitalize={digits ? 'none' : 'characters'}
        spellcheck={false}
        maxlength={40}
      />
    </FormGroup>
  );
}
