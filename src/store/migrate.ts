import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { SchemaMismatchError } from '../law/errors.ts';
import type { Database } from './database.ts';
import { withTransaction } from './database.ts';
import { toStoreError } from './guard-store.ts';
import { getProjectRoot } from './project-root.ts';

/** Any number; the same in every version of this program. */
const MIGRATION_LOCK = 7_415_203;
const RECORD = 'knex_migrations';

export function migrationConfig(): Knex.MigratorConfig & { directory: string } {
  return { directory: join(getProjectRoot(), 'migrations'), tableName: RECORD, loadExtensions: ['.js'] };
}

/**
 * Brings the schema to the version of this program, all or nothing. Several processes may call it at once: they take turns.
 *
 * @returns names of the migrations that ran.
 * @throws {SchemaMismatchError} when a newer program made the database.
 */
export async function migrate(db: Database): Promise<readonly string[]> {
  return withTransaction(db, async (trx) => {
    if (db.dialect === 'postgres') await trx.raw('select pg_advisory_xact_lock(?)', [MIGRATION_LOCK]);
    const pending = await findPending(trx);
    if (pending.length > 0) await trx.migrate.latest(migrationConfig());
    return pending;
  });
}

/**
 * Names of the migrations that this program has and the database has not, in order. Changes nothing.
 *
 * @throws {SchemaMismatchError} when a newer program made the database.
 */
export async function pendingMigrations(db: Database): Promise<readonly string[]> {
  try {
    return await findPending(db.read);
  } catch (error) {
    throw toStoreError(error);
  }
}

async function findPending(db: Knex): Promise<string[]> {
  const known = readdirSync(migrationConfig().directory)
    .filter((file) => file.endsWith('.js'))
    .sort();
  const recorded = new Set<string>((await db.schema.hasTable(RECORD)) ? await db(RECORD).pluck('name') : []);
  const foreign = [...recorded].filter((name) => !known.includes(name));
  if (foreign.length > 0) throw newerDatabase(foreign);
  return known.filter((name) => !recorded.has(name));
}

function newerDatabase(foreign: readonly string[]): SchemaMismatchError {
  const names = foreign.join(', ');
  return new SchemaMismatchError({
    zh: `数据库由更新版本的程序建立，本程序不认识其中的变更：${names}。请安装该版本的程序，或恢复升级之前的备份。`,
    en:
      `A newer version of the program made this database; this one does not know its changes ${names}. ` +
      'Install that version, or restore the backup made before the upgrade.',
  });
}
