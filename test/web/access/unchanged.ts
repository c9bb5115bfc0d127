import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import { dialectOf } from '../../../src/store/dialect.ts';

/** What reading may add to: who read what, what was taken away, who is signed in. */
export const READING_LEAVES: readonly string[] = ['case_reads', 'audit_entries', 'audit_head', 'sessions'];

export interface TableState {
  readonly rows: number;
  /** Over all rows, whatever their order. */
  readonly digest: string;
}

/** Tables with what belongs to an account, and the column that says whose it is. */
const OWNED: Readonly<Record<string, string>> = {
  users: 'id',
  sign_ins: 'user_id',
  second_factors: 'user_id',
  recovery_codes: 'user_id',
  identity_links: 'user_id',
  api_keys: 'user_id',
  calendar_feeds: 'user_id',
  saved_views: 'user_id',
};

/**
 * Rows and digest of every table of a database, but for those left out. Two of them tell whether anything changed in between.
 *
 * @param but - An account whose own things may change: how it signs in, its settings, views, links and keys.
 */
export async function tableStates(
  db: Knex,
  leftOut: readonly string[] = READING_LEAVES,
  but?: string,
): Promise<Readonly<Record<string, TableState>>> {
  const states: Record<string, TableState> = {};
  for (const table of await tableNames(db)) {
    if (leftOut.includes(table)) continue;
    const all: Record<string, unknown>[] = await db(table).select('*');
    const owner = OWNED[table];
    const rows = owner === undefined || but === undefined ? all : all.filter((row) => row[owner] !== but);
    const texts = rows.map((row) => JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))).sort();
    states[table] = { rows: rows.length, digest: createHash('sha256').update(texts.join('\n')).digest('hex') };
  }
  return states;
}

/** In the order of their names, those of the database itself left out. */
async function tableNames(db: Knex): Promise<string[]> {
  if (dialectOf(db) === 'postgres') {
    const { rows } = await db.raw("select tablename as name from pg_tables where schemaname = 'public' order by tablename");
    return (rows as { name: string }[]).map(({ name }) => name);
  }
  const rows: { name: string }[] = await db.raw(
    "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name",
  );
  return rows.map(({ name }) => name);
}
