import { createHash, randomBytes } from 'node:crypto';
import { DomainError, InvalidInputError } from '../../law/errors.ts';
import { type Database, withTransaction } from '../../store/database.ts';
import type { OrganRow, UserRow } from '../../store/rows.ts';
import { createSetupLinkStore } from '../../store/setup-link-store.ts';
import { createUserStore } from '../../store/user-store.ts';
import { NOBODY } from '../audit/audit-log.ts';
import { change, refuse, tidy } from './administrator.ts';
import { createOrgan, hideFromPublic } from './organs.ts';
import { createStaff } from './staff.ts';

const TOKEN_BYTES = 32;
const VALID_MS = 24 * 3_600_000;

/** Whether a link may still be used, and if not, why. `needless`: there are accounts already. */
export type SetupLinkState = 'open' | 'used' | 'expired' | 'void' | 'unknown' | 'needless';

/** The link cannot be used any more; its state says why. */
export class SetupClosedError extends DomainError {
  readonly code = 'SETUP_CLOSED';
  readonly state: Exclude<SetupLinkState, 'open'>;

  constructor(state: Exclude<SetupLinkState, 'open'>) {
    super({ zh: '首次启动的链接已不能使用', en: 'The link of the first start cannot be used any more' });
    this.state = state;
  }
}

export interface SetupFields {
  readonly organ: string;
  readonly shortName: string;
  /** Name of the organ above it; empty for none. */
  readonly superior: string;
  readonly login: string;
  readonly name: string;
}

interface Deps {
  readonly db: Database;
  readonly now: () => Date;
}

/** Whether nobody has an account yet. */
export function isUnset(db: Database): Promise<boolean> {
  return createUserStore(db.read).isEmpty();
}

/**
 * A new link for the first start; those before it are void. Undefined when there are accounts: nothing is left to set up. The token is
 * known to whoever gets it here alone, the database has its hash.
 */
export async function makeSetupLink({ db, now }: Deps): Promise<{ readonly path: string } | undefined> {
  return withTransaction(db, async (trx) => {
    if (!(await createUserStore(trx).isEmpty())) return undefined;
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    const at = now();
    const expiresAt = new Date(at.getTime() + VALID_MS).toISOString();
    await createSetupLinkStore(trx).replace({ tokenHash: hashOf(token), expiresAt }, at.toISOString());
    return { path: `/setup/${token}` };
  });
}

export async function setupLinkState({ db, now }: Deps, token: string): Promise<SetupLinkState> {
  const link = await createSetupLinkStore(db.read).find(hashOf(token));
  if (link === undefined) return 'unknown';
  if (link.usedAt !== null) return 'used';
  if (!(await isUnset(db))) return 'needless';
  if (link.voidedAt !== null) return 'void';
  return link.expiresAt > now().toISOString() ? 'open' : 'expired';
}

/**
 * Makes the first organ and its administrator, once.
 *
 * @throws {SetupClosedError} when the link is not open, or somebody else was quicker. @throws {InvalidInputError} naming what will not do.
 */
export async function completeSetup(
  deps: Deps,
  { token, fields, passwordHash }: { readonly token: string; readonly fields: SetupFields; readonly passwordHash: string },
): Promise<{ readonly organ: OrganRow; readonly user: UserRow }> {
  const state = await setupLinkState(deps, token);
  if (state !== 'open') throw new SetupClosedError(state);
  return change(deps, { actor: NOBODY, organId: null }, async (step) => {
    const used = await createSetupLinkStore(step.trx).use(hashOf(token), step.at.toISOString());
    if (!used || !(await createUserStore(step.trx).isEmpty())) throw new SetupClosedError('used');
    const superior = tidy(fields.superior);
    if (superior !== '' && superior === tidy(fields.organ)) refuse('superior', '上级机关不能是本机关', 'An organ is not its own superior');
    const above = superior === '' ? null : await createOrgan(step, { name: superior, shortName: superior.slice(0, 20), parentId: null });
    if (above !== null) await hideFromPublic(step, above, 'setup');
    const organ = await createOrgan(
      { ...step, organ: (id) => (above?.id === id ? above : step.organ(id)) },
      { name: fields.organ, shortName: fields.shortName, parentId: above?.id ?? null },
    );
    const { login, name } = fields;
    const own = { ...step, organ: () => organ };
    const user = await createStaff(own, { login, name, roles: ['admin'], unit: null, email: '', organId: organ.id }, passwordHash);
    await step.keep({ kind: 'setup.completed', organId: organ.id, subject: user.id, data: { organ: organ.name, login } });
    return { organ, user };
  });
}

const MISSING = {
  organ: { zh: '请填写机关名称', en: 'Enter the name of the organ' },
  shortName: { zh: '请填写文号简称', en: 'Enter the short name for numbers' },
  login: { zh: '请填写管理员登录名', en: 'Enter the login of the administrator' },
  name: { zh: '请填写管理员姓名', en: 'Enter the name of the administrator' },
} as const;

/** Every problem of the form at once would need the organ: names are looked at as far as they stand alone. */
export function requireSetupFields({ organ, shortName, login, name }: SetupFields): void {
  const missing = Object.entries({ organ, shortName, login, name }).filter(([, value]) => tidy(value) === '');
  if (missing.length === 0) return;
  throw new InvalidInputError(missing.map(([field]) => ({ field, ...MISSING[field as keyof typeof MISSING] })));
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
