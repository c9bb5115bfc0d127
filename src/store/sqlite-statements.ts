import type { Knex } from 'knex';

type Done<T> = (error: Error | null, result: T) => void;

/** A connection and a statement of the sqlite3 driver, as far as they are used here. */
export interface SqliteConnection {
  exec(sql: string, done: Done<void>): void;
  prepare(sql: string, done: Done<void>): SqliteStatement;
}

interface SqliteStatement {
  all(bindings: readonly unknown[], done: Done<Record<string, unknown>[]>): void;
  finalize(done: () => void): void;
}

const prepared = new WeakMap<SqliteConnection, Map<string, Promise<SqliteStatement>>>();

/**
 * Runs a statement of the path of an event, which each connection prepares once: on SQLite preparing costs several times what running
 * does, and Knex prepares anew each time. PostgreSQL has named statements for this.
 */
export async function runPrepared(
  db: Knex | Knex.Transaction,
  sql: string,
  bindings: readonly unknown[],
): Promise<Record<string, unknown>[]> {
  if ('isCompleted' in db && db.isCompleted()) throw new Error('The transaction is over');
  const connection: SqliteConnection = await db.client.acquireConnection();
  try {
    const statement = await prepareOnce(connection, sql);
    return await new Promise((resolve, reject) => {
      statement.all(bindings, (error, rows) => (error === null ? resolve(rows) : reject(error)));
    });
  } finally {
    await db.client.releaseConnection(connection);
  }
}

/** The driver does not close a connection that has statements. */
export async function finalizeStatements(connection: SqliteConnection): Promise<void> {
  const statements = [...(prepared.get(connection)?.values() ?? [])];
  prepared.delete(connection);
  for (const outcome of await Promise.allSettled(statements)) {
    if (outcome.status === 'fulfilled') await new Promise<void>((resolve) => outcome.value.finalize(resolve));
  }
}

function prepareOnce(connection: SqliteConnection, sql: string): Promise<SqliteStatement> {
  const statements = prepared.get(connection) ?? new Map<string, Promise<SqliteStatement>>();
  prepared.set(connection, statements);
  let statement = statements.get(sql);
  if (statement === undefined) {
    statement = prepare(connection, sql);
    statements.set(sql, statement);
    statement.catch(() => statements.delete(sql));
  }
  return statement;
}

function prepare(connection: SqliteConnection, sql: string): Promise<SqliteStatement> {
  return new Promise((resolve, reject) => {
    const statement = connection.prepare(sql, (error) => (error === null ? resolve(statement) : reject(error)));
  });
}
