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

/** Rows and digest of every table of a database, but for those left out. Two of them tell whether anything changed in between. */
export async function tableStates(db: Knex, leftOut: readonly string[] = READING_LEAVES): Promise<Readonly<Record<string, TableState>>> {
  const states: Record<string, TableState> = {};
  for (const table of await tableNames(db)) {
    if (leftOut.includes(table)) continue;
    const rows: Record<string, unknown>[] = await db(table).select('*');
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
