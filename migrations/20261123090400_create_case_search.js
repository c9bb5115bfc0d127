// @ts-check
/**
 * The full-text search of cases: an index of the words in `cases.search_text`, kept by the database itself, so that no way of writing a
 * case can forget it.
 *
 * @param {import('knex').Knex} knex
 */
export async function up(knex) {
  if (isSqlite(knex)) await upSqlite(knex);
  else await upPostgres(knex);
}

/** @param {import('knex').Knex} knex */
function isSqlite(knex) {
  return knex.client.config.client === 'sqlite3';
}

/**
 * The index names its rows by numbers. Those of `cases` are not fit for it: VACUUM may give them anew; hence a table of lasting numbers.
 * The organ stands among the words (§1), so that a word is counted within an organ. The words come already cut, parted by blanks and in lower case: the tokenizer `ascii` leaves every other sign alone, of whatever age.
 *
 * @param {import('knex').Knex} knex
 */
async function upSqlite(knex) {
  await knex.raw(`create table case_search_keys (
    id integer not null constraint case_search_keys_pkey primary key,
    case_id text not null constraint case_search_keys_case_id_unique unique
      constraint case_search_keys_case_id_foreign references cases (id)
  )`);
  await knex.raw(`create virtual table case_search using fts5(words, content='', contentless_delete=1, detail=none, tokenize='ascii')`);
  await knex.raw('insert into case_search_keys (case_id) select id from cases');
  await knex.raw(`insert into case_search (rowid, words)
    select case_search_keys.id, cases.search_text || ' §' || cases.organ_id from case_search_keys join cases on cases.id = case_search_keys.case_id`);
  await addTriggers(knex);
}

/** @param {import('knex').Knex} knex */
async function addTriggers(knex) {
  await knex.raw(`create trigger case_search_insert after insert on cases begin
    insert into case_search_keys (case_id) values (new.id);
    insert into case_search (rowid, words) select id, new.search_text || ' §' || new.organ_id from case_search_keys where case_id = new.id;
  end`);
  await knex.raw(`create trigger case_search_update after update of search_text on cases when old.search_text <> new.search_text begin
    update case_search set words = new.search_text || ' §' || new.organ_id where rowid = (select id from case_search_keys where case_id = new.id);
  end`);
  await knex.raw(`create trigger case_search_delete before delete on cases begin
    delete from case_search where rowid = (select id from case_search_keys where case_id = old.id);
    delete from case_search_keys where case_id = old.id;
  end`);
}

/**
 * `array_to_tsvector` takes the words as they are: the parser behind `to_tsvector` would cut them anew, by rules that hang on the locale.
 *
 * @param {import('knex').Knex} knex
 */
async function upPostgres(knex) {
  await knex.raw(
    `create index cases_search_index on cases using gin (array_to_tsvector(array_remove(string_to_array(search_text, ' '), '')))`,
  );
}

/** @param {import('knex').Knex} knex */
export async function down(knex) {
  if (!isSqlite(knex)) {
    await knex.raw('drop index cases_search_index');
    return;
  }
  for (const event of ['insert', 'update', 'delete']) await knex.raw(`drop trigger case_search_${event}`);
  await knex.raw('drop table case_search');
  await knex.raw('drop table case_search_keys');
}
