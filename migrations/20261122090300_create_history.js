// @ts-check
/** @param {import('knex').Knex} knex */
export async function up(knex) {
  await knex.schema.createTable('history', (table) => {
    table.comment('What happened in each case. Insert-only: every other table of cases is projected from it');
    table.text('case_id').notNullable();
    table.integer('version').notNullable().comment('1, 2, 3, … within one case');
    table.text('type').notNullable().comment('Event type, noun.pastParticiple');
    table.text('effective_on').notNullable().comment('Day in Asia/Shanghai on which the fact took effect');
    table.text('recorded_at').notNullable().comment('UTC instant, YYYY-MM-DDTHH:mm:ss.sssZ');
    table.text('actor_kind').notNullable().comment('staff, applicant, mailbox, clock or import');
    table.text('actor_id').notNullable().comment('User id; clock and import for the machines');
    table.text('actor_name').notNullable().comment('As it was when recorded');
    table.text('data').notNullable().comment('JSON: fields of the event');
    table.text('instance').comment('Proceeding the event belongs to; null for the request itself');
    table.text('provenance').notNullable().comment('recorded, or inferred on import');
    table.text('assumed').notNullable().comment('JSON array: fields supplied, not on record');
    table.text('machine').notNullable().comment('Chart that took the event');
    table.text('machine_version').notNullable();
    table.text('judged').notNullable().comment('JSON: what the law said of the event when it was recorded, as far as out of the ordinary');
    table.text('extra').comment('JSON: imported fields that no definition knows; null when none');
    table.text('prev_hash').comment('Hash of the entry before; null in the first');
    table.text('hash').notNullable().comment('Over this entry and prev_hash');
    table.primary(['case_id', 'version'], 'history_pkey');
    table.foreign(['case_id'], 'history_case_id_foreign').references(['id']).inTable('cases');
    table.check('version >= 1', [], 'history_version_check');
    table.check("actor_kind in ('staff', 'applicant', 'mailbox', 'clock', 'import')", [], 'history_actor_kind_check');
    table.check("provenance in ('recorded', 'inferred')", [], 'history_provenance_check');
  });
}

/** @param {import('knex').Knex} knex */
export async function down(knex) {
  await knex.schema.dropTable('history');
}
