import { API_SCOPE_NAMES, API_SCOPES } from '../../law/access/api-scopes.ts';
import { MAX_KEY_DAYS, PROGRAM_ROLES, PROGRAM_SCOPES } from '../../law/access/key-rules.ts';
import { civilDateOfInstant } from '../../law/civil-date.ts';
import { ROLE_LABELS, type StaffRole } from '../../law/roles.ts';
import type { ApiKeyRow } from '../../store/api-key-store.ts';
import type { OrganRow } from '../../store/rows.ts';
import type { Frame } from '../frame.ts';
import { say, sayLabel } from '../language.ts';
import { apiKeyTexts } from '../texts/api-keys.ts';
import { texts } from '../texts.ts';
import { type AdminCell, type AdminField, type AdminForm, type AdminLink, type AdminPage, withErrors } from './admin/admin-parts.ts';

/** Whose keys a page is about: the person's own, or those of programs and of the organ's people. */
export type KeysOf = 'own' | 'programs';

export const KEYS_HREF = { own: '/settings/api-keys', programs: '/admin/api-keys' } as const satisfies Record<KeysOf, string>;

interface ListParts {
  readonly of: KeysOf;
  readonly keys: readonly ApiKeyRow[];
  readonly now: Date;
  readonly crumb: AdminLink;
}

export function apiKeysPage(frame: Frame, { of, keys, now, crumb }: ListParts): AdminPage {
  const words = apiKeyTexts;
  return {
    frame,
    heading: words[of].title,
    crumb,
    lead: words[of].lead,
    links: [
      { href: `${KEYS_HREF[of]}/new`, label: words.form.title, primary: true, test: 'new-key' },
      { href: '/api', label: words.reference },
    ],
    tables: [
      {
        title: words.caption,
        hideTitle: true,
        test: 'api-keys',
        empty: words[of].empty,
        columns: Object.values(words.columns).map((label) => ({ label })),
        rows: keys.map((key) => rowOf(key, { of, now })),
      },
    ],
  };
}

/** Shown once, in the answer to the form: it is kept nowhere. */
export function newSecretPage(
  frame: Frame,
  { of, name, secret }: { readonly of: KeysOf; readonly name: string; readonly secret: string },
): AdminPage {
  const words = apiKeyTexts;
  return {
    frame,
    heading: words.secret.title,
    crumb: { href: KEYS_HREF[of], label: words.secret.back },
    lead: '',
    secret: { label: words.secret.label, value: secret, text: words.secret.body },
    facts: [{ label: words.form.name, value: name }],
    links: [{ href: '/api#start', label: words.reference }],
  };
}

function rowOf(key: ApiKeyRow, { of, now }: Pick<ListParts, 'of' | 'now'>): AdminCell[] {
  const words = apiKeyTexts;
  const state = stateOf(key, now);
  const tone = ({ open: 'good', expired: 'quiet', revoked: 'quiet' } as const)[state];
  const kind = key.kind === 'personal' ? words.kinds.personal(key.createdByName) : words.kinds.program(key.contact ?? '');
  const roles = key.roles.length === 0 ? words.noRoles : words.roles(rolesText(key.roles));
  return [
    { text: key.name, hint: `${key.hint}… ${words.made(key.createdByName, dayOf(key.createdAt))}` },
    { text: kind, hint: key.kind === 'program' ? roles : null },
    { text: texts.write.list(key.scopes.map((scope) => say(API_SCOPES[scope]))) },
    { text: key.lastUsedOn ?? words.neverUsed },
    { text: dayOf(key.expiresAt) },
    { text: '', badge: { text: words.states[state], tone } },
    {
      text: '',
      act:
        state === 'revoked'
          ? null
          : {
              action: `${KEYS_HREF[of]}/${key.id}/revoke`,
              label: words.revoke,
              spoken: words.revokeOf(key.name),
              variant: 'warning',
              warning: words.revokeWarning,
              test: 'revoke-key',
            },
    },
  ];
}

function stateOf({ revokedAt, expiresAt }: ApiKeyRow, now: Date): 'open' | 'expired' | 'revoked' {
  if (revokedAt !== null) return 'revoked';
  return expiresAt <= now.toISOString() ? 'expired' : 'open';
}

function dayOf(instant: string): string {
  return civilDateOfInstant(new Date(instant));
}

function rolesText(roles: readonly StaffRole[]): string {
  return texts.write.list(roles.map((role) => sayLabel(ROLE_LABELS[role])));
}

/** As typed. */
export interface TypedKey {
  readonly name: string;
  readonly days: string;
  readonly scopes: readonly string[];
  readonly organ: string;
  readonly contact: string;
  readonly roles: readonly string[];
}

interface FormParts {
  readonly of: KeysOf;
  readonly typed: TypedKey;
  readonly problems: Readonly<Record<string, string>>;
  /** Those that the person administers; of own keys none is asked. */
  readonly organs: readonly Pick<OrganRow, 'id' | 'name'>[];
}

export function apiKeyForm(frame: Frame, { of, typed, problems, organs }: FormParts): AdminForm {
  const words = apiKeyTexts;
  const fields: readonly AdminField[] = [
    { kind: 'text', name: 'name', label: words.form.name, hint: words.form.nameHint, value: typed.name },
    ...(of === 'programs' ? programFields(typed, organs) : []),
    { kind: 'checks', name: 'scopes', label: words.form.scopes, hint: words.form.scopesHint[of], options: scopeOptions(of, typed) },
    { kind: 'number', name: 'days', label: words.form.days, hint: words.form.daysHint(MAX_KEY_DAYS), value: typed.days },
  ];
  return {
    frame,
    heading: words.form.title,
    crumb: { href: KEYS_HREF[of], label: words.secret.back },
    lead: words[of].lead,
    action: KEYS_HREF[of],
    submit: words.form.submit,
    cancel: { href: KEYS_HREF[of], label: words.form.cancel },
    test: 'api-key-form',
    ...withErrors(fields, problems),
  };
}

function programFields(typed: TypedKey, organs: FormParts['organs']): AdminField[] {
  const words = apiKeyTexts.form;
  const [only] = organs;
  const options = organs.map(({ id, name }) => ({ value: String(id), label: name, chosen: typed.organ === String(id) }));
  const roles = PROGRAM_ROLES.map((role) => ({ value: role, label: sayLabel(ROLE_LABELS[role]), chosen: typed.roles.includes(role) }));
  return [
    ...(only === undefined ? [] : [{ kind: 'select', name: 'organ', label: words.organ, options } as const]),
    { kind: 'text', name: 'contact', label: words.contact, hint: words.contactHint, value: typed.contact },
    { kind: 'checks', name: 'roles', label: words.roles, hint: words.rolesHint, options: roles },
  ];
}

/** Programs are offered what a program can have, each with the roles that it needs for it. */
function scopeOptions(of: KeysOf, { scopes }: TypedKey) {
  const words = apiKeyTexts.form;
  const offered = API_SCOPE_NAMES.filter((scope) => of === 'own' || PROGRAM_SCOPES[scope]?.length !== 0);
  return offered.map((scope) => {
    const roles = PROGRAM_SCOPES[scope];
    const needed = roles === null ? words.needsNoRole : words.needsRoles(words.either(roles.map((role) => say(ROLE_LABELS[role]))));
    const hint = of === 'own' ? scope : `${scope} · ${needed}`;
    return { value: scope, label: sayLabel(API_SCOPES[scope]), hint, chosen: scopes.includes(scope) };
  });
}
