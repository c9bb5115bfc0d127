// @ts-check
/** @param {import('knex').Knex} knex */
export async function up(knex) {
  await knex.schema.createTable('webhooks', (table) => {
    table.comment('Other programs that are told of events');
    table.text('id').notNullable();
    table.integer('organ_id').notNullable().comment('Of whose cases it is told');
    table.text('url').notNullable();
    table.text('description').notNullable();
    table.text('secret').notNullable().comment('Signs what is sent; shown once');
    table.text('show_secret_to').comment('User who has not seen the secret yet; null once it was shown');
    table.text('old_secret').comment('Signs too, until old_secret_until');
    table.text('old_secret_until').comment('UTC instant');
    table.text('event_types').notNullable().comment('JSON array of event types; empty for all');
    table.text('created_by').notNullable();
    table.text('created_at').notNullable().comment('UTC instant');
    table.text('ticket').comment('Proves a claim until leased_until; one worker at a time sends to it, in order');
    table.text('leased_until').comment('UTC instant');
    table.text('delivered_at').comment('UTC instant of the last success; null for never');
    table.text('failing_since').comment('UTC instant of the first failure after the last success; null while it works');
    table.integer('failures').notNullable().defaultTo(0).comment('Attempts that failed since then');
    table.text('retry_at').comment('UTC instant; not to be tried before');
    table.text('parked_at').comment('UTC instant since which nothing is sent, because sending failed too long; null while it is sent');
    table.text('removed_at').comment('UTC instant; null while it is in use');
    table.primary(['id'], 'webhooks_pkey');
    table.foreign(['organ_id'], 'webhooks_organ_id_foreign').references(['id']).inTable('organs');
  });
}

/** @param {import('knex').Knex} knex */
export async function down(knex) {
  await knex.schema.dropTable('webhooks');
}
