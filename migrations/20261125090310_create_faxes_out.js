// @ts-check
/** @param {import('knex').Knex} knex */
export async function up(knex) {
  await knex.schema.createTable('faxes_out', (table) => {
    table.comment('Letters to be sent by fax, and what became of them. Personal data');
    table.increments('id');
    table.text('ask_key').notNullable().comment('Of the form: sent twice, it asks once');
    table.integer('organ_id').notNullable();
    table.text('case_id').notNullable();
    table.text('letter').notNullable().comment('Kind of the letter');
    table.text('title').notNullable().comment('As printed, with its number');
    table.text('file_id').notNullable().comment('The PDF, in files');
    table.text('number').notNullable().comment('Digits, + at the beginning, hyphens');
    table.integer('pages').comment('Null when they could not be counted');
    table.text('asked_at').notNullable().comment('UTC instant');
    table.text('asked_by').notNullable().comment('Id of the person');
    table.text('asked_name').notNullable();
    table.text('state').notNullable().defaultTo('waiting');
    table.text('state_at').notNullable().comment('UTC instant');
    table.text('next_at').notNullable().comment('UTC instant before which it is not tried; while somebody tries, the end of the lease');
    table.integer('attempts').notNullable().defaultTo(0);
    table.text('ticket').comment('Of whoever is sending it; null when nobody is');
    table.text('way').comment('mail or command: how it was tried last');
    table.text('outcome').comment('Exit code, code of the mail server, or why it was not tried');
    table.text('output').comment('Last words of the command or the mail server');
    table.text('message_id').notNullable().comment('Left part of the Message-ID, the same at each attempt');
    table.unique(['ask_key'], { indexName: 'faxes_out_ask_unique' });
    table.foreign(['organ_id'], 'faxes_out_organ_id_foreign').references(['id']).inTable('organs');
    table.foreign(['case_id'], 'faxes_out_case_id_foreign').references(['id']).inTable('cases');
    table.foreign(['file_id'], 'faxes_out_file_id_foreign').references(['id']).inTable('files');
    table.check("state in ('waiting', 'sent', 'failed', 'cancelled')", [], 'faxes_out_state_check');
    table.index(['case_id'], 'faxes_out_case_index');
    table.index(['organ_id', 'asked_at'], 'faxes_out_asked_index');
  });
  await knex.raw("create index faxes_out_waiting_index on faxes_out (next_at) where state = 'waiting'");
}

/** @param {import('knex').Knex} knex */
export async function down(knex) {
  await knex.schema.dropTable('faxes_out');
}
