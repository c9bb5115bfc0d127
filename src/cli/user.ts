import type { Command } from 'commander';
import { STAFF_ROLES, type StaffRole } from '../law/roles.ts';
import type { Database } from '../store/database.ts';
import type { CliContext } from './cli-context.ts';
import { parseRoles } from './option-parsers.ts';
import { UsageError } from './usage-error.ts';
import { addUser, listUsers, removeFactor, resetUser, setUserEmail, setUserRoles } from './user-actions.ts';
import { withDatabase } from './with-database.ts';

const LOGIN = '登录名 / login';
const GENERATE = '生成密码并显示一次 / generate a password and show it once';
const ROLES = `角色，可多个，以逗号分隔 / roles, separated by commas: ${STAFF_ROLES.join(', ')}`;

interface AddOptions {
  readonly name: string;
  readonly role: readonly StaffRole[];
  readonly organ: string;
  readonly unit?: string;
  readonly email?: string;
  readonly generatePassword?: true;
}

interface ResetOptions {
  readonly generatePassword?: true;
  readonly secondFactor?: true;
}

/** Passwords are read from standard input or asked for on the terminal, never taken from the command line: others could read them there. */
export function registerUser(program: Command, context: CliContext): void {
  const user = program.command('user').description('工作人员账号 / staff accounts');
  user
    .command('add')
    .description(
      '新建账号；密码取自标准输入或终端，空则生成 / add an account; the password comes from standard input or the terminal, or is generated',
    )
    .argument('<login>', LOGIN)
    .requiredOption('--name <name>', '姓名 / name')
    .requiredOption('--role <roles>', ROLES, parseRoles)
    .requiredOption('--organ <organ>', '机关名称，没有则新建 / name of the organ, made when there is none')
    .option('--unit <unit>', '承办科室 / unit')
    .option('--email <address>', '邮箱地址，通知和摘要发到这里 / mail address for notices and digests')
    .option('--generate-password', GENERATE)
    .action(async (login: string, options: AddOptions) => {
      const { generatePassword, role, ...rest } = options;
      const account = { login, roles: role, ...rest };
      context.finish(await withDatabase(context, (db) => addUser(context, db, { account, generate: generatePassword === true })));
    });
  user
    .command('role')
    .description('更换角色 / replace the roles')
    .argument('<login>', LOGIN)
    .requiredOption('--role <roles>', ROLES, parseRoles)
    .action(async (login: string, { role }: { role: readonly StaffRole[] }) =>
      context.finish(await withDatabase(context, (db) => setUserRoles(context, db, { login, roles: role }))),
    );
  registerEmail(user, context);
  user
    .command('reset')
    .description('重设密码或者停用动态验证码 / set a new password, or remove one-time codes')
    .argument('<login>', LOGIN)
    .option('--generate-password', GENERATE)
    .option('--second-factor', '停用动态验证码，密码不变 / remove the one-time codes; the password stays')
    .action(async (login: string, { generatePassword, secondFactor }: ResetOptions) => {
      const reset = (db: Database) =>
        secondFactor === true ? removeFactor(context, db, login) : resetUser(context, db, { login, generate: generatePassword === true });
      context.finish(await withDatabase(context, reset));
    });
  user
    .command('list')
    .description('列出账号 / list the accounts')
    .action(async () => context.finish(await withDatabase(context, (db) => listUsers(context, db))));
}

function registerEmail(user: Command, context: CliContext): void {
  user
    .command('email')
    .description('更换或清空邮箱地址 / replace or remove the mail address')
    .argument('<login>', LOGIN)
    .argument('[address]', '新的地址 / the new address')
    .option('--remove', '不再向其发送邮件 / send no more mail to it')
    .action(async (login: string, address: string | undefined, { remove }: { remove?: true }) => {
      const email = addressOrNone(address, remove === true);
      context.finish(await withDatabase(context, (db) => setUserEmail(context, db, { login, email })));
    });
}

/** Either an address or `--remove`: an address that was left out by mistake removes none. */
function addressOrNone(address: string | undefined, remove: boolean): string | null {
  if (remove === (address === undefined)) return address ?? null;
  throw new UsageError({ zh: '请给出新的地址，或者 --remove，二者取一', en: 'Give either the new address or --remove' });
}
