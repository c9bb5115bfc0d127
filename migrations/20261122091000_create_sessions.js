// @ts-check
/** @param {import('knex').Knex} knex */
export async function up(knex) {
  await knex.schema.createTable('sessions', (table) => {
    table.comment('Sign-ins; columns are those of connect-session-knex');
    table.text('sid').notNullable();
    table.text('sess').notNullable().comment('JSON');
    table.timestamp('expired').notNullable().comment('The one instant that is no text: the library compares it as a timestamp');
    table.primary(['sid'], 'sessions_pkey');
    table.index(['expired'], 'sessions_expired_index');
  });
}

/** @param {import('knex').Knex} knex */
export async function down(knex) {
  await knex.schema.dropTable('sessions');
}
