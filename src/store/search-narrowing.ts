import type { Knex } from 'knex';
import { type Dialect, dialectOf } from './dialect.ts';
import type { Condition } from './queue-conditions.ts';
import { foundByWords, markedByWords, wordsCondition } from './search-index.ts';
import { rowsOf } from './select-rows.ts';

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
 * Databases know little of how often a word occurs, so the way is chosen here: many cases have the words, then the first of the queue hold
 * enough of them; few have them, then they are fetched and ordered.
 */
export async function narrowBySearch<F extends { readonly id: string }>(db: Knex, ask: Ask<F>): Promise<F[]> {
  const { words, organId, limit } = ask;
  const dialect = dialectOf(db);
  const found = foundByWords(dialect, { words, organId, limit: FETCHED + 1 });
  if (found === undefined) return [];
  const first = await amongFirst(db, ask);
  if (first !== undefined) return first;
  const ids = (await rowsOf(db, found)).map(({ case_id }) => String(case_id));
  if (ids.length > FETCHED) return ask.run([markedByWords(dialect, words, organId)], limit);
  return ids.length === 0 ? [] : ask.run([oneOf(dialect, ids)], limit);
}

/** Undefined when the first cases of the queue hold too few. */
async function amongFirst<F extends { readonly id: string }>(db: Knex, ask: Ask<F>): Promise<F[] | undefined> {
  if (ask.limit > TRIED) return undefined;
  const dialect = dialectOf(db);
  const tried = await ask.run([], TRIED);
  const ids = oneOf(
    dialect,
    tried.map(({ id }) => id),
  );
  const [sql, ...bindings] = wordsCondition(dialect, ask.words);
  const fit = await rowsOf(db, [`select id from cases where ${ids[0]} and ${sql}`, ...ids.slice(1), ...bindings]);
  if (fit.length < ask.limit && tried.length === TRIED) return undefined;
  const found = new Set(fit.map(({ id }) => String(id)));
  return tried.filter(({ id }) => found.has(id)).slice(0, ask.limit);
}

function oneOf(dialect: Dialect, ids: readonly string[]): Condition {
  const list = dialect === 'postgres' ? '= any (array(select json_array_elements_text(?::json)))' : 'in (select value from json_each(?))';
  return [`cases.id ${list}`, JSON.stringify(ids)];
}
