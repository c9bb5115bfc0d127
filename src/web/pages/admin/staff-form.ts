import { ROLE_DUTIES } from '../../../law/access/role-rules.ts';
import { ROLE_LABELS, STAFF_ROLES, type StaffRole } from '../../../law/roles.ts';
import type { OrganRow, UserRow } from '../../../store/rows.ts';
import type { UnitRow } from '../../../store/unit-store.ts';
import { idFrom, indented, inTree } from '../../admin/admin-desk.ts';
import { firstValue, type RawForm, valuesOf } from '../../forms/raw-form.ts';
import type { Frame } from '../../frame.ts';
import { say, sayLabel } from '../../language.ts';
import { adminTexts } from '../../texts/admin.ts';
import { staffTexts } from '../../texts/admin-staff.ts';
import { type AdminField, type AdminForm, type AdminOption, withErrors } from './admin-parts.ts';

/** What stands in the form. `unit` is the organ and the name, such as `3:办公室`. */
export interface StaffTyped {
  readonly login: string;
  readonly name: string;
  readonly organId: number | null;
  readonly unit: string;
  readonly roles: readonly StaffRole[];
  readonly email: string;
}

export const NEW_STAFF: StaffTyped = { login: '', name: '', organId: null, unit: '', roles: [], email: '' };

export function typedOf({ login, name, organId, unit, roles, email = null }: UserRow): StaffTyped {
  return { login, name, organId, unit: unit === null ? '' : `${organId}:${unit}`, roles, email: email ?? '' };
}

export function readStaffForm(raw: RawForm): StaffTyped {
  const unit = firstValue(raw, 'unit');
  const organId = idFrom(firstValue(raw, 'organ')) || idFrom(unit.split(':')[0]);
  const chosen = valuesOf(raw, 'roles');
  return {
    login: firstValue(raw, 'login'),
    name: firstValue(raw, 'name'),
    organId: organId === 0 ? null : organId,
    unit,
    roles: STAFF_ROLES.filter((role) => chosen.includes(role)),
    email: firstValue(raw, 'email'),
  };
}

interface StaffParts {
  /** Null for a new one. */
  readonly user: UserRow | null;
  readonly organs: readonly (OrganRow & { readonly depth: number })[];
  readonly units: readonly UnitRow[];
  readonly typed: StaffTyped;
  readonly problems: Readonly<Record<string, string>>;
  readonly isSelf: boolean;
  readonly ownOrgan: number | null;
}

export function staffForm(frame: Frame, parts: StaffParts): AdminForm {
  const words = staffTexts.form;
  const { user, problems } = parts;
  const back = user === null ? '/admin/staff' : `/admin/staff/${user.id}`;
  return {
    frame,
    heading: user === null ? words.newTitle : words.editTitle(user.name),
    crumb: { href: back, label: user === null ? staffTexts.back : user.name },
    lead: user === null ? words.newLead : words.editLead,
    action: user === null ? '/admin/staff' : `/admin/staff/${user.id}`,
    ...withErrors(fieldsOf(parts), problems),
    submit: user === null ? words.create : adminTexts.save,
    cancel: { href: back, label: adminTexts.cancel },
    notes: parts.isSelf ? [words.ownRoles] : [],
    test: 'staff-form',
  };
}

function fieldsOf({ user, organs, units, typed, isSelf, ownOrgan }: StaffParts): AdminField[] {
  const words = staffTexts.form;
  const organOptions = organs.map((organ) => ({
    value: String(organ.id),
    label: indented(organ),
    chosen: organ.id === (typed.organId ?? ownOrgan),
  }));
  const organ: AdminField = { kind: 'select', name: 'organ', label: words.organ, options: organOptions };
  return [
    ...(user === null
      ? [{ kind: 'text' as const, name: 'login', label: words.login, hint: words.loginHint, value: typed.login, autocomplete: 'off' }]
      : []),
    { kind: 'text', name: 'name', label: words.name, hint: words.nameHint, value: typed.name, autocomplete: 'off' },
    ...(user === null && organs.length > 1 ? [organ] : []),
    { kind: 'select', name: 'unit', label: words.unit, options: unitOptions({ organs, units, typed }) },
    ...(isSelf
      ? []
      : [{ kind: 'checks' as const, name: 'roles', label: words.roles, hint: words.rolesHint, options: roleOptions(typed.roles) }]),
    {
      kind: 'email',
      name: 'email',
      label: words.email,
      hint: words.emailHint,
      marker: words.optional,
      value: typed.email,
      autocomplete: 'off',
    },
  ];
}

/** With several organs each unit is named with its own. */
function unitOptions({ organs, units, typed }: Pick<StaffParts, 'organs' | 'units' | 'typed'>): AdminOption[] {
  const nameOf = new Map(organs.map(({ id, name }) => [id, name]));
  const options = inTree(units)
    .map((unit) => ({ ...unit, value: `${unit.organId}:${unit.name}` }))
    .filter(({ value, closedAt }) => closedAt === null || value === typed.unit)
    .map(({ value, organId, name, depth }) => ({
      value,
      label: organs.length > 1 ? `${nameOf.get(organId) ?? ''} · ${name}` : indented({ name, depth }),
      chosen: value === typed.unit,
    }));
  return [{ value: '', label: staffTexts.form.noUnit, chosen: typed.unit === '' }, ...options];
}

function roleOptions(chosen: readonly StaffRole[]): AdminOption[] {
  return STAFF_ROLES.map((role) => ({
    value: role,
    label: say(ROLE_LABELS[role]),
    hint: sayLabel(ROLE_DUTIES[role]),
    chosen: chosen.includes(role),
  }));
}
