// @ts-check
/** @param {import('knex').Knex} knex */
export async function up(knex) {
  await knex.schema.createTable('counters', (table) => {
    table.comment('Last number given out, by organ, year and kind; without gaps');
    table.integer('organ_id').notNullable();
    table.integer('year').notNullable();
    table.text('kind').notNullable().comment('What is numbered');
    table.integer('last_number').notNullable();
    table.primary(['organ_id', 'year', 'kind'], 'counters_pkey');
    table.foreign(['organ_id'], 'counters_organ_id_foreign').references(['id']).inTable('organs');
  });
}

/** @param {import('knex').Knex} knex */
export async function down(knex) {
  await knex.schema.dropTable('counters');
}
