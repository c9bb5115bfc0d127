import { randomUUID } from 'node:crypto';
import { organsAbove } from '../../law/access/organ-tree.ts';
import { roleRemarks } from '../../law/access/role-rules.ts';
import { type FieldProblem, InvalidInputError, NotFoundError } from '../../law/errors.ts';
import { readMailAddress } from '../../law/mail-address.ts';
import type { StaffRole } from '../../law/roles.ts';
import { createAdministrationReadModel } from '../../store/administration-read-model.ts';
import type { UserRow } from '../../store/rows.ts';
import { createUnitStore } from '../../store/unit-store.ts';
import { createUserStore } from '../../store/user-store.ts';
import { revokeKeysOf } from '../access/revoke-keys.ts';
import { type Change, changesText, problem, refuse, tidy } from './administrator.ts';

export interface StaffFields {
  readonly name: string;
  readonly roles: readonly StaffRole[];
  /** Name of a unit of the organ; null for none. */
  readonly unit: string | null;
  /** Empty: no mail goes to the person. */
  readonly email: string;
}

export interface NewStaff extends StaffFields {
  readonly login: string;
  readonly organId: number;
}

const MAX_NAME = 40;
const LOGIN = /^[A-Za-z0-9][\w.@-]{1,59}$/;

/**
 * Makes an account.
 *
 * @param passwordHash - Of the first password, which its owner has to change.
 * @throws {InvalidInputError} naming every field that will not do.
 */
export async function createStaff(change: Change, fields: NewStaff, passwordHash: string): Promise<UserRow> {
  const organ = change.organ(fields.organId);
  const problems = await newStaffProblems(change, fields);
  if (organ.closedAt != null) problems.push(problem('organId', '该机关已撤销', 'This organ is closed'));
  if (problems.length > 0) throw new InvalidInputError(problems);
  const { login, roles, unit } = fields;
  const [name, email] = [tidy(fields.name), fields.email === '' ? null : (readMailAddress(fields.email) ?? null)];
  const user: UserRow = { id: randomUUID(), login, name, passwordHash, roles, organId: organ.id, unit, disabledAt: null, email };
  const users = createUserStore(change.trx);
  if ((await users.isLoginTaken(login)) || !(await users.create(user))) refuse('login', '登录名已被使用', 'The login is taken');
  await change.keep({ kind: 'account.created', organId: organ.id, subject: user.id, data: { login, name, roles: roles.join(', ') } });
  return user;
}

/** @throws {InvalidInputError} naming every field that will not do; own roles change by somebody else's hand only. */
export async function changeStaff(change: Change, id: string, fields: StaffFields): Promise<UserRow> {
  const before = await ownStaff(change, id);
  const problems = await staffProblems(change, { ...fields, before });
  if (problems.length > 0) throw new InvalidInputError(problems);
  const [name, email] = [tidy(fields.name), fields.email === '' ? null : (readMailAddress(fields.email) ?? null)];
  const after: UserRow = { ...before, name, email, roles: fields.roles, unit: fields.unit };
  if (rolesDiffer(before, after)) {
    if (isSelf(change, before))
      refuse('roles', '不能更改自己的角色，请其他管理员办理', 'Ask another administrator to change your own roles');
    if (before.roles.includes('admin') && !after.roles.includes('admin')) await requireAnotherAdministrator(change, before);
  }
  const changes = changesText({
    name: [before.name, name],
    roles: [before.roles.join(', '), after.roles.join(', ')],
    unit: [before.unit, after.unit],
    ...((before.email ?? null) === email ? {} : { email: true }),
  });
  if (changes === '') return before;
  await createUserStore(change.trx).saveProfile(after);
  await change.keep({ kind: 'account.changed', organId: before.organId, subject: id, data: { login: before.login, changes } });
  return after;
}

/** The account may sign in no more, nor a program by a key of its own; what it handled stays with its name. @throws {InvalidInputError} for oneself and the last administrator. */
export async function closeStaff(change: Change, id: string): Promise<UserRow> {
  const user = await ownStaff(change, id);
  if (user.disabledAt !== null) return user;
  if (isSelf(change, user)) refuse('form', '不能停用自己的账号', 'You cannot close your own account');
  if (user.roles.includes('admin')) await requireAnotherAdministrator(change, user);
  const disabledAt = change.at.toISOString();
  await createUserStore(change.trx).setDisabledAt(id, disabledAt);
  await revokeKeysOf(change.trx, user, { at: change.at, actor: change.by.actor });
  await change.keep({ kind: 'account.closed', organId: user.organId, subject: id, data: { login: user.login } });
  return { ...user, disabledAt };
}

export async function reopenStaff(change: Change, id: string): Promise<UserRow> {
  const user = await ownStaff(change, id);
  if (user.disabledAt === null) return user;
  await createUserStore(change.trx).setDisabledAt(id, null);
  await change.keep({ kind: 'account.reopened', organId: user.organId, subject: id, data: { login: user.login } });
  return { ...user, disabledAt: null };
}

/** @throws {NotFoundError} unless the account is of an organ that the administrator administers. */
export async function ownStaff(change: Pick<Change, 'trx' | 'organ'>, id: string): Promise<UserRow> {
  const user = await createUserStore(change.trx).findById(id);
  if (user === undefined) throw new NotFoundError({ zh: '没有这个账号', en: 'There is no such account' });
  change.organ(user.organId);
  return user;
}

export function isSelf({ by }: Pick<Change, 'by'>, user: Pick<UserRow, 'id'>): boolean {
  return by.actor.kind === 'staff' && by.actor.id === user.id;
}

/** Somebody must be left who can administer the organ: in it or above it. */
async function requireAnotherAdministrator(change: Change, leaving: UserRow): Promise<void> {
  const above = [...organsAbove(change.organs, leaving.organId)];
  const left = await createAdministrationReadModel(change.trx).administrators(above);
  if (left.every(({ id }) => id === leaving.id))
    refuse('form', '这是最后一名管理员：请先让另一人担任管理员', 'This is the last administrator: make somebody else administrator first');
}

/** What is wrong with a new account, its organ and whether its login is free left aside. */
export async function newStaffProblems(change: Pick<Change, 'trx'>, fields: NewStaff): Promise<FieldProblem[]> {
  return [...loginProblems(fields.login), ...(await staffProblems(change, { ...fields, before: null }))];
}

function loginProblems(login: string): FieldProblem[] {
  if (LOGIN.test(login)) return [];
  return [
    problem(
      'login',
      '登录名应为 2 至 60 个字符：字母、数字、. _ @ -，以字母或数字开头',
      'A login has 2 to 60 characters: letters, digits, . _ @ -, the first a letter or digit',
    ),
  ];
}

async function staffProblems(
  change: Pick<Change, 'trx'>,
  { name, roles, unit, email, before, ...rest }: StaffFields & { readonly organId?: number; readonly before: UserRow | null },
): Promise<FieldProblem[]> {
  const plain = tidy(name);
  const refused = roleRemarks(roles).filter(({ kind }) => kind === 'refused');
  const unitKept = before !== null && unit === before.unit;
  return [
    ...(plain !== '' && [...plain].length <= MAX_NAME
      ? []
      : [problem('name', `姓名应为 1 至 ${MAX_NAME} 个字`, `A name has 1 to ${MAX_NAME} characters`)]),
    ...refused.map(({ text }) => problem('roles', text.zh, text.en)),
    ...(unit === null || unitKept || (await isOpenUnit(change, before?.organId ?? rest.organId ?? 0, unit))
      ? []
      : [problem('unit', '请选择本机关现有的科室', 'Choose a unit of the organ that exists')]),
    ...(email === '' || readMailAddress(email) !== undefined
      ? []
      : [
          problem(
            'email',
            '邮箱地址应为一个完整的地址，例如 officer@example.gov.cn',
            'Give one complete mail address, such as officer@example.gov.cn',
          ),
        ]),
  ];
}

async function isOpenUnit({ trx }: Pick<Change, 'trx'>, organId: number, name: string): Promise<boolean> {
  return (await createUnitStore(trx).list(organId)).some((unit) => unit.name === name && unit.closedAt === null);
}

function rolesDiffer(before: UserRow, after: UserRow): boolean {
  return [...before.roles].sort().join() !== [...after.roles].sort().join();
}
