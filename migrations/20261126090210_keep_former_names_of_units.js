// @ts-check
/** @param {import('knex').Knex} knex */
export async function up(knex) {
  await knex.schema.alterTable('units', (table) => {
    table.text('former_names').notNullable().defaultTo('[]').comment('JSON array: histories and cases name the unit as it was called then');
  });
}

/** @param {import('knex').Knex} knex */
export async function down(knex) {
  await knex.schema.alterTable('units', (table) => {
    table.dropColumn('former_names');
  });
}
