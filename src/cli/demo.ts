import { join } from 'node:path';
import type { Command } from 'commander';
import { openDatabase } from '../store/database.ts';
import { migrate } from '../store/migrate.ts';
import { accessSettings } from './access-environment.ts';
import type { CliContext, ExitCode } from './cli-context.ts';
import { demoAccountLines } from './demo-accounts.ts';
import { fillDemo } from './demo-data.ts';
import { makeDemoDirectory } from './demo-directory.ts';
import type { Environment } from './environment.ts';
import { listen } from './listen.ts';
import { parsePort } from './option-parsers.ts';
import { serveUntilStopped } from './serve.ts';

interface DemoOptions {
  readonly port?: number;
  readonly data?: string;
}

export function registerDemo(program: Command, context: CliContext): void {
  program
    .command('demo')
    .description(
      '以示例案件试用：新建数据目录、导入、建账号、提供网页 / try it with example cases: fresh data directory, accounts, web front end',
    )
    .option('--port <port>', '端口，默认取 PORT 或 3000 / port; PORT or 3000 by default', parsePort)
    .option('--data <directory>', '数据目录，默认为数据目录下的 demo / data directory; demo in the data directory by default')
    .action(async (options: DemoOptions) => context.finish(await demo(context, options)));
}

/** Always SQLite in a directory of its own and on this machine only: a demonstration must not touch real data, nor its password reach a network. */
async function demo(context: CliContext, options: DemoOptions): Promise<ExitCode> {
  const environment = demoEnvironment(context.environment(), options);
  const directory = environment.dataDir;
  await requireFreePort(environment);
  await makeDemoDirectory(directory);
  const db = openDatabase({ dataDir: directory });
  try {
    await migrate(db);
    const { cases } = await fillDemo(db, { now: context.now, environment });
    return await serveUntilStopped(context, db, environment, (address) => context.out.write(welcome({ address, cases, directory })));
  } finally {
    await db.close();
  }
}

function demoEnvironment(environment: Environment, { port, data }: DemoOptions): Environment {
  const { dataDir } = environment;
  return {
    ...environment,
    databaseUrl: undefined,
    dataDir: data ?? join(dataDir, 'demo'),
    // Who tries the program has no phone to set up for each role; the sign-in page says so.
    access: { ...(environment.access ?? accessSettings({})), secondFactor: 'offered' },
    host: '127.0.0.1',
    port: port ?? environment.port,
  };
}

/** Before anything is emptied: what holds the port may be a demonstration that works on that directory. */
async function requireFreePort(environment: Environment): Promise<void> {
  const probe = await listen((_req, res) => res.end(), environment);
  await probe.close();
}

function welcome({ address, cases, directory }: { address: string; cases: number; directory: string }): string {
  return [
    `依申演示 / Yishen demonstration: ${address}\n`,
    `${cases} 件案件，数据在 ${directory} / ${cases} cases, data in ${directory}\n`,
    '账号 / accounts (login, password, role):\n',
    demoAccountLines(),
    '按 Ctrl-C 停止 / press Ctrl-C to stop\n',
  ].join('');
}
