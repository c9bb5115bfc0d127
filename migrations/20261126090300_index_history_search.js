// @ts-check
/**
 * Auditors search across cases, newest first, by the day of recording or of effect. Each index ends with what orders a page, so that a page
 * starts where the one before ended, however many entries there are. There are no more of them than that: every event pays for each.
 *
 * @type {Readonly<Record<string, string>>}
 */
const INDEXES = {
  history_recorded_index: 'history (recorded_at, case_id, version)',
  history_effective_index: 'history (effective_on, case_id, version)',
  history_type_recorded_index: 'history (type, recorded_at, case_id, version)',
  history_type_effective_index: 'history (type, effective_on, case_id, version)',
  history_actor_recorded_index: 'history (actor_id, recorded_at, case_id, version)',
  // Of imports only: ordinary events pay nothing for these.
  history_inferred_recorded_index: "history (recorded_at, case_id, version) where provenance = 'inferred'",
  history_inferred_effective_index: "history (effective_on, case_id, version) where provenance = 'inferred'",
  history_assumed_recorded_index: "history (recorded_at, case_id, version) where assumed <> '[]'",
  history_assumed_effective_index: "history (effective_on, case_id, version) where assumed <> '[]'",
  case_reads_at_index: 'case_reads (read_at, id)',
};

/** @param {import('knex').Knex} knex */
export async function up(knex) {
  for (const [name, columns] of Object.entries(INDEXES)) await knex.raw(`create index ${name} on ${columns}`);
}

/** @param {import('knex').Knex} knex */
export async function down(knex) {
  for (const name of Object.keys(INDEXES)) await knex.raw(`drop index ${name}`);
}
