// @ts-check
/** As in src/store/queue-conditions.ts: indexes are used only where the texts agree. */
const DUE = "coalesce(due_on, '9999-12-31')";
const ARRIVED = "coalesce(arrived_on, '0001-01-01')";
const ENDED = "('closed', 'archived', 'decided', 'rejected', 'withdrawn', 'corrected', 'refused', 'transferred', 'published', 'exempt')";
const OPEN = `closed_on is null and handling_state not in ${ENDED}`;
const FINISHED = `(closed_on is not null or handling_state in ${ENDED})`;
/** What decides whether a case belongs to a group: in an index, so that a case need not be read to be skipped. */
const GROUPING = 'closed_on, handling_state, clock_state';

/**
 * Each order in which the queue is read has its index, and so has each choice that few cases meet: the time of a page must not grow with
 * the number of cases.
 *
 * @type {Readonly<Record<string, string>>}
 */
const INDEXES = {
  cases_open_index: `(organ_id, kind, ${DUE}, id, ${GROUPING}, waiting_for, channel, decision_code, applicant_class, arrived_on,
    provisional_from, breach_count, confirmed_late_on, assigned_to, unit) where ${OPEN}`,
  cases_open_assigned_index: `(assigned_to, organ_id, kind, ${DUE}, id, unit, ${GROUPING}) where ${OPEN} and assigned_to is not null`,
  cases_open_unit_index: `(unit, organ_id, kind, ${DUE}, id, ${GROUPING}) where ${OPEN} and unit is not null`,
  cases_open_state_index: `(organ_id, kind, handling_state, ${DUE}, id) where ${OPEN}`,
  cases_open_waiting_index: `(organ_id, kind, waiting_for, ${DUE}, id) where ${OPEN}`,
  cases_open_still_index: `(organ_id, kind, clock_state, ${DUE}, id) where ${OPEN} and clock_state <> 'running'`,
  cases_open_arrived_index: `(organ_id, kind, ${ARRIVED}, id) where ${OPEN}`,
  cases_finished_index: `(organ_id, kind, updated_at, id, assigned_to, unit, closed_on, handling_state) where ${FINISHED}`,
  cases_updated_index: '(organ_id, updated_at, id, version)',
};

/** @param {import('knex').Knex} knex */
export async function up(knex) {
  await knex.schema.alterTable('cases', (table) => {
    table.text('confirmed_late_on').comment('Day in Asia/Shanghai: receipt confirmed later than the next working day; null when not');
  });
  for (const [name, columns] of Object.entries(INDEXES)) await knex.raw(`create index ${name} on cases ${columns}`);
}

/** @param {import('knex').Knex} knex */
export async function down(knex) {
  for (const name of Object.keys(INDEXES)) await knex.raw(`drop index ${name}`);
  await knex.raw('alter table cases drop column confirmed_late_on');
}
