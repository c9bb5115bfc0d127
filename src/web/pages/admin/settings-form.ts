import { SETTINGS, type SettingDefinition, type SettingName } from '../../../law/settings.ts';
import type { OrganRow } from '../../../store/rows.ts';
import type { Frame } from '../../frame.ts';
import { say, sayLabel } from '../../language.ts';
import { adminTexts } from '../../texts/admin.ts';
import { adminSettingTexts } from '../../texts/admin-settings.ts';
import { type AdminField, type AdminForm, withErrors } from './admin-parts.ts';

interface SettingsParts {
  readonly organ: OrganRow;
  readonly organs: readonly OrganRow[];
  readonly names: readonly SettingName[];
  readonly values: Readonly<Partial<Record<SettingName, string>>>;
  readonly problems: Readonly<Record<string, string>>;
}

export function settingsForm(frame: Frame, { organ, organs, names, values, problems }: SettingsParts): AdminForm {
  const words = adminSettingTexts;
  const hasWhole = names.some((name) => SETTINGS[name].scope === 'installation');
  const others = organs.filter(({ id }) => id !== organ.id);
  return {
    frame,
    heading: words.title,
    crumb: { href: '/admin', label: adminTexts.back },
    lead: words.lead,
    notes: hasWhole ? [] : [words.wholeOnly],
    action: `/admin/settings?organ=${organ.id}`,
    ...withErrors(
      names.map((name) => fieldOf(name, { organ, value: values[name] ?? '' })),
      problems,
    ),
    submit: adminTexts.save,
    cancel: { href: '/admin', label: adminTexts.cancel },
    links: others.map(({ id, name }) => ({ href: `/admin/settings?organ=${id}`, label: name })),
    test: 'settings-form',
  };
}

/** Each says for whom it holds. */
function fieldOf(name: SettingName, { organ, value }: { readonly organ: OrganRow; readonly value: string }): AdminField {
  const definition: SettingDefinition = SETTINGS[name];
  const words = adminSettingTexts;
  const initial = definition.kind === 'choice' ? optionLabel(definition.options, definition.initial) : definition.initial;
  return {
    name,
    label: say(definition.label),
    hint: `${say(definition.help)} ${words.initial(initial === '' ? words.empty : initial)}`,
    marker: definition.scope === 'installation' ? words.whole : words.of(organ.name),
    ...inputOf(definition, value),
  };
}

function inputOf(definition: SettingDefinition, value: string): Pick<AdminField, 'kind' | 'value' | 'options'> {
  if (definition.kind !== 'choice') return { kind: definition.kind, value };
  const options = Object.entries(definition.options);
  return { kind: 'radios', options: options.map(([one, label]) => ({ value: one, label: sayLabel(label), chosen: one === value })) };
}

function optionLabel(options: Readonly<Record<string, { readonly zh: string; readonly en: string }>>, value: string): string {
  const option = options[value];
  return option === undefined ? value : sayLabel(option);
}
