// @ts-check
/** @param {import('knex').Knex} knex */
export async function up(knex) {
  await knex.schema.createTable('applicant_cases', (table) => {
    table.comment('Which cases an account bundles: each was proved by its query code, or applied for while signed in');
    table.text('account_id').notNullable();
    table.text('case_id').notNullable();
    table.text('added_at').notNullable().comment('UTC instant');
    table.primary(['account_id', 'case_id'], 'applicant_cases_pkey');
    table.foreign(['account_id'], 'applicant_cases_account_id_foreign').references(['id']).inTable('applicant_accounts');
    table.foreign(['case_id'], 'applicant_cases_case_id_foreign').references(['id']).inTable('cases');
  });
}

/** @param {import('knex').Knex} knex */
export async function down(knex) {
  await knex.schema.dropTable('applicant_cases');
}
