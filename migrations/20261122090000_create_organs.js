// @ts-check
/** @param {import('knex').Knex} knex */
export async function up(knex) {
  await knex.schema.createTable('organs', (table) => {
    table.comment('Authorities (机关) that receive applications');
    table.increments('id');
    table.text('name').notNullable().comment('Full name, as printed on letters');
    table.text('short_name').notNullable().comment('As in document numbers');
    table.unique(['name'], { indexName: 'organs_name_unique' });
  });
}

/** @param {import('knex').Knex} knex */
export async function down(knex) {
  await knex.schema.dropTable('organs');
}
