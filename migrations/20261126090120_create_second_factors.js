// @ts-check
/** @param {import('knex').Knex} knex */
export async function up(knex) {
  await knex.schema.createTable('second_factors', (table) => {
    table.comment('One-time codes (RFC 6238) of staff: one phone a person');
    table.text('user_id').notNullable();
    table.text('secret').notNullable().comment('Encrypted: it is no use without the secret of the installation');
    table.integer('last_step').notNullable().comment('Step of the last code that was used: none is taken twice');
    table.text('enrolled_at').notNullable().comment('UTC instant');
    table.primary(['user_id'], 'second_factors_pkey');
    table.foreign(['user_id'], 'second_factors_user_id_foreign').references(['id']).inTable('users');
  });
  await knex.schema.createTable('recovery_codes', (table) => {
    table.comment('Codes for whoever has lost the phone, each for one sign-in');
    table.text('user_id').notNullable();
    table.text('hash').notNullable();
    table.text('used_at').comment('UTC instant; null while it may be used');
    table.primary(['user_id', 'hash'], 'recovery_codes_pkey');
    table.foreign(['user_id'], 'recovery_codes_user_id_foreign').references(['id']).inTable('users');
  });
}

/** @param {import('knex').Knex} knex */
export async function down(knex) {
  await knex.schema.dropTable('recovery_codes');
  await knex.schema.dropTable('second_factors');
}
