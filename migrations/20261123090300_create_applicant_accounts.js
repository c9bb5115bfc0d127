// @ts-check
/** @param {import('knex').Knex} knex */
export async function up(knex) {
  await knex.schema.createTable('applicant_accounts', (table) => {
    table.comment('Optional accounts by which applicants find their cases again; deleted when their owners wish');
    table.text('id').notNullable();
    table.text('login').notNullable().comment('E-mail address or name of their choice, lower case');
    table.text('password_hash').notNullable();
    table.text('password_set_at').notNullable().comment('UTC instant; sessions begun before it are over');
    table.text('created_at').notNullable().comment('UTC instant');
    table.primary(['id'], 'applicant_accounts_pkey');
    table.unique(['login'], { indexName: 'applicant_accounts_login_unique' });
  });
}

/** @param {import('knex').Knex} knex */
export async function down(knex) {
  await knex.schema.dropTable('applicant_accounts');
}
