// @ts-check
/** @param {import('knex').Knex} knex */
export async function up(knex) {
  await knex.schema.alterTable('users', (table) => {
    table.text('password_due_at').comment('UTC instant since when the person has to set a password of their own; null when they have');
  });
  await knex.schema.createTable('sign_ins', (table) => {
    table.comment('Sign-ins of staff, over or not; a session of the table sessions names one of them');
    table.text('id').notNullable();
    table.text('user_id').notNullable();
    table.text('proof').notNullable().comment('Digest of password and roles at the sign-in: it is over when either changes');
    table.text('method').notNullable().comment('How the person proved to be the one, such as password+code');
    table.text('started_at').notNullable().comment('UTC instant');
    table.text('seen_at').notNullable().comment('UTC instant of the last page, coarse: written once a minute at the most');
    table.text('network').notNullable().comment('The address, shortened to /24 or /64');
    table.text('browser').notNullable().comment('Family of the browser and the system, in words');
    table.text('ended_at').comment('UTC instant; null while it goes on');
    table.text('ended_how').comment('signedOut, revoked, administrator, expired, passwordChanged or secondFactorRemoved');
    table.primary(['id'], 'sign_ins_pkey');
    table.index(['user_id', 'started_at'], 'sign_ins_user_index');
    table.foreign(['user_id'], 'sign_ins_user_id_foreign').references(['id']).inTable('users');
  });
}

/** @param {import('knex').Knex} knex */
export async function down(knex) {
  await knex.schema.dropTable('sign_ins');
  await knex.schema.alterTable('users', (table) => table.dropColumn('password_due_at'));
}
