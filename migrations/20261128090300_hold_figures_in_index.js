// @ts-check
/**
 * On PostgreSQL a report over all years looked up every case with reviews, suits or complaints in the table, row by row. What is short, nearly
 * all of it, now stands in the index itself, which is read in one go; an entry of an index there takes no more than 2,704 octets.
 */
const LIMIT = 2000;
const COLUMNS = 'organ_id, id, figures_from, figures_until';

/** @param {import('knex').Knex} knex */
export async function up(knex) {
  if (isSqlite(knex)) return;
  await knex.raw('drop index cases_figures_more_index');
  await knex.raw(
    `create index cases_figures_more_index on cases (${COLUMNS}) include (figures_more)
      where figures_more is not null and octet_length(figures_more) < ${LIMIT}`,
  );
  await knex.raw(
    `create index cases_figures_long_index on cases (${COLUMNS}) where figures_more is not null and octet_length(figures_more) >= ${LIMIT}`,
  );
}

/** @param {import('knex').Knex} knex */
export async function down(knex) {
  if (isSqlite(knex)) return;
  await knex.raw('drop index cases_figures_long_index');
  await knex.raw('drop index cases_figures_more_index');
  await knex.raw(`create index cases_figures_more_index on cases (${COLUMNS}) where figures_more is not null`);
}

/** @param {import('knex').Knex} knex */
function isSqlite(knex) {
  return knex.client.config.client === 'sqlite3';
}
