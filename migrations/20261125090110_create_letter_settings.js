// @ts-check
/** @param {import('knex').Knex} knex */
export async function up(knex) {
  await knex.schema.createTable('letter_templates', (table) => {
    table.comment('Templates of letters that an office edited; versions are never changed nor removed');
    table.integer('organ_id').notNullable();
    table.text('letter').notNullable().comment('Kind it is for: CORR_NOTICE …; or redHead, sheet, index for all of that form');
    table.integer('version').notNullable().comment('1, 2, 3 … within organ and kind');
    table.text('sha256').comment('Digest of the DOCX in the vault; null: back to the built-in one from here on');
    table.text('file_name').notNullable();
    table.text('saved_at').notNullable().comment('UTC instant');
    table.text('saved_by').notNullable().comment('Id of the user');
    table.primary(['organ_id', 'letter', 'version'], 'letter_templates_pkey');
    table.foreign(['organ_id'], 'letter_templates_organ_id_foreign').references(['id']).inTable('organs');
    table.index(['sha256'], 'letter_templates_sha256_index');
  });
  await knex.schema.createTable('letterheads', (table) => {
    table.comment('How an organ appears on its letters; the newest version is in force');
    table.integer('organ_id').notNullable();
    table.integer('version').notNullable().comment('1, 2, 3 … within the organ');
    table.text('content').notNullable().comment('JSON');
    table.text('seal_sha256').comment('Digest of the seal’s picture (PNG) in the vault; null: none is placed');
    table.integer('seal_width_mm').notNullable().comment('Width of the seal on paper');
    table.text('saved_at').notNullable().comment('UTC instant');
    table.text('saved_by').notNullable().comment('Id of the user');
    table.primary(['organ_id', 'version'], 'letterheads_pkey');
    table.foreign(['organ_id'], 'letterheads_organ_id_foreign').references(['id']).inTable('organs');
    table.index(['seal_sha256'], 'letterheads_seal_sha256_index');
  });
}

/** @param {import('knex').Knex} knex */
export async function down(knex) {
  await knex.schema.dropTable('letterheads');
  await knex.schema.dropTable('letter_templates');
}
