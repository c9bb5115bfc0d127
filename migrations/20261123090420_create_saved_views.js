// @ts-check
/** @param {import('knex').Knex} knex */
export async function up(knex) {
  await knex.schema.createTable('saved_views', (table) => {
    table.comment('Choices of the queue that a member of staff keeps under a name');
    table.text('id').notNullable();
    table.text('user_id').notNullable();
    table.text('name').notNullable();
    table.text('filter').notNullable().comment('JSON; may hold words searched for, so personal data');
    table.integer('default_of').comment('1 for the view shown first, null for the others: one a user');
    table.text('created_at').notNullable().comment('UTC instant');
    table.primary(['id'], 'saved_views_pkey');
    table.foreign(['user_id'], 'saved_views_user_id_foreign').references(['id']).inTable('users');
    table.unique(['user_id', 'name'], { indexName: 'saved_views_user_id_name_unique' });
    table.unique(['user_id', 'default_of'], { indexName: 'saved_views_user_id_default_of_unique' });
  });
}

/** @param {import('knex').Knex} knex */
export async function down(knex) {
  await knex.schema.dropTable('saved_views');
}
