import { ROLE_LABELS, STAFF_ROLES, type StaffRole } from '../../../law/roles.ts';
import type { OrganRow, UserRow } from '../../../store/rows.ts';
import { idFrom, indented } from '../../admin/admin-desk.ts';
import type { Frame } from '../../frame.ts';
import { say } from '../../language.ts';
import { adminTexts } from '../../texts/admin.ts';
import { staffTexts } from '../../texts/admin-staff.ts';
import { staffListTexts } from '../../texts/admin-staff-list.ts';
import { texts } from '../../texts.ts';
import type { AdminFilter, AdminPage } from './admin-parts.ts';

export const PAGE_SIZE = 50;

/** What is looked for, as the address says. */
export interface StaffAddress {
  readonly text: string;
  /** Null: all that the person administers. */
  readonly organ: number | null;
  readonly unit?: string | undefined;
  readonly role?: StaffRole | undefined;
  readonly state: 'active' | 'closed';
  readonly page: number;
}

export function readStaffAddress(query: Readonly<Record<string, unknown>>): StaffAddress {
  const text = (name: string): string => (typeof query[name] === 'string' ? query[name].trim().slice(0, 100) : '');
  const [organ, unit, role] = [idFrom(query.organ), text('unit'), STAFF_ROLES.find((one) => one === query.role)];
  return {
    text: text('text'),
    organ: organ === 0 ? null : organ,
    ...(unit === '' ? {} : { unit }),
    ...(role === undefined ? {} : { role }),
    state: query.state === 'closed' ? 'closed' : 'active',
    page: Math.max(1, idFrom(query.page)),
  };
}

interface ListParts {
  readonly address: StaffAddress;
  readonly organs: readonly (OrganRow & { readonly depth: number })[];
  readonly units: readonly string[];
  readonly people: readonly UserRow[];
  readonly total: number;
}

export function staffListPage(frame: Frame, parts: ListParts): AdminPage {
  const words = staffTexts;
  const { address, organs, people, total } = parts;
  const organNames = new Map(organs.map(({ id, name }) => [id, name]));
  const pageHref = (page: number): string => `/admin/staff?${queryOf({ ...address, page })}`;
  return {
    frame,
    heading: words.title,
    crumb: { href: '/admin', label: adminTexts.back },
    lead: words.lead,
    links: [
      { href: '/admin/staff/new', label: words.add, primary: true, test: 'new-staff' },
      { href: '/admin/staff/import', label: staffListTexts.link, test: 'import-staff' },
    ],
    filter: filterOf(parts),
    tables: [
      {
        title: words.total(total),
        test: 'staff',
        empty: words.empty,
        columns: [
          { label: words.columns.name },
          { label: words.columns.roles },
          { label: words.columns.unit },
          { label: words.columns.organ },
        ],
        rows: people.map((user) => [
          {
            text: user.name,
            href: `/admin/staff/${user.id}`,
            hint: user.login,
            badge: user.disabledAt === null ? null : { text: words.closedBadge, tone: 'quiet' },
          },
          { text: texts.write.list(user.roles.map((role) => say(ROLE_LABELS[role]))) },
          { text: user.unit ?? '' },
          { text: organNames.get(user.organId) ?? '' },
        ]),
      },
    ],
    paging: {
      previous: address.page > 1 ? pageHref(address.page - 1) : null,
      next: address.page * PAGE_SIZE < total ? pageHref(address.page + 1) : null,
      label: `${address.page} / ${Math.max(1, Math.ceil(total / PAGE_SIZE))}`,
    },
  };
}

function filterOf({ address, organs, units }: ListParts): AdminFilter {
  const words = staffTexts.filter;
  const all = (label: string, chosen: boolean) => ({ value: '', label, chosen });
  const organOptions = organs.map((organ) => ({ value: String(organ.id), label: indented(organ), chosen: organ.id === address.organ }));
  return {
    action: '/admin/staff',
    submit: words.submit,
    fields: [
      { kind: 'search', name: 'text', label: words.text, value: address.text },
      ...(organs.length > 1
        ? [
            {
              kind: 'select' as const,
              name: 'organ',
              label: words.organ,
              options: [all(words.allOrgans, address.organ === null), ...organOptions],
            },
          ]
        : []),
      {
        kind: 'select',
        name: 'unit',
        label: words.unit,
        options: [
          all(words.anyUnit, address.unit === undefined),
          ...units.map((value) => ({ value, label: value, chosen: value === address.unit })),
        ],
      },
      {
        kind: 'select',
        name: 'role',
        label: words.role,
        options: [
          all(words.anyRole, address.role === undefined),
          ...STAFF_ROLES.map((value) => ({ value, label: say(ROLE_LABELS[value]), chosen: value === address.role })),
        ],
      },
      {
        kind: 'select',
        name: 'state',
        label: words.state,
        options: (['active', 'closed'] as const).map((value) => ({ value, label: words[value], chosen: value === address.state })),
      },
    ],
  };
}

function queryOf({ text, organ, unit, role, state, page }: StaffAddress): string {
  const given = { text, organ: organ === null ? '' : String(organ), unit: unit ?? '', role: role ?? '', state, page: String(page) };
  return new URLSearchParams(Object.entries(given).filter(([, value]) => value !== '')).toString();
}
