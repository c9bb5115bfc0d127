import type { ColumnType, Table } from './table.ts';
import { breachesTable, casesTable, historyTable, newJobsTable, pendingJobsTable } from './tables.ts';

type Columns = Pick<Table<object>, 'name' | 'columns' | 'types'>;

/**
 * The statements of the path of an event, which take JSON: each statement costs a trip, each row in it next to nothing. Texts are made
 * once, so that PostgreSQL prepares them once.
 */

/** What never changes after the first entry of a case. */
const FIXED_COLUMNS = new Set(['id', 'kind', 'organ_id', 'ref', 'parent_case_id', 'created_at']);
const changingColumns = casesTable.columns.filter((column) => !FIXED_COLUMNS.has(column));
const caseColumns = casesTable.columns.join(', ');
const loadColumns = casesTable.columns.map((column) => `cases.${column}`).join(', ');
const jobColumns = pendingJobsTable.columns.join(', ');

/** A job that is pending already keeps its claim; only what it will do is brought up to date. */
const PUT_JOB = `on conflict (case_id, kind, coalesce(instance, ''), run_on) where done_at is null
  do update set effective_on = excluded.effective_on, data = excluded.data`;

/** Rows arrive as arrays, in the order of the table's columns. */
export const sqliteStatements = {
  load: `select ${loadColumns},
      (select json_group_array(json_array(${jobColumns})) from jobs where case_id = cases.id and done_at is null) as pending_jobs
    from cases where cases.id in (select value from json_each(?))`,
  insertCases: `insert into cases (${caseColumns}) select ${cells(casesTable)} from json_each(?) as step where true
    on conflict (id) do nothing returning id`,
  /** The version expected stands behind the columns. */
  updateCases: `update cases set ${changingColumns.map((column) => `${column} = ${cell(casesTable.columns.indexOf(column))}`).join(', ')}
    from json_each(?) as step
    where cases.id = ${cell(0)} and cases.version = ${cell(casesTable.columns.length)} returning cases.id`,
  insertHistory: insertFromArrays(historyTable),
  dropJobs: 'delete from jobs where done_at is null and id in (select value from json_each(?))',
  putJobs: `${insertFromArrays(newJobsTable)} where true ${PUT_JOB}`,
  insertBreaches: insertFromArrays(breachesTable),
} as const;

/**
 * Rows arrive as objects by column name; `commit` takes cases, history, ids of jobs to drop, jobs to put, breaches.
 *
 * `= any (array(…))` makes the planner use the index whatever it guesses of the JSON; with `in` it may read the whole table.
 */
export const postgresStatements = {
  load: `select ${loadColumns},
      (select coalesce(json_agg(json_build_array(${jobColumns})), '[]')::text from jobs
        where case_id = cases.id and done_at is null) as pending_jobs
    from cases where cases.id = any (array(select json_array_elements_text(?::json)))`,
  commit: `with steps as (select * from ${recordset(casesTable, 'expected_version integer')}),
    updated as (update cases set ${changingColumns.map((column) => `${column} = steps.${column}`).join(', ')}
      from steps where cases.id = any (array(select id from steps)) and cases.id = steps.id
        and steps.expected_version > 0 and cases.version = steps.expected_version
      returning cases.id),
    inserted as (insert into cases (${caseColumns}) select ${caseColumns} from steps where expected_version = 0
      on conflict (id) do nothing returning id),
    recorded as (${insertFromObjects(historyTable)}),
    dropped as (delete from jobs where done_at is null and id = any (array(select json_array_elements_text(?::json)::integer))),
    put as (${insertFromObjects(newJobsTable)} ${PUT_JOB}),
    flagged as (${insertFromObjects(breachesTable)})
    select id from updated union all select id from inserted`,
} as const;

function cell(index: number): string {
  return `step.value ->> ${index}`;
}

function cells(table: Columns): string {
  return table.columns.map((_, index) => cell(index)).join(', ');
}

function insertFromArrays(table: Columns): string {
  return `insert into ${table.name} (${table.columns.join(', ')}) select ${cells(table)} from json_each(?) as step`;
}

function insertFromObjects(table: Columns): string {
  const columns = table.columns.join(', ');
  return `insert into ${table.name} (${columns}) select ${columns} from ${recordset(table)}`;
}

function recordset(table: Columns, ...more: readonly string[]): string {
  const columns = table.columns.map((column, index) => `${column} ${sqlType(table.types[index])}`);
  return `json_to_recordset(?::json) as step(${[...columns, ...more].join(', ')})`;
}

function sqlType(type: ColumnType | undefined): string {
  return type === 'integer' ? 'integer' : 'text';
}
