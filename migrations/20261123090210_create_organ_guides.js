// @ts-check
const REFUSAL = '公开指南的版本只增不改 / organ_guides is insert-only';

/** @param {import('knex').Knex} knex */
export async function up(knex) {
  await knex.schema.createTable('organ_guides', (table) => {
    table.comment('Disclosure guides (政府信息公开指南); each saving is a version of its own, the highest is in force');
    table.integer('organ_id').notNullable();
    table.integer('version').notNullable().comment('1, 2, 3, … within one organ');
    table.text('content').notNullable().comment('JSON');
    table.text('saved_at').notNullable().comment('UTC instant');
    table.text('saved_by').notNullable().comment('User who saved it');
    table.primary(['organ_id', 'version'], 'organ_guides_pkey');
    table.foreign(['organ_id'], 'organ_guides_organ_id_foreign').references(['id']).inTable('organs');
  });
  if (isSqlite(knex)) {
    for (const verb of ['update', 'delete']) {
      const refuse = `begin select raise(abort, '${REFUSAL}: ${verb} refused'); end`;
      await knex.raw(`create trigger organ_guides_refuse_${verb} before ${verb} on organ_guides ${refuse}`);
    }
    return;
  }
  const refuse = 'execute function refuse_change()';
  await knex.raw(`create trigger organ_guides_refuse_change before update or delete on organ_guides for each row ${refuse}`);
  await knex.raw(`create trigger organ_guides_refuse_truncate before truncate on organ_guides for each statement ${refuse}`);
}

/** @param {import('knex').Knex} knex */
function isSqlite(knex) {
  return knex.client.config.client === 'sqlite3';
}

/** @param {import('knex').Knex} knex */
export async function down(knex) {
  await knex.schema.dropTable('organ_guides');
}
