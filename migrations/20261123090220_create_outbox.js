// @ts-check
/** @param {import('knex').Knex} knex */
export async function up(knex) {
  await knex.schema.createTable('outbox', (table) => {
    table.comment('Mail: what is to be said to whom, put in by the transaction of the event, and what became of it');
    table.increments('id');
    table.text('message_key').notNullable().comment('The same mail is put in once');
    table.text('case_id').comment('Case it is about; null for none');
    table.integer('organ_id').comment('Organ in whose name it is sent; null for none');
    table.text('kind').notNullable();
    table.text('recipient').notNullable().comment('JSON: an address, a user, or a role whose people each get one. Personal data');
    table.text('language').comment("zh or en; null for the receiver's own");
    table.text('data').notNullable().comment('JSON: facts of the moment from which the text is made');
    table.text('message').comment('JSON: as sent, without secrets; null while it was not made yet');
    table.text('message_id').notNullable().comment('Left part of the Message-ID, the same at each attempt; not to be guessed');
    table.text('created_at').notNullable().comment('UTC instant');
    table.text('next_at').notNullable().comment('UTC instant; not to be tried before');
    table.integer('attempts').notNullable().defaultTo(0);
    table.text('ticket').comment('Proves a claim until next_at');
    table.text('state').notNullable().defaultTo('waiting');
    table.text('state_at').comment('UTC instant of the state; null while waiting');
    table.text('error').comment('JSON: what the last attempt failed of; null for nothing');
    table.text('server_answer').comment('With which the mail server took it');
    table.unique(['message_key'], { indexName: 'outbox_message_key_unique' });
    table.unique(['message_id'], { indexName: 'outbox_message_id_unique' });
    table.check("state in ('waiting', 'sent', 'kept', 'failed', 'cancelled', 'skipped', 'expanded', 'bounced')", [], 'outbox_state_check');
  });
  await knex.raw("create index outbox_due_index on outbox (next_at, id) where state = 'waiting'");
  await knex.raw('create index outbox_case_index on outbox (case_id, id) where case_id is not null');
  await knex.raw("create index outbox_trouble_index on outbox (id) where state in ('failed', 'bounced')");
}

/** @param {import('knex').Knex} knex */
export async function down(knex) {
  await knex.schema.dropTable('outbox');
}
