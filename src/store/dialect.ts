import type { Knex } from 'knex';
import { StoreError } from './store-error.ts';

export type Dialect = 'sqlite' | 'postgres';

/** Which database `db`, or the transaction `db`, belongs to. */
export function dialectOf(db: Knex): Dialect {
  const client: unknown = db.client.config.client;
  return client === 'pg' ? 'postgres' : 'sqlite';
}

const POSTGRES_UNIQUE_VIOLATION = '23505';

/**
 * Whether a row with that key exists already, if `table` is given, in that table. Takes errors of the drivers and of the stores.
 */
export function isUniqueViolation(error: unknown, table?: string): boolean {
  const constraint = error instanceof StoreError ? error.uniqueConstraint : uniqueConstraintOf(error);
  return constraint !== undefined && (table === undefined || constraint.startsWith(`${table}.`) || constraint.startsWith(`${table}_`));
}

/** Name of the violated constraint; on SQLite of its index, or of its columns as table.column. Undefined for every other error. */
function uniqueConstraintOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const isUnique = codeOf(error) === POSTGRES_UNIQUE_VIOLATION || error.message.includes('UNIQUE constraint failed');
  return isUnique ? constraintOf(error) : undefined;
}

/** Names of what was violated (constraint, index, table.column), never values. Undefined when the driver does not say. */
export function constraintOf(error: Error): string | undefined {
  const { table, column, constraint } = error as Error & { table?: unknown; column?: unknown; constraint?: unknown };
  if (typeof constraint === 'string') return constraint;
  if (typeof table === 'string' && typeof column === 'string') return `${table}.${column}`;
  return /constraint failed: (?:index ')?([\w.]+(?:, [\w.]+)*)/.exec(error.message)?.[1];
}

/** Code of the driver: SQLSTATE on PostgreSQL, SQLITE_… on SQLite, E… for the network. */
export function codeOf(error: Error): string | undefined {
  const code: unknown = 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

/** Compares without regard to case (on SQLite: of ASCII letters). Its pattern is made by `containing`. */
export function likeOperator(dialect: Dialect): string {
  return dialect === 'postgres' ? 'ilike' : 'like';
}

/** Pattern for `like … escape '!'` that finds `text` anywhere, taken literally. */
export function containing(text: string): string {
  return `%${text.replace(/[!%_]/g, '!$&')}%`;
}

/** Makes workers that claim at once take different rows. SQLite has one writer and needs none. */
export function skipLocked(dialect: Dialect): string {
  return dialect === 'postgres' ? 'for update skip locked' : '';
}
