// @ts-check
const REFUSAL = '历史记录只增不改 / history is insert-only';

/** @param {import('knex').Knex} knex */
export async function up(knex) {
  if (isSqlite(knex)) await upSqlite(knex);
  else await upPostgres(knex);
}

/** @param {import('knex').Knex} knex */
function isSqlite(knex) {
  return knex.client.config.client === 'sqlite3';
}

/**
 * `insert or replace` removes the old row without firing delete triggers, so it needs a trigger of its own.
 *
 * @param {import('knex').Knex} knex
 */
async function upSqlite(knex) {
  for (const verb of ['update', 'delete']) {
    await knex.raw(
      `create trigger history_refuse_${verb} before ${verb} on history begin select raise(abort, '${REFUSAL}: ${verb} refused'); end`,
    );
  }
  await knex.raw(`
    create trigger history_refuse_replace before insert on history
    when exists (select 1 from history where case_id = new.case_id and version = new.version)
    begin select raise(abort, 'UNIQUE constraint failed: history.case_id, history.version (${REFUSAL})'); end
  `);
}

/** @param {import('knex').Knex} knex */
async function upPostgres(knex) {
  await knex.raw(`
    create function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception using errcode = 'restrict_violation',
        message = format('%s 只增不改 / %s is insert-only: %s refused', tg_table_name, tg_table_name, lower(tg_op));
    end $$
  `);
  await knex.raw('create trigger history_refuse_change before update or delete on history for each row execute function refuse_change()');
  await knex.raw('create trigger history_refuse_truncate before truncate on history for each statement execute function refuse_change()');
}

/** @param {import('knex').Knex} knex */
export async function down(knex) {
  if (isSqlite(knex)) {
    for (const verb of ['update', 'delete', 'replace']) await knex.raw(`drop trigger history_refuse_${verb}`);
    return;
  }
  await knex.raw('drop trigger history_refuse_truncate on history');
  await knex.raw('drop trigger history_refuse_change on history');
  await knex.raw('drop function refuse_change()');
}
