import { readdirSync } from 'node:fs';
import { SchemaMismatchError } from '../law/errors.ts';
import { type Database, openDatabase } from '../store/database.ts';
import { migrate, migrationConfig, pendingMigrations } from '../store/migrate.ts';
import type { CliContext } from './cli-context.ts';
import type { Environment } from './environment.ts';

/**
 * Opens the database that the environment names, at the schema of this program, and closes it afterwards. A database without any table
 * is made ready; an older one is not changed unasked.
 *
 * @throws {SchemaMismatchError} when the database is newer, or older and in need of `yishen migrate`.
 */
export async function withDatabase<T>(context: CliContext, work: (db: Database) => Promise<T>): Promise<T> {
  return withOpenDatabase(context, async (db) => {
    await requireSchema(db);
    return work(db);
  });
}

/** As `withDatabase`, whatever the schema. */
export async function withOpenDatabase<T>(context: CliContext, work: (db: Database) => Promise<T>): Promise<T> {
  const db = openDatabase(targetOf(context.environment()));
  try {
    return await work(db);
  } finally {
    await db.close();
  }
}

/** A database in which no migration has run yet. */
export function isBlank(pending: readonly string[]): boolean {
  const { directory } = migrationConfig();
  return pending.length === readdirSync(directory).filter((file) => file.endsWith('.js')).length;
}

async function requireSchema(db: Database): Promise<void> {
  const pending = await pendingMigrations(db);
  if (pending.length === 0) return;
  if (!isBlank(pending)) throw olderDatabase(pending);
  await migrate(db);
}

function targetOf({ databaseUrl, dataDir }: Environment): { url: string | undefined; dataDir: string } {
  return { url: databaseUrl, dataDir };
}

function olderDatabase(pending: readonly string[]): SchemaMismatchError {
  const names = pending.join(', ');
  return new SchemaMismatchError({
    zh: `数据库结构比本程序旧，尚缺：${names}。请先备份，运行 yishen check 预演，再运行 yishen migrate。`,
    en: `The database is older than this program and lacks ${names}. Back it up, rehearse with yishen check, then run yishen migrate.`,
  });
}
