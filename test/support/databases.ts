import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import knex, { type Knex } from 'knex';
import { inject } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import { openDatabase } from '../../src/store/database.ts';
import type { Dialect } from '../../src/store/dialect.ts';

/** For `describe.each(databases)('… on $kind', ({ kind }) => …)`. */
export const databases: readonly { readonly kind: Dialect }[] = [{ kind: 'sqlite' }, { kind: 'postgres' }];

/** `close` also removes the database. `url` opens it a second time, as another process would. */
export interface TestDatabase extends Database {
  readonly url: string;
}

/** A fresh, migrated database of its own: a copy of the one that was migrated when the run began. */
export async function openTestDatabase(kind: Dialect): Promise<TestDatabase> {
  const migrated = inject('migrated');
  return kind === 'sqlite' ? openSqliteFile(migrated.sqlite) : openPostgresDatabase(migrated.postgres);
}

/** A fresh database without any table. */
export async function openEmptyTestDatabase(kind: Dialect): Promise<TestDatabase> {
  return kind === 'sqlite' ? openSqliteFile() : openPostgresDatabase();
}

function openSqliteFile(copyOf?: string): TestDatabase {
  const directory = mkdtempSync(join(tmpdir(), 'yishen-test-'));
  const file = join(directory, 'test.sqlite');
  if (copyOf !== undefined) copyFileSync(copyOf, file);
  const url = `sqlite:${file}`;
  const db = openDatabase({ url, dataDir: directory });
  const close = async (): Promise<void> => {
    await db.close();
    rmSync(directory, { recursive: true, force: true });
  };
  return { ...db, url, close };
}

async function openPostgresDatabase(copyOf = 'template1'): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asSuperuser(`create database ${name} template ${copyOf}`);
  const url = inject('postgresUrl').replace(/\/postgres$/, `/${name}`);
  const db = openDatabase({ url, dataDir: '.' });
  const close = async (): Promise<void> => {
    await db.close();
    await asSuperuser(`drop database ${name} with (force)`);
  };
  return { ...db, url, close };
}

/** One connection for the databases of all files of a worker, closed when it was idle for a while: a new one costs more than what it is for. */
let superuser: Knex | undefined;

async function asSuperuser(statement: string): Promise<void> {
  superuser ??= knex({ client: 'pg', connection: inject('postgresUrl'), pool: { min: 0, max: 1, idleTimeoutMillis: 2_000 } });
  await superuser.raw(statement);
}
