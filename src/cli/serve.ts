import type { Command } from 'commander';
import { makeSetupLink } from '../engine/administration/setup.ts';
import type { Database } from '../store/database.ts';
import { migrate } from '../store/migrate.ts';
import type { CliContext, ExitCode } from './cli-context.ts';
import type { Environment } from './environment.ts';
import { listen } from './listen.ts';
import { parsePort } from './option-parsers.ts';
import { withOpenDatabase } from './with-database.ts';
import { startWorkers } from './worker-loop.ts';

interface ServeOptions {
  readonly port?: number;
  readonly host?: string;
}

export function registerServe(program: Command, context: CliContext): void {
  program
    .command('serve')
    .description('升级数据库并提供网页与接口 / migrate the database, serve the web front end and the workers')
    .option('--port <port>', '端口，默认取 PORT 或 3000 / port; PORT or 3000 by default', parsePort)
    .option('--host <host>', '地址，默认取 HOST 或 127.0.0.1 / address; HOST or 127.0.0.1 by default')
    .action(async (options: ServeOptions) => {
      context.finish(
        await withOpenDatabase(context, async (db) => {
          await migrate(db);
          return serveUntilStopped(context, db, { ...context.environment(), ...options });
        }),
      );
    });
}

/**
 * Serves until the process is asked to stop; then takes no more requests, lets those under way end and returns 0. Workers that wait for another
 * server may still be at it then: the process has to end with what they hold open.
 *
 * @param onListening - told the address once requests are taken.
 */
export async function serveUntilStopped(
  context: CliContext,
  db: Database,
  environment: Environment,
  onListening: (address: string) => unknown = (address) => context.tell({ zh: `正在服务：${address}`, en: `Serving at ${address}` }),
): Promise<ExitCode> {
  const reportFailure = (error: unknown, about: object = {}): void =>
    void context.stderr.write(`${JSON.stringify(logLine(error, about))}\n`);
  const stopping = new AbortController();
  const { signal } = stopping;
  const { app, workers } = await context.createServeApp({ db, environment, now: context.now, reportFailure, stopping: signal });
  const server = await listen(app, environment);
  const loops = startWorkers(workers, reportFailure);
  await onListening(server.address);
  await tellHowToBegin(context, db, environment.publicUrl ?? server.address);
  await context.untilStopped();
  context.tell({ zh: '正在停止', en: 'Stopping' });
  stopping.abort();
  await Promise.all([server.close(), loops.stop()]);
  return 0;
}

/** On a database without accounts: whoever reads the terminal makes the first one. Links shown before are void. */
async function tellHowToBegin(context: CliContext, db: Database, address: string): Promise<void> {
  const link = await makeSetupLink({ db, now: context.now });
  if (link === undefined) return;
  context.tell({
    zh: `还没有账号。请在 24 小时内打开这个一次性链接，建立机关和系统管理员：${address}${link.path}`,
    en: `There is no account yet. Open this one-time link within 24 hours to make the organ and its administrator: ${address}${link.path}`,
  });
}

/** Messages of unexpected errors may hold personal data: the log has the kind of error and where it arose. */
function logLine(error: unknown, about: object): object {
  const { name = typeof error, code, stack = '' } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  const frames = stack
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 5)
    .map((line) => line.trim());
  return { level: 'error', error: name, ...(code === undefined ? {} : { code }), at: frames, ...about };
}
