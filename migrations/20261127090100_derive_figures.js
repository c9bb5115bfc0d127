// @ts-check
/**
 * What the annual report counts cases by, as columns that the database itself derives from `cases.figures`: nothing has to remember to keep
 * them. Requests of one `figures_kind` stand in the same cells of a report if their days do, so a report counts kinds, not cases.
 *
 * `figures_kind` is JSON: `[[voided, channel, applicantClass, kind, code, ground, inTime], byBaseDay, several]`, of the first reply or closing;
 * `byBaseDay` tells whether it was given by the base due day, `several` whether more replies followed. Booleans are 0 and 1 on SQLite.
 * `figures_received` is null in cases that no report counts as requests; the index is on what is counted and holds all that is asked for.
 * `figures_more` is the whole projection of the few whose reviews, suits, complaints and later replies have to be read one by one. On SQLite
 * their index holds it, so that they are read in one go; PostgreSQL limits what an index may hold, and finds rows faster. `figures_from` and
 * `figures_until` are the first and last day on which such a case may count for more than its request: where it is a single proceeding, its
 * own; else all days, for the engine to tell.
 */
const COUNT_INDEX =
  'create index cases_figures_index on cases (organ_id, figures_kind, figures_received, figures_replied) where figures_received is not null';
const MORE_INDEXES = {
  sqlite:
    'create index cases_figures_more_index on cases (organ_id, id, figures_from, figures_until, figures_more) where figures_more is not null',
  postgres: 'create index cases_figures_more_index on cases (organ_id, id, figures_from, figures_until) where figures_more is not null',
};
const COUNTED = "kind in ('request', 'complaint')";
const COLUMNS = ['figures_kind', 'figures_received', 'figures_replied', 'figures_from', 'figures_until', 'figures_more'];

/** One review, one suit of one trial with one judgment at most, or one complaint; and no later reply. */
const SQLITE_SINGLE = `json_array_length(figures, '$.replies') <= 1
  and json_array_length(figures, '$.reviews') + json_array_length(figures, '$.suits') + json_array_length(figures, '$.complaints') = 1
  and ifnull(json_array_length(figures, '$.suits[0].trials'), 1) = 1
  and ifnull(json_array_length(figures, '$.suits[0].trials[0].judgments'), 0) <= 1`;

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
  figures_from: `text generated always as (case when ${SQLITE_SINGLE} then coalesce(json_extract(figures, '$.reviews[0].acceptedOn'),
    json_extract(figures, '$.suits[0].trials[0].openedOn'), json_extract(figures, '$.complaints[0].filedOn'), '0000') else '0000' end) virtual`,
  figures_until: `text generated always as (case when ${SQLITE_SINGLE} then coalesce(json_extract(figures, '$.reviews[0].endedOn'),
    json_extract(figures, '$.suits[0].trials[0].withdrawnOn'), json_extract(figures, '$.suits[0].trials[0].judgments[0].effectiveOn'),
    json_extract(figures, '$.complaints[0].filedOn'), '9999') else '9999' end) virtual`,
  figures_more: `text generated always as (case when ${COUNTED} and (json_array_length(figures, '$.replies') > 1
    or json_array_length(figures, '$.reviews') > 0 or json_array_length(figures, '$.suits') > 0
    or json_array_length(figures, '$.complaints') > 0) then figures end) virtual`,
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
  `create function case_figures_more(figures jsonb) returns boolean language sql immutable parallel safe as $$
    select jsonb_path_exists(figures, '$.replies[1]') or jsonb_path_exists(figures, '$.reviews[0]')
      or jsonb_path_exists(figures, '$.suits[0]') or jsonb_path_exists(figures, '$.complaints[0]') $$`,
];

/** @type {Readonly<Record<string, string>>} */
const POSTGRES_SPANS = {
  from: `coalesce(figures->'reviews'->0->>'acceptedOn', figures->'suits'->0->'trials'->0->>'openedOn',
    figures->'complaints'->0->>'filedOn', '0000') else '0000' end`,
  until: `coalesce(figures->'reviews'->0->>'endedOn', figures->'suits'->0->'trials'->0->>'withdrawnOn',
    figures->'suits'->0->'trials'->0->'judgments'->0->>'effectiveOn', figures->'complaints'->0->>'filedOn', '9999') else '9999' end`,
};
for (const [end, days] of Object.entries(POSTGRES_SPANS)) {
  POSTGRES_FUNCTIONS.push(`create function case_figures_${end}(figures jsonb) returns text language sql immutable parallel safe as $$
    select case when not jsonb_path_exists(figures, '$.replies[1]') and not jsonb_path_exists(figures, '$.suits[0].trials[1]')
      and not jsonb_path_exists(figures, '$.suits[0].trials[0].judgments[1]')
      and jsonb_array_length(jsonb_path_query_array(figures, '$.reviews[*]')) + jsonb_array_length(jsonb_path_query_array(figures, '$.suits[*]'))
        + jsonb_array_length(jsonb_path_query_array(figures, '$.complaints[*]')) = 1
      then ${days} $$`);
}

/** Days are compared by the order of their letters, whatever the language of the database. @type {Readonly<Record<string, string>>} */
const POSTGRES_COLUMNS = {
  figures_kind: 'text collate "C" generated always as (case_figures_kind(figures::jsonb)) stored',
  figures_received: `text collate "C" generated always as (case when ${COUNTED} then figures::jsonb->>'receivedOn' end) stored`,
  figures_replied: `text collate "C" generated always as (figures::jsonb->'replies'->0->>'on') stored`,
  figures_from: 'text collate "C" generated always as (case_figures_from(figures::jsonb)) stored',
  figures_until: 'text collate "C" generated always as (case_figures_until(figures::jsonb)) stored',
  figures_more: `text generated always as (case when ${COUNTED} and case_figures_more(figures::jsonb) then figures end) stored`,
};

/** @param {import('knex').Knex} knex */
export async function up(knex) {
  if (isSqlite(knex)) {
    for (const column of COLUMNS) await knex.raw(`alter table cases add column ${column} ${SQLITE_COLUMNS[column]}`);
  } else {
    for (const statement of POSTGRES_FUNCTIONS) await knex.raw(statement);
    // One statement: the table is written anew once.
    await knex.raw(`alter table cases ${COLUMNS.map((column) => `add column ${column} ${POSTGRES_COLUMNS[column]}`).join(', ')}`);
  }
  await knex.raw(COUNT_INDEX);
  await knex.raw(isSqlite(knex) ? MORE_INDEXES.sqlite : MORE_INDEXES.postgres);
}

/** @param {import('knex').Knex} knex */
export async function down(knex) {
  await knex.raw('drop index cases_figures_more_index');
  await knex.raw('drop index cases_figures_index');
  for (const column of [...COLUMNS].reverse()) await knex.raw(`alter table cases drop column ${column}`);
  if (isSqlite(knex)) return;
  for (const name of ['more', 'kind', 'from', 'until']) await knex.raw(`drop function case_figures_${name}(jsonb)`);
}

/** @param {import('knex').Knex} knex */
function isSqlite(knex) {
  return knex.client.config.client === 'sqlite3';
}
