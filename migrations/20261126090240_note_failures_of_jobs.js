// @ts-check
/** @param {import('knex').Knex} knex */
export async function up(knex) {
  await knex.schema.alterTable('jobs', (table) => {
    table.text('failed_at').comment('UTC instant of the last failure; null while none failed');
    table.text('error').comment('Kind of the last failure, without personal data');
  });
}

/** @param {import('knex').Knex} knex */
export async function down(knex) {
  await knex.schema.alterTable('jobs', (table) => {
    table.dropColumn('failed_at');
    table.dropColumn('error');
  });
}
