// @ts-check
/** @param {import('knex').Knex} knex */
export async function up(knex) {
  await knex.schema.createTable('outbox', (table) => {
    table.comment('Mail to be sent. What was sent or given up keeps no address and no text: they are personal data');
    table.increments('id');
    table.text('message_key').notNullable().comment('The same message is put in once; also its Message-ID');
    table.text('case_id').comment('Case it is about');
    table.text('message').comment('JSON: to, subject, text, html; null once sent or given up');
    table.text('created_at').notNullable().comment('UTC instant');
    table.text('next_at').notNullable().comment('UTC instant; not to be tried before');
    table.integer('attempts').notNullable().defaultTo(0);
    table.text('ticket').comment('Proves a claim until next_at');
    table.text('sent_at').comment('UTC instant; null while not sent');
    table.text('failed_at').comment('UTC instant at which sending was given up; null otherwise');
    table.unique(['message_key'], { indexName: 'outbox_message_key_unique' });
  });
  await knex.raw('create index outbox_due_index on outbox (next_at) where sent_at is null and failed_at is null');
}

/** @param {import('knex').Knex} knex */
export async function down(knex) {
  await knex.schema.dropTable('outbox');
}
