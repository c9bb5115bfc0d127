// @ts-check
/** @param {import('knex').Knex} knex */
export async function up(knex) {
  await knex.schema.createTable('users', (table) => {
    table.comment('Accounts of staff; never deleted, because the history names them');
    table.text('id').notNullable().comment('Stands as actor_id in the history');
    table.text('login').notNullable();
    table.text('name').notNullable().comment('As shown in the history');
    table.text('password_hash').notNullable();
    table.text('roles').notNullable().comment('JSON array of staff roles');
    table.integer('organ_id').notNullable();
    table.text('unit').comment('承办科室; null when assigned to none');
    table.text('email').comment('Where mail to this member of staff goes; null for none');
    table.text('language').comment('Of that mail: zh or en; null for zh');
    table.integer('digest_off').comment('1 when the daily digest is not wanted');
    table.text('disabled_at').comment('UTC instant; null while the account may sign in');
    table.primary(['id'], 'users_pkey');
    table.unique(['login'], { indexName: 'users_login_unique' });
    table.foreign(['organ_id'], 'users_organ_id_foreign').references(['id']).inTable('organs');
  });
}

/** @param {import('knex').Knex} knex */
export async function down(knex) {
  await knex.schema.dropTable('users');
}
