// @ts-check
/** @param {import('knex').Knex} knex */
export async function up(knex) {
  await knex.schema.createTable('api_requests', (table) => {
    table.comment('Writes that came with an Idempotency-Key, so that one that is sent again is not done again; kept for seven days');
    table.text('key_id').notNullable().comment('The API key of the call');
    table.text('request_hash').notNullable().comment('SHA-256 of the Idempotency-Key, hexadecimal');
    table.text('fingerprint').notNullable().comment('SHA-256 of method, address, version and body, hexadecimal');
    table.text('done').comment('JSON of what was recorded, written in the transaction that recorded it; null before');
    table.text('answer').comment('JSON of status, headers and body; null until the call was answered');
    table.text('lease_until').notNullable().comment('UTC instant until which a node works on it');
    table.text('created_at').notNullable().comment('UTC instant');
    table.primary(['key_id', 'request_hash'], 'api_requests_pkey');
    table.index(['created_at'], 'api_requests_created_at_index');
  });
  await knex.schema.createTable('api_applications', (table) => {
    table.comment('Applications that were sent with an API key: whoever holds it may follow them');
    table.text('key_id').notNullable();
    table.text('case_id').notNullable();
    table.text('sent_at').notNullable().comment('UTC instant');
    table.primary(['key_id', 'case_id'], 'api_applications_pkey');
    table.index(['key_id', 'sent_at', 'case_id'], 'api_applications_sent_index');
    table.foreign(['case_id'], 'api_applications_case_id_foreign').references(['id']).inTable('cases');
  });
}

/** @param {import('knex').Knex} knex */
export async function down(knex) {
  await knex.schema.dropTable('api_applications');
  await knex.schema.dropTable('api_requests');
}
