import type { Knex } from 'knex';
import { dialectOf } from './dialect.ts';
import type { Condition } from './queue-conditions.ts';
import { searchCondition, searchQueryOf, wordsCondition } from './search-index.ts';

/** Cases read in the order of the queue before the index of words is asked. */
const TRIED = 300;
/** Up to as many cases with the words are fetched and ordered; more are only marked. */
const FETCHED = 2000;

interface Ask<F> {
  readonly words: readonly string[];
  readonly organId: number | undefined;
  readonly limit: number;
  /** The first places, in order, that fulfil the conditions as well. */
  run(conditions: readonly Condition[], limit: number): Promise<F[]>;
}

/**
 * The first `limit` places whose cases have all the words.
 *
 * PostgreSQL chooses the way by its statistics. SQLite has none of words, so that it is done here: many cases have the words, then the
 * first of the queue hold enough of them; few have them, then they are fetched and ordered.
 */
export async function narrowBySearch<F extends { readonly id: string }>(db: Knex, ask: Ask<F>): Promise<F[]> {
  const dialect = dialectOf(db);
  const query = searchQueryOf(ask.words, ask.organId);
  if (dialect === 'postgres' || query === undefined) return ask.run([searchCondition(dialect, ask.words)], ask.limit);
  const first = await amongFirst(db, ask);
  if (first !== undefined) return first;
  const rows: { case_id: string }[] = await db.raw(FEW, [query, FETCHED + 1]);
  if (rows.length > FETCHED) return ask.run([[MARKED, query]], ask.limit);
  return rows.length === 0 ? [] : ask.run([['cases.id in (select value from json_each(?))', json(rows)]], ask.limit);
}

const FEW = `select case_search_keys.case_id from case_search
  join case_search_keys on case_search_keys.id = case_search.rowid where case_search match ? limit ?`;
/** The plus keeps SQLite in the order of the queue: it only asks whether a case is among those with the words. */
const MARKED = '+cases.id in (select case_id from case_search_keys where id in (select rowid from case_search where case_search match ?))';

/** Undefined when the first cases of the queue hold too few. */
async function amongFirst<F extends { readonly id: string }>(db: Knex, ask: Ask<F>): Promise<F[] | undefined> {
  if (ask.limit > TRIED) return undefined;
  const tried = await ask.run([], TRIED);
  const [sql, ...bindings] = wordsCondition(ask.words);
  const ids = tried.map(({ id }) => ({ case_id: id }));
  const fit: { id: string }[] = await db.raw(`select id from cases where id in (select value from json_each(?)) and ${sql}`, [
    json(ids),
    ...bindings,
  ]);
  if (fit.length < ask.limit && tried.length === TRIED) return undefined;
  const found = new Set(fit.map(({ id }) => id));
  return tried.filter(({ id }) => found.has(id)).slice(0, ask.limit);
}

function json(rows: readonly { readonly case_id: string }[]): string {
  return JSON.stringify(rows.map(({ case_id }) => case_id));
}
