// @ts-check
/** @param {import('knex').Knex} knex */
export async function up(knex) {
  await knex.schema.alterTable('own_indicators', (table) => {
    table.integer('decimals').notNullable().defaultTo(0).comment('Most decimals of an amount: 0 or 4');
  });
  await knex.schema.createTable('entry_imports', (table) => {
    table.comment('Tables of recorded figures that somebody brought in and looks at before accepting them');
    table.text('id').notNullable();
    table.integer('organ_id').notNullable();
    table.integer('year').notNullable().comment('The year whose ledger the rows go into');
    table.text('file_name').notNullable();
    table.text('digest').notNullable().comment('SHA-256 of the file');
    table.text('made_by').notNullable().comment('Id of the account or key');
    table.text('made_by_name').notNullable().comment('As it was then');
    table.text('made_at').notNullable().comment('UTC instant');
    table.text('content').notNullable().comment('JSON: the entries as read, each with its cell, and own indicators to be made');
    table.integer('total').notNullable().comment('How many entries were read');
    table.text('remarks').notNullable().comment('JSON array: what is wrong or worth a look, by sheet and cell');
    table.integer('looked_at').notNullable().defaultTo(0).comment('Lines compared with the ledger so far');
    table.text('outcome').comment('JSON: what accepting would record; null until every line was compared');
    table.text('accepted_at').comment('UTC instant; null while it is a draft');
    table.text('accepted_by_name').comment('As it was then');
    table.integer('accepted_rows').comment('How many entries it recorded');
    table.text('dropped_at').comment('UTC instant; null unless it was thrown away');
    table.primary(['id'], 'entry_imports_pkey');
    table.foreign(['organ_id'], 'entry_imports_organ_id_foreign').references(['id']).inTable('organs');
    table.index(['organ_id', 'digest'], 'entry_imports_digest_index');
  });
  await knex.raw("create index cases_publications_index on cases (organ_id, id) where kind = 'publication'");
}

/** @param {import('knex').Knex} knex */
export async function down(knex) {
  await knex.raw('drop index cases_publications_index');
  await knex.schema.dropTable('entry_imports');
  await knex.schema.alterTable('own_indicators', (table) => table.dropColumn('decimals'));
}
