// @ts-check
/** @param {import('knex').Knex} knex */
export async function up(knex) {
  await knex.schema.createTable('webhook_deliveries', (table) => {
    table.comment('What each of them is told, put in by the transaction of the event, and how that went');
    table.increments('id');
    table.text('webhook_id').notNullable();
    table.text('message_id').notNullable().comment('The same at each attempt; receivers know repetitions by it');
    table.text('type').notNullable();
    table.text('payload').notNullable().comment('JSON: ids, days and states only, no personal data');
    table.text('created_at').notNullable().comment('UTC instant');
    table.text('state').notNullable().defaultTo('waiting');
    table.text('state_at').comment('UTC instant of the state; null while waiting');
    table.integer('attempts').notNullable().defaultTo(0);
    table.text('tried_at').comment('UTC instant of the last attempt');
    table.integer('last_status').comment('HTTP status of the last attempt; null when nothing was answered');
    table.text('last_error').comment('Kind of what the last attempt failed of; null when something was answered');
    table.unique(['webhook_id', 'message_id'], { indexName: 'webhook_deliveries_message_unique' });
    table.index(['webhook_id', 'id'], 'webhook_deliveries_log_index');
    table.index(['created_at'], 'webhook_deliveries_created_at_index');
    table.foreign(['webhook_id'], 'webhook_deliveries_webhook_id_foreign').references(['id']).inTable('webhooks');
    table.check("state in ('waiting', 'delivered', 'dropped')", [], 'webhook_deliveries_state_check');
  });
  await knex.raw("create index webhook_deliveries_waiting_index on webhook_deliveries (webhook_id, id) where state = 'waiting'");
}

/** @param {import('knex').Knex} knex */
export async function down(knex) {
  await knex.schema.dropTable('webhook_deliveries');
}
