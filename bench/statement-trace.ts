import sqlite3 from 'sqlite3';

/** A statement as the driver got it. */
export interface TracedStatement {
  readonly sql: string;
  readonly bindings: readonly unknown[];
}

type Method = (this: { readonly sql: string }, ...args: unknown[]) => unknown;
type Methods = Record<'all' | 'run' | 'get', Method>;

/**
 * Lists the statements that `work` gives to the SQLite driver, with their values and in their order, so that the bare driver can be given
 * exactly the same.
 */
export async function traceStatements(work: () => Promise<void>): Promise<TracedStatement[]> {
  const prototype = sqlite3.Statement.prototype as unknown as Methods;
  const { all, run, get } = prototype;
  const original: Methods = { all, run, get };
  const statements: TracedStatement[] = [];
  for (const [name, method] of Object.entries(original)) {
    prototype[name as keyof Methods] = function traced(...args) {
      statements.push({ sql: this.sql, bindings: bindingsOf(args) });
      return method.apply(this, args);
    };
  }
  try {
    await work();
  } finally {
    Object.assign(prototype, original);
  }
  return statements;
}

function bindingsOf([first]: readonly unknown[]): readonly unknown[] {
  return Array.isArray(first) ? first : [];
}
