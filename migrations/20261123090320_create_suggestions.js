// @ts-check
/** @param {import('knex').Knex} knex */
export async function up(knex) {
  await knex.schema.createTable('suggestions', (table) => {
    table.comment('Opinions and suggestions (意见建议) of the public; no procedure of the law, so no case');
    table.text('id').notNullable();
    table.integer('organ_id').notNullable();
    table.text('text').notNullable();
    table.text('name').comment('Personal data; null when not given');
    table.text('contact').comment('Personal data; null when not given');
    table.text('created_at').notNullable().comment('UTC instant');
    table.text('handled_at').comment('UTC instant; null while open');
    table.text('handled_by').comment('Name of the member of staff');
    table.text('outcome').comment('What became of it, for the file');
    table.primary(['id'], 'suggestions_pkey');
    table.foreign(['organ_id'], 'suggestions_organ_id_foreign').references(['id']).inTable('organs');
    table.index(['organ_id', 'handled_at', 'created_at'], 'suggestions_organ_id_index');
  });
}

/** @param {import('knex').Knex} knex */
export async function down(knex) {
  await knex.schema.dropTable('suggestions');
}
