// @ts-check
const REFUSAL = '年度报告的历史只增不改 / the history of a report is insert-only';

/** @param {import('knex').Knex} knex */
export async function up(knex) {
  await knex.schema.createTable('report_acts', (table) => {
    table.comment('What was done with the annual report of an organ and year: one stream of acts with a chain of hashes each');
    table.integer('organ_id').notNullable();
    table.integer('year').notNullable();
    table.integer('number').notNullable().comment('1, 2, 3, … without gaps');
    table.text('type').notNullable().comment('report.opened, report.frozen, …');
    table.text('data').notNullable().comment('JSON');
    table.text('machine_version').notNullable();
    table.text('actor_kind').notNullable().comment('staff, machine, command or import');
    table.text('actor_id').notNullable();
    table.text('actor_name').notNullable().comment('As it was then');
    table.text('recorded_at').notNullable().comment('UTC instant');
    table.text('prev_hash').comment('Null for the first');
    table.text('hash').notNullable();
    table.primary(['organ_id', 'year', 'number'], 'report_acts_pkey');
    table.foreign(['organ_id'], 'report_acts_organ_id_foreign').references(['id']).inTable('organs');
  });
  await refuseChanges(knex);
}

/** @param {import('knex').Knex} knex */
async function refuseChanges(knex) {
  if (knex.client.config.client === 'sqlite3') {
    for (const verb of ['update', 'delete']) {
      const refuse = `begin select raise(abort, '${REFUSAL}: ${verb} refused'); end`;
      await knex.raw(`create trigger report_acts_refuse_${verb} before ${verb} on report_acts ${refuse}`);
    }
    await knex.raw(`
      create trigger report_acts_refuse_replace before insert on report_acts when exists (select 1 from report_acts where organ_id = new.organ_id and year = new.year and number = new.number)
      begin select raise(abort, 'UNIQUE constraint failed: report_acts.organ_id, report_acts.year, report_acts.number (${REFUSAL})'); end
    `);
    return;
  }
  const refuse = 'execute function refuse_change()';
  await knex.raw(`create trigger report_acts_refuse_change before update or delete on report_acts for each row ${refuse}`);
  await knex.raw(`create trigger report_acts_refuse_truncate before truncate on report_acts for each statement ${refuse}`);
}

/** Triggers go with their table. @param {import('knex').Knex} knex */
export async function down(knex) {
  await knex.schema.dropTable('report_acts');
}
