import type { Knex } from 'knex';
import { type Dialect, dialectOf } from './dialect.ts';
import type { Condition } from './queue-conditions.ts';

/** As in the index cases_search_index. */
const POSTGRES_WORDS = "array_to_tsvector(array_remove(string_to_array(cases.search_text, ' '), ''))";
/** More words than anyone types; each costs a look into the index. */
const MAX_WORDS = 40;

/**
 * Restricts a select from `cases` to those whose search text has all the words, as `searchWords` cuts them. The last one, and a single
 * Chinese character, may be the beginning of a longer word. Without words nothing is found.
 */
export function matchSearch(select: Knex.QueryBuilder, words: readonly string[]): Knex.QueryBuilder {
  const [sql, ...bindings] = searchCondition(dialectOf(select as unknown as Knex), words);
  return select.whereRaw(sql, bindings);
}

/** The same as text of a condition and its bindings. */
export function searchCondition(dialect: Dialect, words: readonly string[]): Condition {
  const terms = termsOf(words);
  if (terms.length === 0) return ['1 = 0'];
  if (dialect === 'postgres') return [`${POSTGRES_WORDS} @@ ?::tsquery`, postgresQuery(terms)];
  const keys = 'select rowid from case_search where case_search match ?';
  return [`cases.id in (select case_id from case_search_keys where id in (${keys}))`, sqliteQuery(terms)];
}

/** Ids, as `case_id`, of cases of the organ that have the words: the first that the index finds, in no order. Undefined without words. */
export function foundByWords(
  dialect: Dialect,
  { words, organId, limit }: { words: readonly string[]; organId: number | undefined; limit: number },
): Condition | undefined {
  const terms = termsOf(words);
  if (terms.length === 0) return undefined;
  if (dialect === 'sqlite') return [FOUND_ON_SQLITE, sqliteQueryOf(terms, organId), limit];
  const within = organId === undefined ? '' : `organ_id = ${organId} and `;
  return [`select id as case_id from cases where ${within}${POSTGRES_WORDS} @@ ?::tsquery limit ?`, postgresQuery(terms), limit];
}

const FOUND_ON_SQLITE = `select case_search_keys.case_id from case_search
  join case_search_keys on case_search_keys.id = case_search.rowid where case_search match ? limit ?`;

/**
 * The same as a mark on each case, for a select that has an order of its own to follow. The plus keeps SQLite in that order; PostgreSQL
 * reads the words, which many cases have when this is asked for.
 */
export function markedByWords(dialect: Dialect, words: readonly string[], organId: number | undefined): Condition {
  if (dialect === 'postgres') return wordsCondition(dialect, words);
  const keys = 'select rowid from case_search where case_search match ?';
  return [`+cases.id in (select case_id from case_search_keys where id in (${keys}))`, sqliteQueryOf(termsOf(words), organId)];
}

/** The organ stands among the words of a case. */
function sqliteQueryOf(terms: readonly SearchTerm[], organId: number | undefined): string {
  return organId === undefined ? sqliteQuery(terms) : `"§${organId}" AND ${sqliteQuery(terms)}`;
}

/** The case has the words, by reading them. Dear for many cases, cheap for those in hand. */
export function wordsCondition(dialect: Dialect, words: readonly string[]): Condition {
  const sought = termsOf(words).map(({ word, prefix }) => ` ${word}${prefix ? '' : ' '}`);
  if (sought.length === 0) return ['1 = 0'];
  const place = dialect === 'postgres' ? 'strpos' : 'instr';
  return [sought.map(() => `${place}(' ' || search_text || ' ', ?) > 0`).join(' and '), ...sought];
}

interface SearchTerm {
  readonly word: string;
  /** It may be the beginning of a longer word. */
  readonly prefix: boolean;
}

function termsOf(words: readonly string[]): SearchTerm[] {
  const plain = words.map((word) => word.replace(NOT_OF_WORDS, '')).filter((word) => word !== '');
  const known = [...new Set(plain)].slice(0, MAX_WORDS);
  const last = plain.at(-1);
  return known.map((word) => ({ word, prefix: word === last || [...word].length === 1 }));
}

/** What is left is inert between quotation marks in both query languages. */
const NOT_OF_WORDS = /[^\p{Letter}\p{Number}]/gu;

function sqliteQuery(terms: readonly SearchTerm[]): string {
  return terms.map(({ word, prefix }) => `"${word}"${prefix ? ' *' : ''}`).join(' AND ');
}

function postgresQuery(terms: readonly SearchTerm[]): string {
  return terms.map(({ word, prefix }) => `'${word}'${prefix ? ':*' : ''}`).join(' & ');
}
