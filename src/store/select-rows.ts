import type { Knex } from 'knex';
import { dialectOf } from './dialect.ts';
import type { Condition } from './queue-conditions.ts';

/** The rows of a select that is written as text. */
export async function rowsOf(db: Knex, [sql, ...bindings]: Condition): Promise<Record<string, unknown>[]> {
  const result: unknown = await db.raw(sql, bindings);
  return dialectOf(db) === 'postgres' ? (result as { rows: Record<string, unknown>[] }).rows : (result as Record<string, unknown>[]);
}
