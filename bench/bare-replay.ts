import sqlite3 from 'sqlite3';
import type { TracedStatement } from './statement-trace.ts';

/** As the program sets them: durable at every commit. */
const SETTINGS =
  'pragma busy_timeout = 10000; pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma wal_autocheckpoint = 10000;';

export interface BareDriver {
  /** One after the other, each prepared once. */
  replay(statements: readonly TracedStatement[]): Promise<void>;
  close(): Promise<void>;
}

/** The driver alone, as fast as it goes with these statements: no builder, nothing computed, every statement prepared once. */
export async function openBareDriver(file: string): Promise<BareDriver> {
  const db = await new Promise<sqlite3.Database>((resolve, reject) => {
    const opened: sqlite3.Database = new sqlite3.Database(file, (error) => (error === null ? resolve(opened) : reject(error)));
  });
  await new Promise<void>((resolve, reject) => db.exec(SETTINGS, (error) => (error === null ? resolve() : reject(error))));
  const prepared = new Map<string, sqlite3.Statement>();
  return {
    async replay(statements) {
      for (const { sql, bindings } of statements) {
        const statement = prepared.get(sql) ?? (await prepare(db, sql));
        prepared.set(sql, statement);
        await all(statement, bindings);
      }
    },
    async close() {
      for (const statement of prepared.values()) await new Promise<void>((resolve) => statement.finalize(() => resolve()));
      await new Promise<void>((resolve, reject) => db.close((error) => (error === null ? resolve() : reject(error))));
    },
  };
}

function prepare(db: sqlite3.Database, sql: string): Promise<sqlite3.Statement> {
  return new Promise((resolve, reject) => {
    const statement = db.prepare(sql, (error: Error | null) => (error === null ? resolve(statement) : reject(error)));
  });
}

function all(statement: sqlite3.Statement, bindings: readonly unknown[]): Promise<void> {
  return new Promise((resolve, reject) => {
    statement.all(bindings, (error: Error | null) => (error === null ? resolve() : reject(error)));
  });
}
