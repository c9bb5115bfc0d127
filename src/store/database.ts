import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Knex } from 'knex';
import knex from 'knex';
import { InvalidInputError } from '../law/errors.ts';
import type { Dialect } from './dialect.ts';
import { toStoreError } from './guard-store.ts';
import type { SqliteConnection } from './sqlite-statements.ts';
import { finalizeStatements } from './sqlite-statements.ts';

export interface Database {
  readonly dialect: Dialect;
  /** On SQLite the one connection that writes. Inside a transaction use only the transaction: this would wait for it. */
  readonly write: Knex;
  /** Sees what was committed. On PostgreSQL the same pool as `write`. */
  readonly read: Knex;
  close(): Promise<void>;
}

type Target = { readonly dialect: 'sqlite'; readonly filename: string } | { readonly dialect: 'postgres'; readonly url: string };

/** What Knex calls to begin a transaction, as far as it is replaced here. */
interface BeginningTransaction {
  begin(connection: unknown): unknown;
  query(connection: unknown, sql: string): unknown;
}

/** WAL: readers do not wait for the writer. FULL: what is acknowledged survives a loss of power. */
const SQLITE_SETTINGS = `
  pragma busy_timeout = 10000;
  pragma journal_mode = wal;
  pragma synchronous = full;
  pragma foreign_keys = on;
  pragma wal_autocheckpoint = 10000;
`;

const SQLITE_READERS = 3;
const POSTGRES_CONNECTIONS = 10;

/**
 * Opens the database that `url` names: `sqlite:PATH`, `postgres://…`, or, undefined, yishen.sqlite in the data directory. Connects lazily.
 *
 * @throws {InvalidInputError} when `url` is something else.
 */
export function openDatabase(options: { readonly url?: string | undefined; readonly dataDir: string }): Database {
  const target = parseUrl(options.url, options.dataDir);
  return target.dialect === 'sqlite' ? openSqlite(target.filename) : openPostgres(target.url);
}

/**
 * Runs `work` in a transaction of the writer. On SQLite it is immediate: it waits for other writers before it reads.
 *
 * @throws {StoreError} when the database fails; what `work` throws is passed on, and nothing is stored.
 */
export async function withTransaction<T>(db: Database, work: (trx: Knex.Transaction) => Promise<T>): Promise<T> {
  try {
    return await db.write.transaction(work);
  } catch (error) {
    throw toStoreError(error);
  }
}

function parseUrl(url: string | undefined, dataDir: string): Target {
  if (url === undefined || url === '') return { dialect: 'sqlite', filename: resolve(dataDir, 'yishen.sqlite') };
  if (/^postgres(ql)?:\/\//.test(url)) return { dialect: 'postgres', url };
  const path = /^sqlite:(?:\/\/(?=\/))?(?!:memory:)(.+)$/.exec(url)?.[1];
  if (path !== undefined) return { dialect: 'sqlite', filename: resolve(path) };
  throw new InvalidInputError([unknownUrl(url)]);
}

/** Names the scheme only: the rest may hold a password. */
function unknownUrl(url: string): { field: string; zh: string; en: string } {
  const scheme = /^[\w+.-]{1,20}:/.exec(url)?.[0] ?? '…';
  return {
    field: 'DATABASE_URL',
    zh: `DATABASE_URL 以“${scheme}”开头，应为 sqlite:文件路径 或 postgres://用户:密码@主机:端口/库名；不设置则使用数据目录中的 SQLite 文件`,
    en:
      `DATABASE_URL begins with '${scheme}'; it must be sqlite:PATH or postgres://user:password@host:port/name, ` +
      'or unset to use SQLite in the data directory',
  };
}

function openSqlite(filename: string): Database {
  mkdirSync(dirname(filename), { recursive: true });
  const write = openSqlitePool(filename, { pool: { min: 1, max: 1 }, settings: SQLITE_SETTINGS });
  beginImmediately(write);
  const read = openSqlitePool(filename, { pool: { min: 0, max: SQLITE_READERS }, settings: `${SQLITE_SETTINGS} pragma query_only = on;` });
  const close = async (): Promise<void> => {
    await read.destroy();
    await write.destroy();
  };
  return { dialect: 'sqlite', write, read, close };
}

function openSqlitePool(filename: string, { pool, settings }: { pool: Knex.PoolConfig; settings: string }): Knex {
  const afterCreate = (connection: SqliteConnection, done: (error: Error | null, connection: SqliteConnection) => void): void => {
    connection.exec(settings, (error) => done(error, connection));
  };
  const opened = knex({
    client: 'sqlite3',
    connection: { filename },
    useNullAsDefault: true,
    compileSqlOnError: false,
    log: silent,
    pool: { ...pool, afterCreate },
  });
  const destroy: (connection: SqliteConnection) => Promise<void> = opened.client.destroyRawConnection.bind(opened.client);
  opened.client.destroyRawConnection = async (connection: SqliteConnection): Promise<void> => {
    await finalizeStatements(connection);
    await destroy(connection);
  };
  return opened;
}

/**
 * A transaction that reads before it writes would fail, not wait, when another process wrote in between; hence the writer locks first.
 * Knex has no option for it.
 */
function beginImmediately(writer: Knex): void {
  const start: (...args: unknown[]) => BeginningTransaction = writer.client.transaction.bind(writer.client);
  writer.client.transaction = (...args: unknown[]): BeginningTransaction => {
    const transaction = start(...args);
    transaction.begin = (connection) => transaction.query(connection, 'begin immediate;');
    return transaction;
  };
}

function openPostgres(url: string): Database {
  const pool = knex({
    client: 'pg',
    connection: { connectionString: url, application_name: 'yishen' },
    compileSqlOnError: false,
    log: silent,
    pool: { min: 0, max: POSTGRES_CONNECTIONS },
  });
  return { dialect: 'postgres', write: pool, read: pool, close: () => pool.destroy() };
}

/** Knex's own log prints messages of the drivers, which hold personal data. All it warns of is also thrown. */
const silent: Knex.Logger = { warn: () => {}, error: () => {}, deprecate: () => {}, debug: () => {} };
