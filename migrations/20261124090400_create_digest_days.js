// @ts-check
/** @param {import('knex').Knex} knex */
export async function up(knex) {
  await knex.schema.createTable('digest_days', (table) => {
    table.comment('Days whose digests are put into the outbox: one row, written with all of them or with none');
    table.text('day').notNullable().comment('YYYY-MM-DD in Asia/Shanghai');
    table.text('created_at').notNullable().comment('UTC instant');
    table.integer('mails').notNullable().comment('How many there were');
    table.primary(['day'], 'digest_days_pkey');
  });
}

/** @param {import('knex').Knex} knex */
export async function down(knex) {
  await knex.schema.dropTable('digest_days');
}
