// @ts-check
/** @param {import('knex').Knex} knex */
export async function up(knex) {
  await knex.schema.createTable('cases', (table) => {
    table.comment('One row a case (案件), projected from its history and rebuildable from it');
    table.text('id').notNullable();
    table.text('kind').notNullable().comment('request, publication, complaint or recordCorrection');
    table.integer('organ_id').notNullable();
    table.text('ref').comment('Import reference; null for cases of the organ itself');
    table.text('case_no').comment('Number given on arrival; null for what has none');
    table.integer('version').notNullable().comment('Number of the newest history entry');
    table.text('head_hash').notNullable().comment('Hash of the newest history entry');
    table.text('state').notNullable().comment('JSON: snapshots of the charts');
    table.text('clock').notNullable().comment('JSON: state of the clock fold');
    table.text('figures').notNullable().comment('JSON: projection for statistics');
    addQueueColumns(table);
    table.text('created_at').notNullable().comment('UTC instant');
    table.text('updated_at').notNullable().comment('UTC instant');
    table.text('assumed').notNullable().comment('JSON array: fields supplied, not on record');
    table.text('calendar_version').notNullable().comment('Working-day calendar by which the days were computed');
    table.text('due_history').notNullable().comment('JSON array: how the due day came about, oldest first');
    addConstraints(table);
  });
  await addIndexes(knex);
}

/** @param {import('knex').Knex.CreateTableBuilder} table */
function addQueueColumns(table) {
  table.text('title');
  table.text('channel');
  table.text('applicant_name').comment('Personal data');
  table.text('applicant_class');
  table.text('contact').comment('JSON: where mail to the applicant goes and in which language; null when unknown. Personal data');
  table.text('arrived_on').comment('Day in Asia/Shanghai');
  table.text('received_on').comment('Day in Asia/Shanghai; null while there is no date of receipt');
  table.text('regime').comment('R2008 or R2019; null while there is no date of receipt');
  table.text('handling_state').notNullable().comment('State of the main chart');
  table.text('clock_state').notNullable().comment('notStarted, running, paused, suspended or stopped');
  table.text('due_on').comment('Last day on which a reply is in time; null while time does not run');
  table.text('base_due_on').comment('The due day without extension and deferral');
  table.text('provisional_from').comment('First counted day that no holiday notice covers; null when none');
  table.text('waiting_for').comment('Whom the case waits for; null when for the officer');
  table.integer('round').notNullable().comment('1, and one more for each reprocessing');
  table.text('decision_code');
  table.text('replied_on').comment('Day in Asia/Shanghai');
  table.text('closed_on').comment('Day in Asia/Shanghai; null while open');
  table.integer('breach_count').notNullable();
  table.integer('open_proceedings').notNullable().comment('Reviews, suits, complaints and corrections that are not over');
  table.text('assigned_to').comment('User who handles the case');
  table.text('unit').comment('Section (承办科室) that handles the case');
  table.text('search_text').notNullable().comment('Words for the full-text search, parted by blanks');
  table.text('parent_case_id').comment('Case out of which this one was made');
}

/** @param {import('knex').Knex.CreateTableBuilder} table */
function addConstraints(table) {
  table.primary(['id'], 'cases_pkey');
  table.unique(['organ_id', 'ref'], { indexName: 'cases_organ_id_ref_unique' });
  table.unique(['organ_id', 'case_no'], { indexName: 'cases_organ_id_case_no_unique' });
  table.foreign(['organ_id'], 'cases_organ_id_foreign').references(['id']).inTable('organs');
  table.foreign(['parent_case_id'], 'cases_parent_case_id_foreign').references(['id']).inTable('cases');
  table.check("kind in ('request', 'publication', 'complaint', 'recordCorrection')", [], 'cases_kind_check');
  table.check('version >= 1', [], 'cases_version_check');
}

/**
 * The queue is read in order of the due day, cases without one last; `9999-12-31` stands for none.
 *
 * @param {import('knex').Knex} knex
 */
async function addIndexes(knex) {
  await knex.raw("create index cases_queue_index on cases (coalesce(due_on, '9999-12-31'), id)");
  await knex.raw('create index cases_open_proceedings_index on cases (organ_id) where open_proceedings > 0');
  await knex.raw('create index cases_parent_case_id_index on cases (parent_case_id) where parent_case_id is not null');
}

/** @param {import('knex').Knex} knex */
export async function down(knex) {
  await knex.schema.dropTable('cases');
}
