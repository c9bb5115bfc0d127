// @ts-check
/** @param {import('knex').Knex} knex */
export async function up(knex) {
  await knex.schema.createTable('calendar_notices', (table) => {
    table.comment('Yearly holiday notices that were imported. Insert-only: the newest of a year wins');
    table.increments('id');
    table.integer('notice_year').notNullable().comment('Year the notice is for; it may cover days of the year before');
    table.text('source').notNullable().comment('JSON: where the notice was published');
    table.text('days_off').notNullable().comment('JSON array of days');
    table.text('extra_workdays').notNullable().comment('JSON array of rest days shifted to work (调休)');
    table.text('imported_at').notNullable().comment('UTC instant');
    table.text('imported_by').notNullable().comment('Actor id');
    table.index(['notice_year', 'id'], 'calendar_notices_notice_year_index');
  });
}

/** @param {import('knex').Knex} knex */
export async function down(knex) {
  await knex.schema.dropTable('calendar_notices');
}
