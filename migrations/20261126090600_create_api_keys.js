// @ts-check
/** @param {import('knex').Knex} knex */
export async function up(knex) {
  await knex.schema.createTable('api_keys', (table) => {
    table.comment('Keys by which programs call the API. A secret is shown once and kept nowhere');
    table.text('id').notNullable();
    table.text('kind').notNullable().comment('personal: acts as its owner; program: acts for itself with roles of its own');
    table.integer('organ_id').comment('Null for keys of people of no organ');
    table.text('user_id').comment('Owner of a personal key; null for programs');
    table.text('name').notNullable();
    table.text('contact').comment('Who answers for the program; null for personal keys');
    table.text('roles').notNullable().comment('JSON list; of programs only');
    table.text('scopes').notNullable().comment('JSON list');
    table.text('secret_hash').notNullable().comment('SHA-256 of the secret, hexadecimal');
    table.text('hint').notNullable().comment('How the secret begins, to tell keys apart');
    table.text('created_at').notNullable().comment('UTC instant');
    table.text('created_by').notNullable().comment('Id of the user who made it');
    table.text('created_by_name').notNullable().comment('As it was then');
    table.text('expires_at').notNullable().comment('UTC instant from which it opens nothing');
    table.text('last_used_on').comment('Day of the last call, in Shanghai; null before the first');
    table.text('revoked_at').comment('UTC instant; null while it is good');
    table.primary(['id'], 'api_keys_pkey');
    table.unique(['secret_hash'], { indexName: 'api_keys_secret_unique' });
    table.foreign(['organ_id'], 'api_keys_organ_id_foreign').references(['id']).inTable('organs');
    table.foreign(['user_id'], 'api_keys_user_id_foreign').references(['id']).inTable('users');
    table.index(['organ_id', 'created_at'], 'api_keys_organ_index');
    table.index(['user_id', 'created_at'], 'api_keys_user_index');
  });
}

/** @param {import('knex').Knex} knex */
export async function down(knex) {
  await knex.schema.dropTable('api_keys');
}
