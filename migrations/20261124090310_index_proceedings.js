// @ts-check
/**
 * The few cases with a review, suit, complaint or correction under way, most of them long answered: calendars ask for them by person and
 * by unit.
 *
 * @param {import('knex').Knex} knex
 */
export async function up(knex) {
  await knex.raw('create index cases_proceedings_index on cases (organ_id, assigned_to, unit, id) where open_proceedings > 0');
}

/** @param {import('knex').Knex} knex */
export async function down(knex) {
  await knex.raw('drop index cases_proceedings_index');
}
