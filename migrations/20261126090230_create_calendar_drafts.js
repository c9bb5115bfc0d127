// @ts-check
/** @param {import('knex').Knex} knex */
export async function up(knex) {
  await knex.schema.createTable('calendar_drafts', (table) => {
    table.comment('Holiday notices that somebody looks at before accepting them, with the cases that they would move');
    table.text('id').notNullable();
    table.integer('notice_year').notNullable();
    table.text('notice').notNullable().comment('JSON: days off, working days, where it was published');
    table.text('holidays').notNullable().comment('JSON array: holidays that the text names; empty for files');
    table.text('made_at').notNullable().comment('UTC instant');
    table.text('made_by').notNullable().comment('Id of the account');
    table.text('base_version').notNullable().comment('Version of the calendar that it was compared with');
    table.integer('looked_at').notNullable().defaultTo(0).comment('Cases compared so far');
    table.integer('total').notNullable().defaultTo(0).comment('Cases to be compared');
    table.text('moved').comment('JSON array of cases with the old and the new due day; null until all were compared');
    table.text('accepted_at').comment('UTC instant; null while it is a draft');
    table.text('accepted_version').comment('Version of the calendar that it made');
    table.primary(['id'], 'calendar_drafts_pkey');
  });
}

/** @param {import('knex').Knex} knex */
export async function down(knex) {
  await knex.schema.dropTable('calendar_drafts');
}
