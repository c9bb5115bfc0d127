import { randomUUID } from 'node:crypto';
import { keepAct } from '../../../engine/audit/audit-log.ts';
import { API_SCOPE_NAMES, API_SCOPES, type ApiScope } from '../../../law/access/api-scopes.ts';
import { MAX_KEY_DAYS, MAX_OPEN_KEYS, PROGRAM_ROLES, PROGRAM_SCOPES, type ProgramRole } from '../../../law/access/key-rules.ts';
import { civilDateOfInstant } from '../../../law/civil-date.ts';
import { type FieldProblem, InvalidInputError } from '../../../law/errors.ts';
import { ROLE_LABELS } from '../../../law/roles.ts';
import { type ApiKeyRow, createApiKeyStore } from '../../../store/api-key-store.ts';
import { withTransaction } from '../../../store/database.ts';
import { createOrganStore } from '../../../store/organ-store.ts';
import { inEachLanguage, say } from '../../language.ts';
import { apiKeyTexts } from '../../texts/api-keys.ts';
import type { StaffUser, WebDeps } from '../../web-deps.ts';
import { hashOfSecret, hintOfSecret, isSecret, newSecret } from './key-secret.ts';

export type KeyDeps = Pick<WebDeps, 'db' | 'now' | 'users'>;

const DAY_MS = 24 * 3_600_000;
const MAX_NAME = 60;
const MAX_CONTACT = 100;

/** What a new key is asked for. `program`: null for a key of the person's own. */
export interface NewKey {
  readonly name: string;
  readonly scopes: readonly string[];
  /** From now, 1 to MAX_KEY_DAYS. */
  readonly days: number;
  readonly program: { readonly organId: number; readonly contact: string; readonly roles: readonly string[] } | null;
}

/** The secret is told once and kept nowhere. */
export interface MadeKey {
  readonly key: ApiKeyRow;
  readonly secret: string;
}

/** A key that opens something, and for whom. */
export interface OpenKey {
  readonly key: ApiKeyRow;
  /** Loaded anew: an account that was closed or lost a role says so at the next call. */
  readonly user: StaffUser;
}

/** Keys of programs: made and revoked by people, told in the audit log. */
export function createApiKeys({ db, now, users }: KeyDeps) {
  return {
    /** @throws {InvalidInputError} naming every wrong field. */
    async make(by: StaffUser, asked: NewKey): Promise<MadeKey> {
      const problems = problemsOf(asked);
      if (problems.length > 0) throw new InvalidInputError(problems);
      const at = now();
      const secret = newSecret();
      const key = rowOf(by, asked, { secret, at });
      await withTransaction(db, async (trx) => {
        const store = createApiKeyStore(trx);
        if (key.organId !== null && asked.program !== null && (await createOrganStore(trx).findById(key.organId)) === undefined)
          throw new InvalidInputError([problem('organ', () => apiKeyTexts.problems.organ)]);
        const open = await store.countOpen({ userId: key.userId, organId: key.organId, at: at.toISOString() });
        if (open >= MAX_OPEN_KEYS) throw new InvalidInputError([problem('name', () => apiKeyTexts.problems.tooMany(MAX_OPEN_KEYS))]);
        await store.add(key);
        const data = { name: key.name, scopes: key.scopes.join(', ') };
        await keepAct(trx, { kind: 'apiKey.created', actor: who(by), organId: key.organId, subject: key.id, data }, { at });
      });
      return { key, secret };
    },
    /** @returns false when it was revoked before. Whoever calls it has checked that the person may. */
    async revoke(by: StaffUser, key: ApiKeyRow): Promise<boolean> {
      const at = now();
      return withTransaction(db, async (trx) => {
        if (!(await createApiKeyStore(trx).revoke(key.id, at.toISOString()))) return false;
        const act = { kind: 'apiKey.revoked', actor: who(by), organId: key.organId, subject: key.id, data: { name: key.name } } as const;
        await keepAct(trx, act, { at });
        return true;
      });
    },
    /** Undefined for whatever opens nothing; why is not told. */
    async open(secret: string): Promise<OpenKey | undefined> {
      if (!isSecret(secret)) return undefined;
      const key = await createApiKeyStore(db.read).findBySecretHash(hashOfSecret(secret));
      const at = now();
      if (key === undefined || key.revokedAt !== null || key.expiresAt <= at.toISOString()) return undefined;
      const user = key.userId === null ? programOf(key) : await ownerOf(users, key);
      if (user === undefined) return undefined;
      const today = civilDateOfInstant(at);
      if (key.lastUsedOn !== today) await createApiKeyStore(db.write).noteUse(key.id, today);
      return { key, user };
    },
  };
}

function programOf({ id, name, roles, organId }: ApiKeyRow): StaffUser {
  const apiKey = { id, kind: 'program' } as const;
  return { id, name, roles: roles.filter(isProgramRole), organId, unit: null, disabledAt: null, passwordHash: '', apiKey };
}

async function ownerOf(users: WebDeps['users'], { id, userId }: ApiKeyRow): Promise<StaffUser | undefined> {
  const user = userId === null ? undefined : await users.findById(userId);
  if (user === undefined || user.disabledAt !== null) return undefined;
  return { ...user, apiKey: { id, kind: 'personal' } };
}

export function isProgramRole(role: string): role is ProgramRole {
  return PROGRAM_ROLES.some((one) => one === role);
}

function rowOf(by: StaffUser, { name, scopes, days, program }: NewKey, { secret, at }: { secret: string; at: Date }): ApiKeyRow {
  return {
    id: randomUUID(),
    kind: program === null ? 'personal' : 'program',
    organId: program === null ? by.organId : program.organId,
    userId: program === null ? by.id : null,
    name: name.trim(),
    contact: program?.contact.trim() ?? null,
    roles: program?.roles.filter(isProgramRole) ?? [],
    scopes: API_SCOPE_NAMES.filter((scope) => scopes.includes(scope)),
    secretHash: hashOfSecret(secret),
    hint: hintOfSecret(secret),
    createdAt: at.toISOString(),
    createdBy: by.id,
    createdByName: by.name,
    expiresAt: new Date(at.getTime() + days * DAY_MS).toISOString(),
    lastUsedOn: null,
    revokedAt: null,
  };
}

function problemsOf({ name, scopes, days, program }: NewKey): readonly FieldProblem[] {
  const { problems } = apiKeyTexts;
  const known = (scope: string): scope is ApiScope => API_SCOPE_NAMES.some((one) => one === scope);
  return [
    ...(isText(name, MAX_NAME) ? [] : [problem('name', () => apiKeyTexts.problems.name(MAX_NAME))]),
    ...(scopes.length > 0 && scopes.every(known) ? [] : [problem('scopes', () => apiKeyTexts.problems.scopes)]),
    ...(Number.isInteger(days) && days >= 1 && days <= MAX_KEY_DAYS
      ? []
      : [problem('days', () => apiKeyTexts.problems.days(MAX_KEY_DAYS))]),
    ...(program === null || isText(program.contact, MAX_CONTACT)
      ? []
      : [problem('contact', () => apiKeyTexts.problems.contact(MAX_CONTACT))]),
    ...(program === null || program.roles.every(isProgramRole) ? [] : [problem('roles', () => problems.roles)]),
    ...(program === null ? [] : uselessScopes(scopes.filter(known), program.roles)),
  ];
}

/** A scope that opens nothing to a program with these roles would only look as if it did. */
function uselessScopes(scopes: readonly ApiScope[], roles: readonly string[]): readonly FieldProblem[] {
  const useless = scopes.filter((scope) => PROGRAM_SCOPES[scope]?.some((role) => roles.includes(role)) === false);
  if (useless.length === 0) return [];
  return [problem('scopes', () => useless.map((scope) => needsRole(scope)).join(' '))];
}

function needsRole(scope: ApiScope): string {
  const roles = PROGRAM_SCOPES[scope] ?? [];
  if (roles.length === 0) return apiKeyTexts.problems.noProgram(say(API_SCOPES[scope]));
  return apiKeyTexts.problems.needsRole(say(API_SCOPES[scope]), apiKeyTexts.form.either(roles.map((role) => say(ROLE_LABELS[role]))));
}

function isText(text: string, max: number): boolean {
  const length = [...text.trim()].length;
  return length >= 1 && length <= max;
}

function problem(field: string, words: () => string): FieldProblem {
  return { field, ...inEachLanguage(words) };
}

function who({ id, name }: StaffUser) {
  return { kind: 'staff', id, name } as const;
}
