import type { UnitFields } from '../../../engine/administration/units.ts';
import type { OrganRow } from '../../../store/rows.ts';
import type { UnitRow } from '../../../store/unit-store.ts';
import { indented } from '../../admin/admin-desk.ts';
import type { Frame } from '../../frame.ts';
import { adminTexts } from '../../texts/admin.ts';
import { texts } from '../../texts.ts';
import { type AdminAct, type AdminField, type AdminFilter, type AdminForm, type AdminPage, withErrors } from './admin-parts.ts';
import { closedBadge } from './organ-pages.ts';

type UnitInTree = UnitRow & { readonly depth: number };
type OrganInTree = OrganRow & { readonly depth: number };

interface UnitListParts {
  readonly organ: OrganRow;
  readonly organs: readonly OrganInTree[];
  readonly units: readonly UnitInTree[];
  readonly people: ReadonlyMap<string, number>;
  /** By the name that stands in the case: cases keep the name that the unit had. */
  readonly open: ReadonlyMap<string, number>;
}

export function unitListPage(frame: Frame, parts: UnitListParts): AdminPage {
  const words = adminTexts.units;
  const { organ, organs, units, people, open } = parts;
  return {
    frame,
    heading: words.titleOf(organ.name),
    crumb: { href: '/admin', label: adminTexts.back },
    lead: words.lead,
    links: [{ href: `/admin/units/new?organ=${organ.id}`, label: words.add, primary: true, test: 'new-unit' }],
    filter: organs.length > 1 ? organFilter(organs, { organ, action: '/admin/units' }) : null,
    tables: [
      {
        title: words.title,
        hideTitle: true,
        test: 'units',
        empty: words.empty,
        columns: [
          { label: words.columns.name },
          { label: words.columns.people, numeric: true },
          { label: words.columns.open, numeric: true },
        ],
        rows: units.map((unit) => [
          {
            text: unit.name,
            href: `/admin/units/${unit.id}`,
            depth: unit.depth,
            badge: closedBadge(unit.closedAt),
            hint: unit.formerNames.length === 0 ? null : words.formerly(texts.write.list(unit.formerNames)),
          },
          { text: String(people.get(unit.name) ?? 0) },
          { text: String([unit.name, ...unit.formerNames].reduce((sum, name) => sum + (open.get(name) ?? 0), 0)) },
        ]),
      },
    ],
  };
}

function organFilter(
  organs: readonly OrganInTree[],
  { organ, action }: { readonly organ: OrganRow; readonly action: string },
): AdminFilter {
  const options = organs.map((one) => ({ value: String(one.id), label: indented(one), chosen: one.id === organ.id }));
  return { action, submit: adminTexts.units.show, fields: [{ kind: 'select', name: 'organ', label: adminTexts.units.organ, options }] };
}

interface UnitParts {
  readonly organ: OrganRow;
  /** Undefined for a new one. */
  readonly unit: UnitRow | undefined;
  readonly units: readonly UnitInTree[];
  readonly typed: UnitFields;
  readonly problems: Readonly<Record<string, string>>;
  readonly openCases: number;
  readonly people: number;
}

export function unitForm(frame: Frame, parts: UnitParts): AdminForm {
  const words = adminTexts.units.form;
  const { organ, unit, units, typed, problems } = parts;
  const options = units
    .filter(({ id, closedAt }) => id !== unit?.id && (closedAt === null || id === typed.parentId))
    .map((one) => ({ value: String(one.id), label: indented(one), chosen: one.id === typed.parentId }));
  const fields: AdminField[] = [
    { kind: 'text', name: 'name', label: words.name, value: typed.name },
    {
      kind: 'select',
      name: 'parentId',
      label: words.parent,
      options: [{ value: '', label: words.none, chosen: typed.parentId === null }, ...options],
    },
  ];
  return {
    frame,
    heading: unit === undefined ? words.newTitle : words.editTitle,
    crumb: { href: `/admin/units?organ=${organ.id}`, label: adminTexts.units.titleOf(organ.name) },
    lead: words.lead,
    notes: unit === undefined ? [] : [words.effect],
    action: unit === undefined ? `/admin/units?organ=${organ.id}` : `/admin/units/${unit.id}`,
    ...withErrors(fields, problems),
    submit: adminTexts.save,
    cancel: { href: `/admin/units?organ=${organ.id}`, label: adminTexts.cancel },
    test: 'unit-form',
    after: unit === undefined ? [] : [closing(unit, parts)],
  };
}

function closing({ id, closedAt }: UnitRow, { openCases, people }: Pick<UnitParts, 'openCases' | 'people'>): AdminAct {
  const words = adminTexts.units;
  return closedAt === null
    ? {
        action: `/admin/units/${id}/close`,
        label: words.close,
        variant: 'warning',
        text: words.closeText(openCases, people),
        test: 'close',
      }
    : { action: `/admin/units/${id}/reopen`, label: words.reopen, test: 'reopen' };
}
