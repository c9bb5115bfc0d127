// @ts-check
/** @param {import('knex').Knex} knex */
export async function up(knex) {
  await knex.schema.createTable('node_beats', (table) => {
    table.comment('Every server that runs on this database, and when its workers ran last');
    table.text('node').notNullable().comment('Made anew whenever a server starts');
    table.text('version').notNullable().comment('Of the program');
    table.text('started_at').notNullable().comment('UTC instant by the clock of that server');
    table.text('beat_at').notNullable().comment('UTC instant by the clock of that server');
    table.integer('drift_ms').comment('Its clock minus that of the database; null where they are one');
    table.text('workers').notNullable().comment('JSON: by name of the worker, when it ended last and what it failed of');
    table.primary(['node'], 'node_beats_pkey');
  });
}

/** @param {import('knex').Knex} knex */
export async function down(knex) {
  await knex.schema.dropTable('node_beats');
}
