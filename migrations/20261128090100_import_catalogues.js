// @ts-check
/**
 * Tables that somebody brings in and looks at before accepting them: besides recorded figures, catalogues of what was published.
 *
 * @param {import('knex').Knex} knex
 */
export async function up(knex) {
  await knex.schema.alterTable('entry_imports', (table) => {
    table.text('kind').notNullable().defaultTo('entries').comment('entries (recorded figures of a year) or publications (a catalogue)');
  });
}

/** @param {import('knex').Knex} knex */
export async function down(knex) {
  await knex('entry_imports').whereNot({ kind: 'entries' }).delete();
  await knex.schema.alterTable('entry_imports', (table) => table.dropColumn('kind'));
}
