// @ts-check
/** @param {import('knex').Knex} knex */
export async function up(knex) {
  await knex.schema.createTable('breaches', (table) => {
    table.comment('Facts that the law does not allow, projected from the history');
    table.text('case_id').notNullable();
    table.integer('version').notNullable().comment('History entry that breaks the rule');
    table.text('rule').notNullable().comment('Row of the clock table, such as C5');
    table.text('event').notNullable().comment('Type of that entry');
    table.text('message_zh').notNullable();
    table.text('message_en').notNullable();
    table.primary(['case_id', 'version', 'rule'], 'breaches_pkey');
    table.foreign(['case_id', 'version'], 'breaches_history_foreign').references(['case_id', 'version']).inTable('history');
  });
}

/** @param {import('knex').Knex} knex */
export async function down(knex) {
  await knex.schema.dropTable('breaches');
}
