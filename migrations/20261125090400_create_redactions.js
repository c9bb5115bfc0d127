// @ts-check
/** @param {import('knex').Knex} knex */
export async function up(knex) {
  await knex.schema.createTable('redactions', (table) => {
    table.comment('Severed copies in the making. Where each stands (proposed, returned, released) its events in the history tell');
    table.text('id').notNullable();
    table.text('case_id').notNullable();
    table.text('file').notNullable().comment('JSON: the original as events name it, with its digest');
    table.text('title').notNullable().comment('What the file is called in letters; the released copy is named after it');
    table.text('page_sizes').notNullable().comment('JSON list of width and height in points, one a page');
    table.integer('revision').notNullable().comment('0, 1, 2 …: whoever changes marks names the one they saw');
    table.text('created_by').notNullable().comment('Id of the person');
    table.text('created_by_name').notNullable();
    table.text('created_at').notNullable().comment('UTC instant');
    table.text('burn_ticket').comment('Of the run that paints the released copy; null while none runs');
    table.text('burn_at').comment('UTC instant of its last sign of life');
    table.integer('burn_page').comment('Pages painted so far');
    table.text('burn_problem').comment('Why the last run ended without a copy; null when it did not');
    table.primary(['id'], 'redactions_pkey');
    table.foreign(['case_id'], 'redactions_case_id_foreign').references(['id']).inTable('cases');
    table.index(['case_id'], 'redactions_case_id_index');
  });
  await knex.schema.createTable('redaction_marks', (table) => {
    table.comment('What is to be covered. A mark that is changed or removed stays with the act that did so: it can be undone');
    table.text('id').notNullable();
    table.text('redaction_id').notNullable();
    table.integer('page').notNullable().comment('From 0');
    table.text('kind').notNullable().comment('area or text');
    table.integer('x').notNullable().comment('Hundredths of a point from the left of the page as it is shown');
    table.integer('y').notNullable().comment('Hundredths of a point from its top');
    table.integer('width').notNullable().comment('Hundredths of a point');
    table.integer('height').notNullable().comment('Hundredths of a point');
    table.text('ground').notNullable();
    table.text('note').notNullable().comment('For colleagues; never leaves the office');
    table.text('made_by').notNullable().comment('Name of the person');
    table.text('made_at').notNullable().comment('UTC instant');
    table.integer('made_act').notNullable().comment('Revision that made it');
    table.integer('removed_act').comment('Revision that removed or replaced it; null while it stands');
    table.primary(['id'], 'redaction_marks_pkey');
    table.foreign(['redaction_id'], 'redaction_marks_redaction_id_foreign').references(['id']).inTable('redactions');
    table.index(['redaction_id', 'removed_act'], 'redaction_marks_redaction_id_index');
  });
}

/** @param {import('knex').Knex} knex */
export async function down(knex) {
  await knex.schema.dropTable('redaction_marks');
  await knex.schema.dropTable('redactions');
}
