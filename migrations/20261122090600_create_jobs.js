// @ts-check
/** @param {import('knex').Knex} knex */
export async function up(knex) {
  await knex.schema.createTable('jobs', (table) => {
    table.comment('What the clock will do in each case, and what it has done');
    table.increments('id');
    table.text('case_id').notNullable();
    table.text('kind').notNullable().comment('Type of the event to record, or alarm');
    table.text('instance').comment('Proceeding it belongs to; null for the request itself');
    table.text('run_on').notNullable().comment('First day in Asia/Shanghai on which it acts');
    table.text('effective_on').notNullable().comment('Day on which the event takes effect, whenever recorded');
    table.text('data').notNullable().comment('JSON');
    table.text('ticket').comment('Proof of the newest claim; null when never claimed');
    table.text('leased_until').comment('UTC instant until which the claim holds');
    table.integer('attempts').notNullable().defaultTo(0).comment('Claims so far');
    table.text('done_at').comment('UTC instant; null while pending');
    table.text('created_at').notNullable().comment('UTC instant');
    table.foreign(['case_id'], 'jobs_case_id_foreign').references(['id']).inTable('cases');
  });
  await knex.raw("create unique index jobs_pending_unique on jobs (case_id, kind, coalesce(instance, ''), run_on) where done_at is null");
  await knex.raw('create index jobs_due_index on jobs (run_on, id) where done_at is null');
}

/** @param {import('knex').Knex} knex */
export async function down(knex) {
  await knex.schema.dropTable('jobs');
}
