import { roleRemarks } from '../../../law/access/role-rules.ts';
import { ROLE_LABELS } from '../../../law/roles.ts';
import type { UserRow } from '../../../store/rows.ts';
import type { AccessState } from '../../admin/staff-access.ts';
import type { Frame } from '../../frame.ts';
import { say, sayLabel } from '../../language.ts';
import { adminIdentityTexts } from '../../texts/admin-identity.ts';
import { staffTexts } from '../../texts/admin-staff.ts';
import { texts } from '../../texts.ts';
import type { AdminAct, AdminPage } from './admin-parts.ts';

interface OneStaffParts {
  readonly user: UserRow;
  readonly organ: string;
  readonly openCases: number;
  readonly access: AccessState;
  /** Shown once. */
  readonly password: string | null;
  readonly isSelf: boolean;
  /** Name of the identity provider; null where there is none. */
  readonly provider: string | null;
}

export function oneStaffPage(frame: Frame, parts: OneStaffParts): AdminPage {
  const { user, password, isSelf } = parts;
  const words = staffTexts.one;
  const remarks = roleRemarks(user.roles).map(({ text }) => ({ text: sayLabel(text), test: 'role-remark', tone: 'warn' as const }));
  return {
    frame,
    heading: user.name,
    crumb: { href: '/admin/staff', label: staffTexts.back },
    lead: isSelf ? words.self : '',
    notes: remarks,
    secret: password === null ? null : { label: words.password, value: password, text: words.passwordText },
    links: [
      { href: `/admin/staff/${user.id}/edit`, label: words.change, test: 'edit' },
      ...(isSelf || parts.provider === null
        ? []
        : [{ href: `/admin/staff/${user.id}/identity`, label: adminIdentityTexts.link(parts.provider), test: 'identity' }]),
    ],
    facts: facts(parts),
    acts: isSelf ? [] : acts(parts),
  };
}

function facts({ user, organ, openCases, access }: OneStaffParts): NonNullable<AdminPage['facts']> {
  const words = staffTexts.one;
  const state = user.disabledAt === null ? staffTexts.filter.active : staffTexts.filter.closed;
  return [
    { label: words.login, value: user.login },
    { label: words.organ, value: organ },
    { label: words.unit, value: user.unit ?? words.none },
    { label: words.roles, value: texts.write.list(user.roles.map((role) => say(ROLE_LABELS[role]))) },
    { label: words.email, value: user.email == null ? words.none : words.hasEmail },
    { label: words.state, value: access.mustChange ? `${state} · ${words.mustChange}` : state },
    { label: words.secondFactor, value: access.secondFactor ? words.secondFactorOn : words.secondFactorOff },
    { label: words.sessions, value: String(access.sessions) },
    { label: words.openCases, value: String(openCases) },
  ];
}

function acts({ user, openCases, access }: OneStaffParts): readonly AdminAct[] {
  const words = staffTexts.one;
  const at = `/admin/staff/${user.id}`;
  if (user.disabledAt !== null) return [{ action: `${at}/reopen`, label: words.reopen, test: 'reopen' }];
  return [
    { action: `${at}/password`, asks: true, label: words.reset, text: words.resetText, test: 'reset' },
    ...(access.secondFactor
      ? [{ action: `${at}/second-factor`, asks: true, label: words.removeFactor, text: words.removeFactorText, test: 'remove-factor' }]
      : []),
    { action: `${at}/sessions`, asks: true, label: words.end, text: words.endText, test: 'end-sessions' },
    { action: `${at}/close`, asks: true, label: words.close, text: words.closeText(openCases), variant: 'warning', test: 'close' },
  ];
}
