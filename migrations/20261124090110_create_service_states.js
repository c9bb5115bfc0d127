// @ts-check
/** @param {import('knex').Knex} knex */
export async function up(knex) {
  await knex.schema.createTable('service_states', (table) => {
    table.comment('How what we depend on (mail servers and the like) answered last');
    table.text('name').notNullable();
    table.text('ok_at').comment('UTC instant of the last success; null for never');
    table.text('failing_since').comment('UTC instant of the first failure since; null while it works');
    table.text('failed_at').comment('UTC instant of the last failure');
    table.text('error').comment('Kind of the last failure; never an address or a password');
    table.primary(['name'], 'service_states_pkey');
  });
}

/** @param {import('knex').Knex} knex */
export async function down(knex) {
  await knex.schema.dropTable('service_states');
}
