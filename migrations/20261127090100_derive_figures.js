// @ts-check
/**
 * What the annual report counts cases by, as columns that the database itself derives from `cases.figures`: nothing has to remember to keep
 * them. Requests of one `figures_kind` stand in the same cells of a report if their days do, so a report counts kinds, not cases.
 *
 * `figures_kind` is JSON: `[[voided, channel, applicantClass, kind, code, ground, inTime], byBaseDay, several]`, of the first reply or closing;
 * `byBaseDay` tells whether it was given by the base due day, `several` whether more replies followed. Booleans are 0 and 1 on SQLite.
 * `figures_received` is null in cases that no report counts as requests; the index is on what is counted and holds all that is asked for.
 * `figures_more` marks the few whose reviews, suits, complaints and later replies have to be read one by one.
 */
const INDEXES = [
  'create index cases_figures_index on cases (organ_id, figures_kind, figures_received, figures_replied) where figures_received is not null',
  'create index cases_figures_more_index on cases (organ_id, id) where figures_more = 1',
];
const COUNTED = "kind in ('request', 'complaint')";
const COLUMNS = ['figures_kind', 'figures_received', 'figures_replied', 'figures_more'];

/** @type {Readonly<Record<string, string>>} */
const SQLITE_COLUMNS = {
  figures_kind: `text generated always as (json_array(
    json(json_extract(figures, '$.voided', '$.channel', '$.applicantClass', '$.replies[0].kind', '$.replies[0].code', '$.replies[0].ground',
      '$.replies[0].inTime')),
    json_extract(figures, '$.replies[0].on') <= json_extract(figures, '$.replies[0].baseDueOn'),
    json_array_length(figures, '$.replies') > 1
  )) virtual`,
  figures_received: `text generated always as (case when ${COUNTED} then json_extract(figures, '$.receivedOn') end) virtual`,
  figures_replied: "text generated always as (json_extract(figures, '$.replies[0].on')) virtual",
  figures_more: `integer generated always as (case when ${COUNTED} and (json_array_length(figures, '$.replies') > 1
    or json_array_length(figures, '$.reviews') > 0 or json_array_length(figures, '$.suits') > 0
    or json_array_length(figures, '$.complaints') > 0) then 1 end) virtual`,
};

/** Functions, since PostgreSQL would else parse the same text once for every field. */
const POSTGRES_FUNCTIONS = [
  `create function case_figures_kind(figures jsonb) returns text language sql immutable parallel safe as $$
    select jsonb_build_array(
      jsonb_build_array(figures->'voided', figures->'channel', figures->'applicantClass', figures->'replies'->0->'kind',
        figures->'replies'->0->'code', figures->'replies'->0->'ground', figures->'replies'->0->'inTime'),
      (figures->'replies'->0->>'on') collate "C" <= figures->'replies'->0->>'baseDueOn',
      case when jsonb_typeof(figures->'replies') = 'array' then jsonb_array_length(figures->'replies') > 1 end
    )::text $$`,
  `create function case_figures_more(figures jsonb) returns integer language sql immutable parallel safe as $$
    select case when jsonb_path_exists(figures, '$.replies[1]') or jsonb_path_exists(figures, '$.reviews[0]')
      or jsonb_path_exists(figures, '$.suits[0]') or jsonb_path_exists(figures, '$.complaints[0]') then 1 end $$`,
];

/** Days are compared by the order of their letters, whatever the language of the database. @type {Readonly<Record<string, string>>} */
const POSTGRES_COLUMNS = {
  figures_kind: 'text collate "C" generated always as (case_figures_kind(figures::jsonb)) stored',
  figures_received: `text collate "C" generated always as (case when ${COUNTED} then figures::jsonb->>'receivedOn' end) stored`,
  figures_replied: `text collate "C" generated always as (figures::jsonb->'replies'->0->>'on') stored`,
  figures_more: `integer generated always as (case when ${COUNTED} then case_figures_more(figures::jsonb) end) stored`,
};

/** @param {import('knex').Knex} knex */
export async function up(knex) {
  if (knex.client.config.client === 'sqlite3') {
    for (const column of COLUMNS) await knex.raw(`alter table cases add column ${column} ${SQLITE_COLUMNS[column]}`);
  } else {
    for (const statement of POSTGRES_FUNCTIONS) await knex.raw(statement);
    // One statement: the table is written anew once.
    await knex.raw(`alter table cases ${COLUMNS.map((column) => `add column ${column} ${POSTGRES_COLUMNS[column]}`).join(', ')}`);
  }
  for (const index of INDEXES) await knex.raw(index);
}

/** @param {import('knex').Knex} knex */
export async function down(knex) {
  await knex.raw('drop index cases_figures_more_index');
  await knex.raw('drop index cases_figures_index');
  for (const column of [...COLUMNS].reverse()) await knex.raw(`alter table cases drop column ${column}`);
  if (knex.client.config.client === 'sqlite3') return;
  await knex.raw('drop function case_figures_more(jsonb)');
  await knex.raw('drop function case_figures_kind(jsonb)');
}
