import type { StaffRole } from '../law/roles.ts';
import type { Database } from '../store/database.ts';
import { createOrganStore } from '../store/organ-store.ts';
import { createUserStore } from '../store/user-store.ts';
import { changeEmail, changePassword, changeRoles, createAccount, getAccount, type NewAccount } from './accounts.ts';
import { type CliContext, type ExitCode, jsonLine } from './cli-context.ts';
import { type Password, takePassword } from './password.ts';

export async function addUser(
  context: CliContext,
  db: Database,
  { account, generate }: { account: Omit<NewAccount, 'password'>; generate: boolean },
): Promise<ExitCode> {
  const isNewOrgan = (await createOrganStore(db.read).findByName(account.organ)) === undefined;
  const password = await takePassword(context, { generate });
  const { id, login } = await createAccount(db, { ...account, password: password.text });
  if (isNewOrgan) context.tell({ zh: `已新建机关 ${account.organ}`, en: `The organ ${account.organ} was made` });
  context.tell({ zh: `已新建账号 ${login}`, en: `The account ${login} was made` });
  await context.out.write(jsonLine({ login, id, ...shownOnce(password) }));
  return 0;
}

export async function setUserRoles(
  context: CliContext,
  db: Database,
  ask: { login: string; roles: readonly StaffRole[] },
): Promise<ExitCode> {
  await changeRoles(db, ask.login, ask.roles);
  const roles = ask.roles.join(', ');
  context.tell({ zh: `账号 ${ask.login} 的角色现为：${roles}`, en: `The account ${ask.login} now has the roles ${roles}` });
  return 0;
}

/** The address is not repeated: what is said here may stand in a log. */
export async function setUserEmail(context: CliContext, db: Database, ask: { login: string; email: string | null }): Promise<ExitCode> {
  await changeEmail(db, ask.login, ask.email);
  context.tell(
    ask.email === null
      ? { zh: `账号 ${ask.login} 不再接收邮件`, en: `No mail goes to ${ask.login} any more` }
      : { zh: `账号 ${ask.login} 的邮箱地址已更改`, en: `The mail address of ${ask.login} was changed` },
  );
  return 0;
}

export async function resetUser(
  context: CliContext,
  db: Database,
  { login, generate }: { login: string; generate: boolean },
): Promise<ExitCode> {
  await getAccount(db, login); // before anyone types a password for nobody
  const password = await takePassword(context, { generate });
  await changePassword(db, login, password.text);
  context.tell({ zh: `账号 ${login} 的密码已重设`, en: `The password of ${login} was set anew` });
  if (password.generated) await context.out.write(jsonLine({ login, ...shownOnce(password) }));
  return 0;
}

export async function listUsers(context: CliContext, db: Database): Promise<ExitCode> {
  const organs = new Map((await createOrganStore(db.read).list()).map(({ id, name }) => [id, name]));
  const users = await createUserStore(db.read).list();
  const lines = users.map(({ login, name, roles, organId, unit, email, disabledAt }) => ({
    login,
    name,
    roles,
    organ: organs.get(organId),
    unit,
    email: email ?? null,
    disabledAt,
  }));
  await context.out.write(lines.map(jsonLine).join(''));
  return 0;
}

/** A password that somebody typed is never printed. */
function shownOnce({ text, generated }: Password): { password?: string } {
  return generated ? { password: text } : {};
}
