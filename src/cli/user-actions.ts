import type { StaffRole } from '../law/roles.ts';
import type { Database } from '../store/database.ts';
import { createOrganStore } from '../store/organ-store.ts';
import { createUserStore } from '../store/user-store.ts';
import { changeEmail, changeRoles, createAccount, dropSecondFactor, getAccount, type NewAccount, resetPassword } from './accounts.ts';
import { type CliContext, type ExitCode, jsonLine } from './cli-context.ts';
import { type Password, takePassword } from './password.ts';

export async function addUser(
  context: CliContext,
  db: Database,
  { account, generate }: { account: Omit<NewAccount, 'password'>; generate: boolean },
): Promise<ExitCode> {
  const isNewOrgan = (await createOrganStore(db.read).findByName(account.organ)) === undefined;
  const password = await takePassword(context, { generate });
  const { id, login } = await createAccount(db, { ...account, password: password.text }, { at: context.now() });
  if (isNewOrgan) context.tell({ zh: `已新建机关 ${account.organ}`, en: `The organ ${account.organ} was made` });
  context.tell({
    zh: `已新建账号 ${login}，首次登录时须改为自己的密码`,
    en: `The account ${login} was made; its password has to be changed at the first sign-in`,
  });
  await context.out.write(jsonLine({ login, id, ...shownOnce(password) }));
  return 0;
}

export async function setUserRoles(
  context: CliContext,
  db: Database,
  ask: { login: string; roles: readonly StaffRole[] },
): Promise<ExitCode> {
  await changeRoles(db, ask, context.now());
  const roles = ask.roles.join(', ');
  context.tell({ zh: `账号 ${ask.login} 的角色现为：${roles}`, en: `The account ${ask.login} now has the roles ${roles}` });
  return 0;
}

/** The address is not repeated: what is said here may stand in a log. */
export async function setUserEmail(context: CliContext, db: Database, ask: { login: string; email: string | null }): Promise<ExitCode> {
  await changeEmail(db, ask, context.now());
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
  await resetPassword(db, { login, password: password.text }, context.now());
  context.tell({
    zh: `账号 ${login} 的密码已重设，下次登录时须改为自己的密码`,
    en: `The password of ${login} was set anew; it has to be changed at the next sign-in`,
  });
  if (password.generated) await context.out.write(jsonLine({ login, ...shownOnce(password) }));
  return 0;
}

/** Somebody who has lost phone and recovery codes. The password stays. */
export async function removeFactor(context: CliContext, db: Database, login: string): Promise<ExitCode> {
  const removed = await dropSecondFactor(db, login, context.now());
  context.tell(
    removed
      ? {
          zh: `账号 ${login} 的动态验证码已停用，登录已全部终止`,
          en: `The one-time codes of ${login} were removed, and all its sign-ins have ended`,
        }
      : { zh: `账号 ${login} 没有启用动态验证码`, en: `The account ${login} has no one-time codes` },
  );
  return removed ? 0 : 1;
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
