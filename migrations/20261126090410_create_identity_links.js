// @ts-check
/** @param {import('knex').Knex} knex */
export async function up(knex) {
  await knex.schema.createTable('identity_links', (table) => {
    table.comment('Accounts of staff and who they are at the identity provider (OpenID Connect)');
    table.text('issuer').notNullable();
    table.text('subject').notNullable().comment('As the issuer names the person, for ever; never an e-mail address');
    table.text('user_id').notNullable();
    table.text('label').notNullable().comment('How the provider showed the person when it was linked, to tell it by');
    table.text('linked_at').notNullable().comment('UTC instant');
    table.primary(['issuer', 'subject'], 'identity_links_pkey');
    table.unique(['user_id'], { indexName: 'identity_links_user_unique' });
    table.foreign(['user_id'], 'identity_links_user_id_foreign').references(['id']).inTable('users');
  });
}

/** @param {import('knex').Knex} knex */
export async function down(knex) {
  await knex.schema.dropTable('identity_links');
}
