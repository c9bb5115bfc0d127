import type { OrganFields } from '../../../engine/administration/organs.ts';
import type { OrganRow } from '../../../store/rows.ts';
import { indented } from '../../admin/admin-desk.ts';
import type { Frame } from '../../frame.ts';
import { adminTexts } from '../../texts/admin.ts';
import { type AdminAct, type AdminField, type AdminForm, type AdminPage, withErrors } from './admin-parts.ts';

type OrganInTree = OrganRow & { readonly depth: number };

export function organListPage(
  frame: Frame,
  organs: readonly (OrganInTree & { readonly people: number; readonly open: number })[],
  /** Above the own organ and without anybody; null for none. */
  without: string | null,
): AdminPage {
  const words = adminTexts.organs;
  const { name, shortName, people, open, acts } = words.columns;
  return {
    frame,
    heading: words.title,
    crumb: { href: '/admin', label: adminTexts.back },
    lead: words.lead,
    notes: without === null ? [] : [{ text: words.without(without), test: 'superior-without', tone: 'info' }],
    links: [{ href: '/admin/organs/new', label: words.add, primary: true, test: 'new-organ' }],
    tables: [
      {
        title: words.title,
        hideTitle: true,
        test: 'organs',
        empty: adminTexts.gone,
        columns: [{ label: name }, { label: shortName }, { label: people, numeric: true }, { label: open, numeric: true }, { label: acts }],
        rows: organs.map((organ) => [
          { text: organ.name, href: `/admin/organs/${organ.id}`, depth: organ.depth, badge: closedBadge(organ.closedAt) },
          { text: organ.shortName },
          { text: String(organ.people), href: `/admin/staff?organ=${organ.id}` },
          { text: String(organ.open) },
          { text: words.units, href: `/admin/units?organ=${organ.id}` },
        ]),
      },
    ],
  };
}

export function closedBadge(closedAt: string | null | undefined) {
  return closedAt == null ? null : { text: adminTexts.closedBadge, tone: 'quiet' as const };
}

interface OrganParts {
  /** Undefined for a new one. */
  readonly organ: OrganInTree | undefined;
  readonly organs: readonly OrganInTree[];
  readonly typed: OrganFields;
  readonly problems: Readonly<Record<string, string>>;
  readonly openCases: number;
  /** Of the administrator. */
  readonly ownId: number | null;
}

export function organForm(frame: Frame, parts: OrganParts): AdminForm {
  const words = adminTexts.organs.form;
  const { organ, typed, problems } = parts;
  const fields: AdminField[] = [
    { kind: 'text', name: 'name', label: words.name, value: typed.name },
    { kind: 'text', name: 'shortName', label: words.shortName, hint: words.shortNameHint, value: typed.shortName },
    ...parentField(parts),
  ];
  return {
    frame,
    heading: organ === undefined ? words.newTitle : words.editTitle,
    crumb: { href: '/admin/organs', label: adminTexts.organs.title },
    lead: words.lead,
    notes: organ === undefined ? [] : [words.effect],
    action: organ === undefined ? '/admin/organs' : `/admin/organs/${organ.id}`,
    ...withErrors(fields, problems),
    submit: adminTexts.save,
    cancel: { href: '/admin/organs', label: adminTexts.cancel },
    test: 'organ-form',
    after: organ === undefined || organ.id === parts.ownId ? [] : [closing(organ, parts.openCases)],
  };
}

/** The superior of the own organ is changed from above. */
function parentField({ organ, organs, typed, ownId }: OrganParts): AdminField[] {
  if (organ !== undefined && organ.id === ownId) return [];
  const words = adminTexts.organs.form;
  const none = ownId === null ? [{ value: '', label: words.none, chosen: typed.parentId === null }] : [];
  const options = organs
    .filter(({ id, closedAt }) => id !== organ?.id && (closedAt == null || id === typed.parentId))
    .map((one) => ({ value: String(one.id), label: indented(one), chosen: one.id === (typed.parentId ?? ownId) }));
  return [{ kind: 'select', name: 'parentId', label: words.parent, options: [...none, ...options] }];
}

function closing({ id, closedAt }: OrganRow, openCases: number): AdminAct {
  const words = adminTexts.organs;
  return closedAt == null
    ? { action: `/admin/organs/${id}/close`, label: words.close, variant: 'warning', text: words.closeText(openCases), test: 'close' }
    : { action: `/admin/organs/${id}/reopen`, label: words.reopen, test: 'reopen' };
}
