// @ts-check
/** @param {import('knex').Knex} knex */
export async function up(knex) {
  await knex.schema.createTable('mailboxes', (table) => {
    table.comment('Mailboxes that are fetched from, and how far each has been read');
    table.text('name').notNullable().comment('user@host:port/mailbox, without the password');
    table.text('uid_validity').comment('Of the numbers below; another one means that the server numbered its mail anew');
    table.bigInteger('last_uid').notNullable().defaultTo(0).comment('Everything up to it is stored here');
    table.text('ticket').comment('Proves the lease of the node that fetches');
    table.text('leased_until').comment('UTC instant');
    table.primary(['name'], 'mailboxes_pkey');
  });
}

/** @param {import('knex').Knex} knex */
export async function down(knex) {
  await knex.schema.dropTable('mailboxes');
}
