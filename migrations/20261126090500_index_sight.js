// @ts-check
/** As in src/store/queue-conditions.ts: indexes are used only where the texts agree. */
const ENDED = "('closed', 'archived', 'decided', 'rejected', 'withdrawn', 'corrected', 'refused', 'transferred', 'published', 'exempt')";
const OPEN = `closed_on is null and handling_state not in ${ENDED}`;
const DUE = "coalesce(due_on, '9999-12-31')";
const NOBODYS = "coalesce(unit, assigned_to, '')";
const ARRIVED = "coalesce(arrived_on, '0001-01-01')";

/**
 * With whom a case lies stands in the indexes that lists follow, so that no case need be read to be skipped for those who see their unit's
 * alone; and what lies with nobody, which all of them see, has an index of its own.
 *
 * @param {import('knex').Knex} knex
 */
export async function up(knex) {
  await knex.raw('drop index cases_updated_index');
  await knex.raw('drop index cases_open_arrived_index');
  await knex.raw('create index cases_updated_index on cases (organ_id, updated_at, id, version, unit, assigned_to)');
  await knex.raw(`create index cases_open_arrived_index on cases (organ_id, kind, ${ARRIVED}, id, unit, assigned_to) where ${OPEN}`);
  await knex.raw(
    `create index cases_open_nobody_index on cases (${NOBODYS}, organ_id, kind, ${DUE}, id, closed_on, handling_state, clock_state)
     where ${OPEN} and ${NOBODYS} = ''`,
  );
}

/** @param {import('knex').Knex} knex */
export async function down(knex) {
  await knex.raw('drop index cases_open_nobody_index');
  await knex.raw('drop index cases_updated_index');
  await knex.raw('drop index cases_open_arrived_index');
  await knex.raw('create index cases_updated_index on cases (organ_id, updated_at, id, version)');
  await knex.raw(`create index cases_open_arrived_index on cases (organ_id, kind, ${ARRIVED}, id) where ${OPEN}`);
}
