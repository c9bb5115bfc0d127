// @ts-check
/**
 * The catalogue of publications as lists are narrowed and sorted by: fields of `cases.figures`, which holds the catalogue entry of a publication.
 * Partial indexes: nothing else is written to when a request changes.
 */
const PUBLICATIONS = "where kind = 'publication'";

/** @param {boolean} onSqlite @param {string} field */
const fieldOf = (onSqlite, field) => (onSqlite ? `json_extract(figures, '$.${field}')` : `(figures::jsonb->>'${field}')`);

/** @param {import('knex').Knex} knex */
export async function up(knex) {
  const onSqlite = knex.client.config.client === 'sqlite3';
  const [published, category, assessed] = ['publishedOn', 'category', 'assessedOn'].map((field) => fieldOf(onSqlite, field));
  await knex.raw(
    `create index cases_catalogue_index on cases (${published}, organ_id, id) ${PUBLICATIONS} and handling_state = 'published'`,
  );
  await knex.raw(`create index cases_catalogue_kind_index on cases (organ_id, ${category}) ${PUBLICATIONS}`);
  await knex.raw(`create index cases_exempt_index on cases (organ_id, ${assessed}) ${PUBLICATIONS} and handling_state = 'exempt'`);
  await knex.schema.createTable('conversion_keys', (table) => {
    table.comment(
      'Disclosable information that was given to applicants, by what it is about: several of one key call for its publication (art. 44)',
    );
    table.integer('organ_id').notNullable();
    table.text('info_key').notNullable().comment('Normalised subject of the application');
    table.text('case_id').notNullable();
    table.text('delivered_on').notNullable().comment('Day of the reply in Asia/Shanghai');
    table.primary(['organ_id', 'info_key', 'case_id'], 'conversion_keys_pkey');
    table.foreign(['case_id'], 'conversion_keys_case_id_foreign').references(['id']).inTable('cases');
  });
  await knex.schema.createTable('conversion_decisions', (table) => {
    table.comment('Whether information that several applicants asked for is published proactively');
    table.text('id').notNullable();
    table.integer('organ_id').notNullable();
    table.text('info_key').notNullable();
    table.text('decision').notNullable().comment('accepted or refused');
    table.text('reason').comment('Of a refusal');
    table.text('publication_id').comment('The stream that an acceptance opened');
    table
      .integer('case_count')
      .notNullable()
      .comment('Delivered cases of the key when it was decided: more of them raise the question again');
    table.text('decided_by').notNullable().comment('Id of the account or key');
    table.text('decided_by_name').notNullable().comment('As it was then');
    table.text('decided_at').notNullable().comment('UTC instant');
    table.primary(['id'], 'conversion_decisions_pkey');
    table.foreign(['organ_id'], 'conversion_decisions_organ_id_foreign').references(['id']).inTable('organs');
    table.index(['organ_id', 'info_key'], 'conversion_decisions_key_index');
  });
}

/** @param {import('knex').Knex} knex */
export async function down(knex) {
  await knex.schema.dropTable('conversion_decisions');
  await knex.schema.dropTable('conversion_keys');
  for (const name of ['cases_exempt_index', 'cases_catalogue_kind_index', 'cases_catalogue_index']) await knex.raw(`drop index ${name}`);
}
