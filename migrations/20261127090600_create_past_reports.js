// @ts-check
import { randomBytes } from 'node:crypto';

const REFUSAL = '往年报告只增不改，有误的另行导入 / past reports are insert-only; a wrong one is imported anew';

/** @param {import('knex').Knex} knex */
export async function up(knex) {
  await knex.schema.createTable('past_reports', (table) => {
    table.comment('Annual reports of past years as they were published, stored as stated; one row an import, never changed');
    table.text('id').notNullable();
    table.integer('organ_id').notNullable();
    table.integer('year').notNullable();
    table.integer('version').notNullable().comment('1, 2, 3, … of the organ and year; the last one holds');
    table.text('format').notNullable().comment('T2014, T2019 or T2021');
    table.text('cells').notNullable().comment('JSON: each cell as stated, null where the file does not tell it');
    table.text('findings').notNullable().comment('JSON array: what did not add up or was odd, by sheet and cell');
    table.text('file_name').notNullable();
    table.text('digest').notNullable().comment('SHA-256 of the file');
    table.text('source').notNullable().comment('Where the report was published; empty when it was not said');
    table.text('imported_by').notNullable().comment('Id of the account or key');
    table.text('imported_by_name').notNullable().comment('As it was then');
    table.text('imported_at').notNullable().comment('UTC instant');
    table.primary(['id'], 'past_reports_pkey');
    table.unique(['organ_id', 'year', 'version'], { indexName: 'past_reports_version_unique' });
    table.foreign(['organ_id'], 'past_reports_organ_id_foreign').references(['id']).inTable('organs');
  });
  await knex.schema.createTable('open_data_keys', (table) => {
    table.comment('One row: from it the ids of open data are made, so that they lead nowhere');
    table.integer('id').notNullable();
    table.text('secret').notNullable().comment('Random, hexadecimal');
    table.primary(['id'], 'open_data_keys_pkey');
  });
  await knex('open_data_keys').insert({ id: 1, secret: randomBytes(32).toString('hex') });
  await refuseChanges(knex);
}

/** @param {import('knex').Knex} knex */
async function refuseChanges(knex) {
  if (knex.client.config.client === 'sqlite3') {
    for (const verb of ['update', 'delete']) {
      const refuse = `begin select raise(abort, '${REFUSAL}: ${verb} refused'); end`;
      await knex.raw(`create trigger past_reports_refuse_${verb} before ${verb} on past_reports ${refuse}`);
    }
    await knex.raw(`
      create trigger past_reports_refuse_replace before insert on past_reports
      when exists (select 1 from past_reports where id = new.id or (organ_id = new.organ_id and year = new.year and version = new.version))
      begin select raise(abort, 'UNIQUE constraint failed: past_reports.organ_id, past_reports.year, past_reports.version (${REFUSAL})'); end
    `);
    return;
  }
  const refuse = 'execute function refuse_change()';
  await knex.raw(`create trigger past_reports_refuse_change before update or delete on past_reports for each row ${refuse}`);
  await knex.raw(`create trigger past_reports_refuse_truncate before truncate on past_reports for each statement ${refuse}`);
}

/** Triggers go with their table. @param {import('knex').Knex} knex */
export async function down(knex) {
  await knex.schema.dropTable('open_data_keys');
  await knex.schema.dropTable('past_reports');
}
