// @ts-check
/** @param {import('knex').Knex} knex */
export async function up(knex) {
  await knex.schema.createTable('document_numbers', (table) => {
    table.comment('Numbers (文号) of issued documents; a number is voided, never given out again');
    table.integer('organ_id').notNullable();
    table.integer('year').notNullable();
    table.text('kind').notNullable().comment('Kind of document');
    table.integer('number').notNullable();
    table.text('text').notNullable().comment('As printed');
    table.text('case_id').notNullable();
    table.integer('version').notNullable().comment('History entry that issued it');
    table.text('voided_at').comment('UTC instant; null while valid');
    table.primary(['organ_id', 'year', 'kind', 'number'], 'document_numbers_pkey');
    table.unique(['organ_id', 'text'], { indexName: 'document_numbers_organ_id_text_unique' });
    table.foreign(['organ_id'], 'document_numbers_organ_id_foreign').references(['id']).inTable('organs');
    table.foreign(['case_id'], 'document_numbers_case_id_foreign').references(['id']).inTable('cases');
    table.index(['case_id'], 'document_numbers_case_id_index');
  });
}

/** @param {import('knex').Knex} knex */
export async function down(knex) {
  await knex.schema.dropTable('document_numbers');
}
