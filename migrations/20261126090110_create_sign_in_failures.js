// @ts-check
/** @param {import('knex').Knex} knex */
export async function up(knex) {
  await knex.schema.createTable('sign_in_failures', (table) => {
    table.comment(
      'Wrong passwords and codes since the last right one, so that guessing takes long. Logins that do not exist are counted alike',
    );
    table.text('key').notNullable().comment('Digest of what is counted: login and network, login, or network');
    table.integer('failures').notNullable();
    table.text('last_at').notNullable().comment('UTC instant');
    table.text('locked_until').comment('UTC instant; until then nothing is looked at');
    table.primary(['key'], 'sign_in_failures_pkey');
    table.index(['last_at'], 'sign_in_failures_last_at_index');
  });
}

/** @param {import('knex').Knex} knex */
export async function down(knex) {
  await knex.schema.dropTable('sign_in_failures');
}
