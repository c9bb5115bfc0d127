// @ts-check
/** @param {import('knex').Knex} knex */
export async function up(knex) {
  await knex.schema.createTable('inbound_mails', (table) => {
    table.comment('Mail that came in: stored first, then handled. Personal data');
    table.increments('id');
    table.integer('organ_id').comment('Whose mail it is; null when the server was not told');
    table.text('mailbox').notNullable();
    table.text('uid_validity').notNullable();
    table.bigInteger('uid').notNullable();
    table.text('flagged_at').comment('UTC instant at which the mail server was told that it was taken');
    table.text('digest').notNullable().comment('SHA-256 of the mail as it came: the same mail is stored once');
    table.text('file_id').notNullable().comment('The mail as it came');
    table.integer('bytes').notNullable().comment('As the mail server told it');
    table.text('omitted').comment('JSON: names and sizes of what was not fetched because the mail is too large; null when all was');
    table.text('received_at').notNullable().comment('UTC instant at which the mail server got it (INTERNALDATE)');
    table.text('stored_at').notNullable().comment('UTC instant');
    table.text('new_case_id').notNullable().comment('Id of the case that it opens, if it opens one');
    table.text('message_id').comment('Null until it was read, or when it has none');
    table.text('sender').comment('Address, lower case');
    table.text('subject');
    table.text('content_key').comment('Digest of what it says: the same mail by another way has the same');
    table.text('content').comment('JSON: what was read of it; null until then');
    table.text('state').notNullable().defaultTo('stored');
    table.text('state_at').notNullable().comment('UTC instant');
    table.text('reasons').notNullable().defaultTo('[]').comment('JSON: codes, why it is held or what kind of automatic mail it is');
    table.text('case_id').comment('The case it opened, was put on or is about');
    table.text('acts').notNullable().defaultTo('[]').comment('JSON: what people did with it: who, what, when');
    table.integer('attempts').notNullable().defaultTo(0).comment('Of handling it');
    table.unique(['digest'], { indexName: 'inbound_mails_digest_unique' });
    table.check(
      "state in ('stored', 'held', 'opened', 'filed', 'bounce', 'automatic', 'own', 'duplicate', 'dismissed')",
      [],
      'inbound_mails_state_check',
    );
    table.index(['state', 'id'], 'inbound_mails_state_index');
    table.index(['sender', 'received_at'], 'inbound_mails_sender_index');
  });
  await knex.raw('create index inbound_mails_content_index on inbound_mails (content_key) where content_key is not null');
  await knex.raw('create index inbound_mails_unflagged_index on inbound_mails (mailbox, uid_validity) where flagged_at is null');
  await knex.raw('create index inbound_mails_case_index on inbound_mails (case_id) where case_id is not null');
}

/** @param {import('knex').Knex} knex */
export async function down(knex) {
  await knex.schema.dropTable('inbound_mails');
}
