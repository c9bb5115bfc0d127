// @ts-check
/** @param {import('knex').Knex} knex */
export async function up(knex) {
  await knex.schema.createTable('settings', (table) => {
    table.comment('What administrators decided; what they did not decide is as the program has it');
    table.integer('organ_id').notNullable().comment('0: of the whole installation');
    table.text('name').notNullable();
    table.text('value').notNullable();
    table.text('changed_at').notNullable().comment('UTC instant');
    table.text('changed_by').notNullable().comment('Id of the account');
    table.primary(['organ_id', 'name'], 'settings_pkey');
  });
}

/** @param {import('knex').Knex} knex */
export async function down(knex) {
  await knex.schema.dropTable('settings');
}
