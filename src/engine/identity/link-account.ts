import type { Knex } from 'knex';
import { type Database, withTransaction } from '../../store/database.ts';
import { createIdentityLinkStore, type IdentityLink } from '../../store/identity-link-store.ts';
import type { UserRow } from '../../store/rows.ts';
import { type Change, refuse } from '../administration/administrator.ts';
import { isSelf } from '../administration/staff.ts';
import { type AuditActor, keepAct } from '../audit/audit-log.ts';

/** Somebody as an identity provider knows them. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
  /** How the provider shows the person; nothing is decided by it. */
  readonly label: string;
}

interface Own {
  readonly user: Pick<UserRow, 'id' | 'login' | 'name' | 'organId'>;
  readonly now: Date;
}

/** Links one's own account. @returns false when the account, or the person at the provider, is linked already. */
export function linkAccount(db: Database, { issuer, subject, label }: Identity, { user, now }: Own): Promise<boolean> {
  return withTransaction(db, async (trx) => {
    const link: IdentityLink = { issuer, subject, label, userId: user.id, linkedAt: now.toISOString() };
    if (!(await createIdentityLinkStore(trx).add(link))) return false;
    await keepAct(trx, { kind: 'account.linked', ...ownAct(user), data: { login: user.login, issuer } }, { at: now });
    return true;
  });
}

/** @returns whether it was linked. */
export function unlinkAccount(db: Database, { user, now }: Own): Promise<boolean> {
  return withTransaction(db, async (trx) => {
    if (!(await createIdentityLinkStore(trx).remove(user.id))) return false;
    await keepAct(trx, { kind: 'account.unlinked', ...ownAct(user), data: { login: user.login } }, { at: now });
    return true;
  });
}

/**
 * Unlinks an account whose password somebody else resets: whoever had the account may have linked theirs to it.
 *
 * @param trx - The transaction of the reset.
 */
export async function unlinkFor(
  trx: Knex,
  { id, login, organId }: Pick<UserRow, 'id' | 'login' | 'organId'>,
  { at, actor }: { readonly at: Date; readonly actor: AuditActor },
): Promise<void> {
  if (!(await createIdentityLinkStore(trx).remove(id))) return;
  await keepAct(trx, { kind: 'account.unlinked', actor, organId, subject: id, data: { login } }, { at });
}

/**
 * Links an account of somebody else to an identity that an administrator names: nobody has proved to be the one.
 *
 * @throws {InvalidInputError} for oneself, for what is no identity, and when either of them is linked already.
 */
export async function linkFor(
  change: Change,
  user: Pick<UserRow, 'id' | 'login' | 'organId'>,
  { issuer, subject }: Pick<Identity, 'issuer' | 'subject'>,
): Promise<void> {
  if (isSelf(change, user)) refuse('subject', '自己的身份请在“设置”中关联', 'Link your own identity under the settings');
  if (!SUBJECT.test(subject))
    refuse('subject', '身份标识（sub）应为 1 至 255 个可见的英文字符', 'The identity (sub) has 1 to 255 visible ASCII characters');
  const link: IdentityLink = { issuer, subject, label: subject, userId: user.id, linkedAt: change.at.toISOString() };
  if (!(await createIdentityLinkStore(change.trx).add(link)))
    refuse('subject', '该账号或者该身份已有关联，请先取消', 'The account or the identity is linked already: remove that link first');
  const data = { login: user.login, issuer, identity: subject };
  await change.keep({ kind: 'account.linkedBy', organId: user.organId, subject: user.id, data });
}

/** OpenID Connect Core 1.0, section 2: `sub`. */
const SUBJECT = /^[\x21-\x7e]{1,255}$/;

function ownAct({ id, name, organId }: Own['user']) {
  return { actor: { kind: 'staff', id, name } as const, organId, subject: id };
}
