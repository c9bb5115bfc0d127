// @ts-check
const REFUSAL = '案件备注只增不改 / notes is insert-only';

/** @param {import('knex').Knex} knex */
export async function up(knex) {
  await knex.schema.createTable('notes', (table) => {
    table.comment('Notes of staff on a case. Not part of its history; never shown to applicants');
    table.text('id').notNullable();
    table.text('case_id').notNullable();
    table.text('user_id').notNullable();
    table.text('user_name').notNullable().comment('As it was when the note was written');
    table.text('written_at').notNullable().comment('UTC instant, YYYY-MM-DDTHH:mm:ss.sssZ');
    table.text('text').notNullable().comment('1 to 4000 characters');
    table.primary(['id'], 'notes_pkey');
    table.foreign(['case_id'], 'notes_case_id_foreign').references(['id']).inTable('cases');
    table.index(['case_id', 'written_at'], 'notes_case_index');
  });
  if (isSqlite(knex)) {
    for (const verb of ['update', 'delete']) {
      const refuse = `begin select raise(abort, '${REFUSAL}: ${verb} refused'); end`;
      await knex.raw(`create trigger notes_refuse_${verb} before ${verb} on notes ${refuse}`);
    }
    await knex.raw(`
      create trigger notes_refuse_replace before insert on notes when exists (select 1 from notes where id = new.id)
      begin select raise(abort, 'UNIQUE constraint failed: notes.id (${REFUSAL})'); end
    `);
    return;
  }
  const refuse = 'execute function refuse_change()';
  await knex.raw(`create trigger notes_refuse_change before update or delete on notes for each row ${refuse}`);
  await knex.raw(`create trigger notes_refuse_truncate before truncate on notes for each statement ${refuse}`);
}

/** @param {import('knex').Knex} knex */
function isSqlite(knex) {
  return knex.client.config.client === 'sqlite3';
}

/** Triggers go with their table. @param {import('knex').Knex} knex */
export async function down(knex) {
  await knex.schema.dropTable('notes');
}
