// @ts-check
/** @param {import('knex').Knex} knex */
export async function up(knex) {
  await knex.raw('create index outbox_list_index on outbox (state, organ_id, id)');
  await knex.raw('create index outbox_without_case_index on outbox (state_at) where case_id is null');
}

/** @param {import('knex').Knex} knex */
export async function down(knex) {
  await knex.raw('drop index outbox_without_case_index');
  await knex.raw('drop index outbox_list_index');
}
