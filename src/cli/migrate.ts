import type { Command } from 'commander';
import { migrate } from '../store/migrate.ts';
import { type CliContext, type ExitCode, jsonLine } from './cli-context.ts';
import { withOpenDatabase } from './with-database.ts';

export function registerMigrate(program: Command, context: CliContext): void {
  program
    .command('migrate')
    .description('把数据库结构升级到本程序的版本 / bring the database schema to the version of this program')
    .action(async () => context.finish(await runMigrations(context)));
}

async function runMigrations(context: CliContext): Promise<ExitCode> {
  const ran = await withOpenDatabase(context, migrate);
  await context.out.write(ran.map((name) => jsonLine({ migrated: name })).join(''));
  context.tell(
    ran.length === 0
      ? { zh: '数据库结构已是最新', en: 'The database schema is up to date' }
      : { zh: `已执行 ${ran.length} 项结构变更`, en: `${ran.length} migrations ran` },
  );
  return 0;
}
