// @ts-check
/** @param {import('knex').Knex} knex */
export async function up(knex) {
  await knex.schema.createTable('calendar_feeds', (table) => {
    table.comment('Secret links under which calendar programs read the last days of cases');
    table.text('id').notNullable();
    table.text('token_hash').notNullable().comment('SHA-256 of the secret part of the link, which is not kept');
    table.text('kind').notNullable();
    table.text('user_id').notNullable().comment('Who made it: it shows no more than this person may see');
    table.integer('organ_id').notNullable().comment('Of whose cases; the owner must still belong to it');
    table.text('unit').comment('承办科室; null unless the kind is unit');
    table.text('case_id').comment('Null unless the kind is case');
    table.text('language').notNullable();
    table.text('created_at').notNullable().comment('UTC instant');
    table.text('last_read_at').comment('UTC instant, kept to a few minutes; null while nobody read it');
    table.text('revoked_at').comment('UTC instant; null while it is in use');
    table.text('digest').comment('Of what was read last; null while nobody read it');
    table.text('changed_at').comment('UTC instant since which that is so');
    table.primary(['id'], 'calendar_feeds_pkey');
    table.unique(['token_hash'], { indexName: 'calendar_feeds_token_hash_unique' });
    table.foreign(['user_id'], 'calendar_feeds_user_id_foreign').references(['id']).inTable('users');
    table.foreign(['organ_id'], 'calendar_feeds_organ_id_foreign').references(['id']).inTable('organs');
    table.foreign(['case_id'], 'calendar_feeds_case_id_foreign').references(['id']).inTable('cases');
    table.check("kind in ('officer', 'unit', 'case')", [], 'calendar_feeds_kind_check');
    table.check("(kind = 'unit') = (unit is not null)", [], 'calendar_feeds_unit_check');
    table.check("(kind = 'case') = (case_id is not null)", [], 'calendar_feeds_case_check');
  });
  await knex.raw('create index calendar_feeds_user_index on calendar_feeds (user_id, created_at) where revoked_at is null');
}

/** @param {import('knex').Knex} knex */
export async function down(knex) {
  await knex.schema.dropTable('calendar_feeds');
}
