// @ts-check
const BEFORE = "('staff', 'applicant', 'mailbox', 'clock', 'import')";
const AFTER = "('staff', 'machine', 'applicant', 'mailbox', 'clock', 'import')";

/** Programs with a key of their own record events. @param {import('knex').Knex} knex */
export async function up(knex) {
  await allow(knex, BEFORE, AFTER);
}

/** @param {import('knex').Knex} knex */
export async function down(knex) {
  await allow(knex, AFTER, BEFORE);
}

/**
 * @param {import('knex').Knex} knex
 * @param {string} from
 * @param {string} to
 */
async function allow(knex, from, to) {
  if (knex.client.config.client === 'sqlite3') {
    await allowSqlite(knex, from, to);
    return;
  }
  await knex.raw('alter table history drop constraint history_actor_kind_check');
  await knex.raw(`alter table history add constraint history_actor_kind_check check (actor_kind in ${to})`);
}

/**
 * SQLite cannot change a check. Its text is exchanged, as its manual describes for changes that leave the stored rows as they are
 * (sqlite.org/lang_altertable.html): a table made anew would lose the triggers that refuse changes, and with them its history for a moment.
 *
 * @param {import('knex').Knex} knex
 * @param {string} from
 * @param {string} to
 */
async function allowSqlite(knex, from, to) {
  const [{ schema_version: version }] = await knex.raw('pragma schema_version');
  await knex.raw('pragma writable_schema = on');
  const exchange = "update sqlite_schema set sql = replace(sql, ?, ?) where type = 'table' and name = 'history'";
  await knex.raw(exchange, [`actor_kind in ${from}`, `actor_kind in ${to}`]);
  await knex.raw(`pragma schema_version = ${Number(version) + 1}`);
  await knex.raw('pragma writable_schema = off');
  const [{ sql }] = await knex.raw("select sql from sqlite_schema where type = 'table' and name = 'history'");
  if (!String(sql).includes(to)) throw new Error('The check of history.actor_kind is not as it was made');
  // Reads the schema anew: what could not be read would fail here, and nothing of it would stay.
  await knex.raw('select 1 from history limit 1');
}
