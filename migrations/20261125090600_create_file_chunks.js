// @ts-check
/** @param {import('knex').Knex} knex */
export async function up(knex) {
  await knex.schema.createTable('file_chunks', (table) => {
    table.comment('Contents of files where the vault is the database (YISHEN_FILES=database)');
    table.text('sha256').notNullable().comment('Of the whole contents, lower-case hexadecimal');
    table.integer('no').notNullable().comment('0, 1, 2 …; each but the last has 1 MiB');
    table.binary('bytes').notNullable();
    table.primary(['sha256', 'no'], 'file_chunks_pkey');
  });
  await knex.schema.createTable('vaults', (table) => {
    table.comment('Which vault the files of this database lie in: a node with another one must not start');
    table.text('name').notNullable().comment('files');
    table.text('id').notNullable().comment('Random, also in the file .vault-id beside the contents; database: they lie in file_chunks');
    table.text('named_at').notNullable().comment('UTC instant');
    table.primary(['name'], 'vaults_pkey');
  });
}

/** @param {import('knex').Knex} knex */
export async function down(knex) {
  await knex.schema.dropTable('vaults');
  await knex.schema.dropTable('file_chunks');
}
