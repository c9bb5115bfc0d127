// @ts-check
/** @param {import('knex').Knex} knex */
export async function up(knex) {
  await knex.schema.createTable('letters', (table) => {
    table.comment('Letters and papers as they were made: never changed. Their digests stand in the history entry too');
    table.text('case_id').notNullable();
    table.integer('version').notNullable().comment('History entry that produced it');
    table.text('letter').notNullable().comment('Kind: CORR_NOTICE, REPLY_P1 …');
    table.text('number').comment('As printed; null for papers without a number');
    table.text('title').notNullable().comment('As printed');
    table.text('template').notNullable().comment('builtIn:FORM or the number of the version of the office’s template');
    table.text('docx_file').notNullable().comment('Id in files');
    table.text('pdf_file').notNullable().comment('Id in files');
    table.text('made_at').notNullable().comment('UTC instant');
    table.primary(['case_id', 'version', 'letter'], 'letters_pkey');
    table.foreign(['case_id'], 'letters_case_id_foreign').references(['id']).inTable('cases');
    table.foreign(['docx_file'], 'letters_docx_file_foreign').references(['id']).inTable('files');
    table.foreign(['pdf_file'], 'letters_pdf_file_foreign').references(['id']).inTable('files');
  });
  await knex.schema.createTable('letter_drafts', (table) => {
    table.comment('Bodies of replies as officers edit them until the draft is submitted');
    table.text('case_id').primary();
    table.integer('proposal').notNullable().comment('History entry of the proposal it was written for');
    table.integer('revision').notNullable().comment('1, 2, 3 …: whoever saves names the one they saw');
    table.text('paragraphs').notNullable().comment('JSON list of paragraphs');
    table.text('saved_at').notNullable().comment('UTC instant');
    table.text('saved_by').notNullable().comment('Name of the person');
    table.foreign(['case_id'], 'letter_drafts_case_id_foreign').references(['id']).inTable('cases');
  });
}

/** @param {import('knex').Knex} knex */
export async function down(knex) {
  await knex.schema.dropTable('letter_drafts');
  await knex.schema.dropTable('letters');
}
