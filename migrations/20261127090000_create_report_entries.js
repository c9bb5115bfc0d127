// @ts-check
const REFUSAL = '台账只增不改，有误的另行作废 / entries are insert-only; a wrong one is voided by another';

/** @param {import('knex').Knex} knex */
export async function up(knex) {
  await knex.schema.createTable('report_entries', (table) => {
    table.comment('Figures of the year that cases cannot give, as those who do the work record them; one row an entry, never changed');
    table.text('id').notNullable();
    table.integer('organ_id').notNullable();
    table.text('indicator').notNullable().comment("Id of an indicator; an organ's own begin with own.");
    table.text('on_day').notNullable().comment('Day of the fact in Asia/Shanghai: the year it counts in');
    table.text('amount').comment('Decimal number with at most 4 decimals; null in a voiding entry');
    table.text('what').notNullable().comment('What it was: the title of the course, the conference, the document');
    table.text('source').notNullable().comment('Where it can be looked up: a document number, a page, a ledger');
    table.text('voids').comment('Id of the entry that this one takes back; null in an ordinary entry');
    table.text('reason').comment('Why it is taken back');
    table.text('import_id').comment('Id of the import it came with; null when entered by hand');
    table.text('recorded_by').notNullable().comment('Id of the account or key');
    table.text('recorded_by_name').notNullable().comment('As it was then');
    table.text('recorded_at').notNullable().comment('UTC instant');
    table.primary(['id'], 'report_entries_pkey');
    table.unique(['voids'], { indexName: 'report_entries_voids_unique' });
    table.foreign(['organ_id'], 'report_entries_organ_id_foreign').references(['id']).inTable('organs');
    table.index(['organ_id', 'on_day', 'indicator'], 'report_entries_day_index');
  });
  await knex.schema.createTable('own_indicators', (table) => {
    table.comment('Indicators of one organ, beside those that all have');
    table.integer('organ_id').notNullable();
    table.text('id').notNullable().comment('own.…');
    table.text('area').notNullable();
    table.text('label').notNullable();
    table.text('unit').notNullable();
    table.text('kind').notNullable().comment('flow or stock');
    table.text('closed_at').comment('UTC instant; null while it is in use');
    table.primary(['organ_id', 'id'], 'own_indicators_pkey');
    table.foreign(['organ_id'], 'own_indicators_organ_id_foreign').references(['id']).inTable('organs');
  });
  await refuseChanges(knex);
}

/** @param {import('knex').Knex} knex */
async function refuseChanges(knex) {
  if (knex.client.config.client === 'sqlite3') {
    for (const verb of ['update', 'delete']) {
      const refuse = `begin select raise(abort, '${REFUSAL}: ${verb} refused'); end`;
      await knex.raw(`create trigger report_entries_refuse_${verb} before ${verb} on report_entries ${refuse}`);
    }
    await knex.raw(`
      create trigger report_entries_refuse_replace before insert on report_entries when exists (select 1 from report_entries where id = new.id)
      begin select raise(abort, 'UNIQUE constraint failed: report_entries.id (${REFUSAL})'); end
    `);
    return;
  }
  const refuse = 'execute function refuse_change()';
  await knex.raw(`create trigger report_entries_refuse_change before update or delete on report_entries for each row ${refuse}`);
  await knex.raw(`create trigger report_entries_refuse_truncate before truncate on report_entries for each statement ${refuse}`);
}

/** Triggers go with their table. @param {import('knex').Knex} knex */
export async function down(knex) {
  await knex.schema.dropTable('own_indicators');
  await knex.schema.dropTable('report_entries');
}
