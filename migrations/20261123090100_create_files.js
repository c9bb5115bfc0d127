// @ts-check
/** @param {import('knex').Knex} knex */
export async function up(knex) {
  await knex.schema.createTable('files', (table) => {
    table.comment('Uploaded files; their contents lie in the data directory under their digest');
    table.text('id').primary();
    table.text('sha256').notNullable().comment('Digest of the contents; several files may have the same');
    table.integer('bytes').notNullable();
    table.text('media_type').notNullable().comment('As found in the contents');
    table.text('name').notNullable().comment('As the sender called it, made harmless');
    table.text('owner').notNullable().comment('Who uploaded it: user:ID or session:HASH');
    table.text('case_id').comment('The case it belongs to; null until it is known');
    table.text('created_at').notNullable().comment('UTC instant');
    table.text('claimed_at').comment('UTC instant since when a record needs it; null: kept for 30 days only');
    table.foreign(['case_id'], 'files_case_id_foreign').references(['id']).inTable('cases');
    table.index(['sha256'], 'files_sha256_index');
    table.index(['case_id'], 'files_case_id_index');
  });
  await knex.raw('create index files_unclaimed_index on files (owner, created_at) where claimed_at is null');
}

/** @param {import('knex').Knex} knex */
export async function down(knex) {
  await knex.schema.dropTable('files');
}
