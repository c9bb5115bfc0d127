import type { Knex } from 'knex';
import { readSettingValue, SETTINGS, type SettingDefinition, type SettingName, settingTrouble } from '../../law/settings.ts';
import { createSettingsStore, WHOLE_INSTALLATION } from '../../store/settings-store.ts';
import { type Change, refuse } from './administrator.ts';

/** What holds: what somebody decided, else what the program has. @param organId - Of an organ's own setting; not looked at for others. */
export async function settingIn(db: Knex, name: SettingName, organId: number = WHOLE_INSTALLATION): Promise<string> {
  const definition: SettingDefinition = SETTINGS[name];
  const of = definition.scope === 'installation' ? WHOLE_INSTALLATION : organId;
  return (await createSettingsStore(db).find(of, name)) ?? definition.initial;
}

/** Days, from a setting that counts them. */
export async function daysIn(db: Knex, name: 'mailKeptDays' | 'webhookKeptDays'): Promise<number> {
  return Number(await settingIn(db, name));
}

/** @throws {InvalidInputError} when the value will not do. @returns false when it is what holds already. */
export async function changeSetting(
  change: Change,
  { organId, name, value }: { readonly organId: number; readonly name: SettingName; readonly value: string },
): Promise<boolean> {
  const definition: SettingDefinition = SETTINGS[name];
  const read = readSettingValue(definition, value);
  if (read === undefined) {
    const { zh, en } = settingTrouble(definition, value);
    return refuse(name, zh, en);
  }
  const of = definition.scope === 'installation' ? WHOLE_INSTALLATION : change.organ(organId).id;
  const before = await settingIn(change.trx, name, of);
  if (before === read) return false;
  await createSettingsStore(change.trx).put(
    { organId: of, name, value: read },
    { at: change.at.toISOString(), by: change.by.actor.id ?? change.by.actor.kind },
  );
  const data = { setting: name, before: shown(before), after: shown(read) };
  await change.keep({ kind: 'setting.changed', organId: of === WHOLE_INSTALLATION ? null : of, subject: name, data });
  return true;
}

function shown(value: string): string {
  return value === '' ? '—' : value;
}
