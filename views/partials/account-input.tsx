import type { AccountProblem } from '../../src/web/pages/account-page.ts';
import { describedBy, FormGroup } from './form-group.tsx';

interface AccountInputProps {
  /** Also the name. */
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly problems: readonly AccountProblem[];
  readonly autocomplete?: 'username' | 'off';
}

export function AccountInput({ id, label, hint, value, problems, autocomplete = 'off' }: AccountInputProps) {
  const parts = { id, label, hint, error: problems.find(({ field }) => field === id)?.text ?? null };
  return (
    <FormGroup {...parts} name={id}>
      <input
        {...describedBy(parts)}
        class="govuk-input"
        id={id}
        name={id}
        type="text"
        value={value}
        autocomplete={autocomplete}
        autocapitalize="none"
        spellcheck={false}
      />
    </FormGroup>
  );
}
