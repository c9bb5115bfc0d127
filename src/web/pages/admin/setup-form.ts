import type { SetupFields } from '../../../engine/administration/setup.ts';
import type { Frame } from '../../frame.ts';
import { setupTexts } from '../../texts/setup.ts';
import { type AdminField, type AdminForm, withErrors } from './admin-parts.ts';

interface SetupParts {
  readonly action: string;
  readonly typed: SetupFields;
  readonly problems: Readonly<Record<string, string>>;
}

export function setupForm(frame: Frame, { action, typed, problems }: SetupParts): AdminForm {
  const words = setupTexts;
  const text = (name: keyof SetupFields, hint: string | null = null): AdminField => ({
    kind: 'text',
    name,
    label: words[name],
    hint,
    value: typed[name],
  });
  const fields: readonly AdminField[] = [
    text('organ', words.organHint),
    text('shortName', words.shortNameHint),
    { ...text('superior', words.superiorHint), marker: words.optional },
    { ...text('login', words.loginHint), autocomplete: 'username' },
    { ...text('name'), autocomplete: 'name' },
    { kind: 'password', name: 'password', label: words.password, hint: words.passwordHint },
    { kind: 'password', name: 'again', label: words.again },
  ];
  const shown = withErrors(fields, problems);
  const { title, lead, note, submit } = words;
  return { frame, heading: title, crumb: null, lead, notes: [note], action, ...shown, submit, cancel: null, test: 'setup-form' };
}
