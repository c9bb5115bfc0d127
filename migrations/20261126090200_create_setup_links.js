// @ts-check
/** @param {import('knex').Knex} knex */
export async function up(knex) {
  await knex.schema.createTable('setup_links', (table) => {
    table.comment('The one-time link that makes the first organ and administrator. One row at the most may be used');
    table.text('token_hash').notNullable().comment('SHA-256 of the token, hexadecimal: every node knows the link, nobody can read it here');
    table.text('made_at').notNullable().comment('UTC instant');
    table.text('expires_at').notNullable().comment('UTC instant from which it is worth nothing');
    table.text('used_at').comment('UTC instant; null while nobody used it');
    table.text('voided_at').comment('UTC instant at which another link, or an account, took its place');
    table.primary(['token_hash'], 'setup_links_pkey');
  });
}

/** @param {import('knex').Knex} knex */
export async function down(knex) {
  await knex.schema.dropTable('setup_links');
}
