// @ts-check
/** @param {import('knex').Knex} knex */
export async function up(knex) {
  await knex.schema.createTable('faxes_in', (table) => {
    table.comment('Faxes that came in: noted first, then made a case of. Personal data');
    table.increments('id');
    table.integer('organ_id').notNullable();
    table.text('source').notNullable().comment('command or spool');
    table.text('comm_id').comment('As the fax server numbers its calls; begins anew when the server is set up anew. Null when not told');
    table.text('sender').notNullable().comment('Number as the fax server gave it; empty when it gave none');
    table.text('received_at').notNullable().comment('UTC instant, as the fax server told it');
    table.text('taken_at').notNullable().comment('UTC instant');
    table.text('name').notNullable().comment('Of the file');
    table.text('digest').notNullable().comment('SHA-256 of the file as it came');
    table.text('media_type').notNullable();
    table.integer('bytes').notNullable();
    table.integer('pages').notNullable();
    table.integer('damaged').notNullable().comment('Lines of dots that the telephone line spoilt');
    table.text('case_id').notNullable().comment('Id of the case that it opens, fixed before the case exists');
    table.text('state').notNullable().defaultTo('stored').comment('stored until its case is open');
    table.text('acts').notNullable().defaultTo('[]').comment('JSON: what people did with it: who, what, when');
    table.unique(['organ_id', 'digest', 'sender', 'received_at'], { indexName: 'faxes_in_same_unique' });
    table.unique(['case_id'], { indexName: 'faxes_in_case_unique' });
    table.foreign(['organ_id'], 'faxes_in_organ_id_foreign').references(['id']).inTable('organs');
    table.check("state in ('stored', 'opened')", [], 'faxes_in_state_check');
  });
  // One call may bring several documents, and numbers of calls come again: only with the same contents is it the same fax.
  await knex.raw('create unique index faxes_in_comm_unique on faxes_in (organ_id, comm_id, digest) where comm_id is not null');
  await knex.raw('create index faxes_in_received_index on faxes_in (organ_id, received_at)');
}

/** @param {import('knex').Knex} knex */
export async function down(knex) {
  await knex.schema.dropTable('faxes_in');
}
