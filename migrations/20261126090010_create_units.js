// @ts-check
/** @param {import('knex').Knex} knex */
export async function up(knex) {
  await knex.schema.alterTable('organs', (table) => {
    table.integer('parent_id').comment('The organ above it; null at the top');
    table.text('closed_at').comment('UTC instant at which it was abolished or left; null while it works');
  });
  await knex.schema.createTable('units', (table) => {
    table.comment('Units (承办科室) of an organ, as a tree; never deleted, because cases and accounts name them');
    table.increments('id');
    table.integer('organ_id').notNullable();
    table.integer('parent_id').comment('The unit above it; null at the top');
    table.text('name').notNullable().comment('As in accounts and cases; unique within the organ');
    table.text('closed_at').comment('UTC instant; null while it exists');
    table.unique(['organ_id', 'name'], { indexName: 'units_organ_name_unique' });
    table.foreign(['organ_id'], 'units_organ_id_foreign').references(['id']).inTable('organs');
    table.foreign(['parent_id'], 'units_parent_id_foreign').references(['id']).inTable('units');
  });
  // What accounts name already is a unit.
  await knex.raw('insert into units (organ_id, name) select organ_id, unit from users where unit is not null group by organ_id, unit');
}

/** @param {import('knex').Knex} knex */
export async function down(knex) {
  await knex.schema.dropTable('units');
  // Knex would make the table anew on SQLite, which is refused while accounts and cases point to it.
  for (const column of ['parent_id', 'closed_at']) await knex.raw('alter table organs drop column ??', [column]);
}
