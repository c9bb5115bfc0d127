// @ts-check
/** @param {import('knex').Knex} knex */
export async function up(knex) {
  await knex.schema.createTable('submission_keys', (table) => {
    table.comment('One row a form that the public sent: sent twice, it leads to the same case');
    table.text('key_hash').notNullable().comment('SHA-256 of the token of the form, hexadecimal');
    table.text('case_id').notNullable().comment('Id of the case that the form opens; chosen before the case exists');
    table.text('content_hash').notNullable().comment('SHA-256 of what was sent first, hexadecimal');
    table.text('created_at').notNullable().comment('UTC instant');
    table.primary(['key_hash'], 'submission_keys_pkey');
    table.index(['created_at'], 'submission_keys_created_at_index');
  });
}

/** @param {import('knex').Knex} knex */
export async function down(knex) {
  await knex.schema.dropTable('submission_keys');
}
