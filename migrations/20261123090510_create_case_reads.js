// @ts-check
const REFUSAL = '查阅记录只增不改 / case_reads is insert-only';

/** @param {import('knex').Knex} knex */
export async function up(knex) {
  await knex.schema.createTable('case_reads', (table) => {
    table.comment('Who of the staff read which case when');
    table.text('id').notNullable();
    table.text('case_id').notNullable();
    table.text('user_id').notNullable();
    table.text('user_name').notNullable().comment('As it was then');
    table.text('read_at').notNullable().comment('UTC instant, YYYY-MM-DDTHH:mm:ss.sssZ');
    table.text('what').notNullable().comment('page, file, export, verify, what-if, reads');
    table.text('detail').comment('Such as the id of the file; no personal data');
    table.primary(['id'], 'case_reads_pkey');
    table.foreign(['case_id'], 'case_reads_case_id_foreign').references(['id']).inTable('cases');
    table.index(['case_id', 'read_at'], 'case_reads_case_index');
    table.index(['user_id', 'read_at'], 'case_reads_user_index');
  });
  if (isSqlite(knex)) {
    for (const verb of ['update', 'delete']) {
      const refuse = `begin select raise(abort, '${REFUSAL}: ${verb} refused'); end`;
      await knex.raw(`create trigger case_reads_refuse_${verb} before ${verb} on case_reads ${refuse}`);
    }
    await knex.raw(`
      create trigger case_reads_refuse_replace before insert on case_reads when exists (select 1 from case_reads where id = new.id)
      begin select raise(abort, 'UNIQUE constraint failed: case_reads.id (${REFUSAL})'); end
    `);
    return;
  }
  const refuse = 'execute function refuse_change()';
  await knex.raw(`create trigger case_reads_refuse_change before update or delete on case_reads for each row ${refuse}`);
  await knex.raw(`create trigger case_reads_refuse_truncate before truncate on case_reads for each statement ${refuse}`);
}

/** @param {import('knex').Knex} knex */
function isSqlite(knex) {
  return knex.client.config.client === 'sqlite3';
}

/** Triggers go with their table. @param {import('knex').Knex} knex */
export async function down(knex) {
  await knex.schema.dropTable('case_reads');
}
