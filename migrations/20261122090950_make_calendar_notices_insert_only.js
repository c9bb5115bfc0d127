// @ts-check
const REFUSAL = '节假日通知只增不改 / calendar_notices is insert-only';

/** @param {import('knex').Knex} knex */
export async function up(knex) {
  if (isSqlite(knex)) {
    for (const verb of ['update', 'delete']) {
      const refuse = `begin select raise(abort, '${REFUSAL}: ${verb} refused'); end`;
      await knex.raw(`create trigger calendar_notices_refuse_${verb} before ${verb} on calendar_notices ${refuse}`);
    }
    return;
  }
  const refuse = 'execute function refuse_change()';
  await knex.raw(`create trigger calendar_notices_refuse_change before update or delete on calendar_notices for each row ${refuse}`);
  await knex.raw(`create trigger calendar_notices_refuse_truncate before truncate on calendar_notices for each statement ${refuse}`);
}

/** @param {import('knex').Knex} knex */
function isSqlite(knex) {
  return knex.client.config.client === 'sqlite3';
}

/** @param {import('knex').Knex} knex */
export async function down(knex) {
  if (isSqlite(knex)) {
    for (const verb of ['update', 'delete']) await knex.raw(`drop trigger calendar_notices_refuse_${verb}`);
    return;
  }
  await knex.raw('drop trigger calendar_notices_refuse_truncate on calendar_notices');
  await knex.raw('drop trigger calendar_notices_refuse_change on calendar_notices');
}
