// @ts-check
/** @param {import('knex').Knex} knex */
export async function up(knex) {
  await knex.schema.createTable('query_codes', (table) => {
    table.comment('Codes by which applicants follow their cases; only what a code is checked by is kept, never the code');
    table.text('case_id').notNullable();
    table.text('salt').notNullable().comment('Hexadecimal, one of its own for each code');
    table.text('hash').notNullable().comment('scrypt of the code with the salt, hexadecimal');
    table.text('issued_at').notNullable().comment('UTC instant');
    table.primary(['case_id'], 'query_codes_pkey');
    table.foreign(['case_id'], 'query_codes_case_id_foreign').references(['id']).inTable('cases');
  });
  await knex.schema.createTable('query_code_tries', (table) => {
    table.comment('Wrong codes given lately, by case number; numbers that no case has are counted as well, so that nothing is told');
    table.text('number_key').notNullable().comment('SHA-256 of the number as it was read, hexadecimal');
    table.integer('tries').notNullable();
    table.text('last_at').notNullable().comment('UTC instant of the last try that counted; a lock runs from it');
    table.primary(['number_key'], 'query_code_tries_pkey');
    table.index(['last_at'], 'query_code_tries_last_at_index');
  });
  await knex.raw('create index cases_case_no_index on cases (case_no) where case_no is not null');
}

/** @param {import('knex').Knex} knex */
export async function down(knex) {
  await knex.raw('drop index cases_case_no_index');
  await knex.schema.dropTable('query_code_tries');
  await knex.schema.dropTable('query_codes');
}
