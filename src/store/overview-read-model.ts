import type { Knex } from 'knex';
import type { CaseSight } from '../law/access/case-sight.ts';
import type { CivilDate } from '../law/civil-date.ts';
import { guardStore } from './guard-store.ts';
import type { QueueItem } from './rows.ts';
import { within } from './sight-filter.ts';
import { queueTable } from './tables.ts';

/** Rows that a page of a person shows; more are counted, not listed. */
const MAX_LISTED = 200;
/** Due days that a month shows: a hundred a working day. */
const MAX_IN_MONTH = 2_500;

export interface OrganScope {
  /** Null: all organs. */
  readonly organId: number | null;
  /** Whoever asks sees no others; left out for figures, which tell of no case. */
  readonly sight?: CaseSight | undefined;
}

/** What runs out on a day, from the clock's jobs. */
export interface LapseInMonth {
  readonly caseId: string;
  readonly caseNo: string | null;
  readonly title: string | null;
  /** Type of the event that the clock will record. */
  readonly kind: string;
  /** The day on which it takes effect: the one after the last day. */
  readonly on: CivilDate;
}

export interface WorkloadRow {
  /** Null: nobody is assigned. */
  readonly userId: string | null;
  readonly name: string | null;
  readonly unit: string | null;
  readonly open: number;
  readonly overdue: number;
  readonly dueSoon: number;
  readonly standing: number;
}

/** What leaders see across cases: desks, months, workload, and the figures of a period. */
export function createOverviewReadModel(db: Knex) {
  return guardStore({
    /** Figures of every request that a period from `from` on can count: received or closed in it, or open. The shape is the engine's. */
    async figuresSince(from: CivilDate, scope: OrganScope): Promise<{ readonly id: string; readonly figures: unknown }[]> {
      const rows: { id: string; figures: string }[] = await requests(db, scope)
        .select('id', 'figures')
        .where((either) => either.whereNull('closed_on').orWhere('closed_on', '>=', from).orWhere('received_on', '>=', from))
        .orderBy('id');
      return rows.map(({ id, figures }) => ({ id, figures: JSON.parse(figures) as unknown }));
    },
    /** Open requests in one of these states of handling, by due day. */
    inStates: (states: readonly string[], scope: OrganScope): Promise<QueueItem[]> =>
      listed(
        requests(db, scope)
          .whereIn('handling_state', [...states])
          .whereNull('closed_on'),
      ),
    /** As `inStates`, each with the stored snapshots of its charts. */
    async withCharts(states: readonly string[], scope: OrganScope): Promise<{ readonly item: QueueItem; readonly state: unknown }[]> {
      const rows: Record<string, unknown>[] = await byDueDay(
        requests(db, scope)
          .whereIn('handling_state', [...states])
          .whereNull('closed_on'),
      )
        .select([...queueTable.columns, 'state'])
        .limit(MAX_LISTED);
      return rows.map((row) => ({ item: queueTable.fromRow(row), state: JSON.parse(String(row.state)) as unknown }));
    },
    /** Open requests whose time runs and whose due day is `until` or earlier. */
    dueBy: (until: CivilDate, scope: OrganScope): Promise<QueueItem[]> =>
      listed(requests(db, scope).where({ clock_state: 'running' }).whereNull('closed_on').where('due_on', '<=', until)),
    /** Open requests due on a day of the span, both ends inclusive. */
    async dueBetween(span: { readonly from: CivilDate; readonly until: CivilDate }, scope: OrganScope): Promise<QueueItem[]> {
      const rows = await byDueDay(requests(db, scope).whereNull('closed_on').whereBetween('due_on', [span.from, span.until]))
        .select(queueTable.columns)
        .limit(MAX_IN_MONTH);
      return rows.map(queueTable.fromRow);
    },
    lapsesBetween: (span: { readonly from: CivilDate; readonly until: CivilDate }, scope: OrganScope) => lapsesBetween(db, { span, scope }),
    /** Ids of cases with a review, suit, complaint or correction under way. */
    async withProceedings(scope: OrganScope): Promise<string[]> {
      return requests(db, scope).where('open_proceedings', '>', 0).orderBy('id').limit(MAX_LISTED).pluck('id');
    },
    workload: (days: { readonly today: CivilDate; readonly soonUntil: CivilDate }, scope: OrganScope) => workload(db, { days, scope }),
    /** Cases by id, for the list behind a figure. */
    async byIds(ids: readonly string[], scope: OrganScope): Promise<QueueItem[]> {
      return (await byDueDay(requests(db, scope).whereIn('id', [...ids])).select(queueTable.columns)).map(queueTable.fromRow);
    },
  });
}

function requests(db: Knex, { organId, sight }: OrganScope): Knex.QueryBuilder {
  const query = within(db('cases').where('cases.kind', 'request'), sight);
  return organId === null ? query : query.where('cases.organ_id', organId);
}

function byDueDay(query: Knex.QueryBuilder): Knex.QueryBuilder {
  return query.orderByRaw("coalesce(due_on, '9999-12-31'), id");
}

async function listed(query: Knex.QueryBuilder): Promise<QueueItem[]> {
  return (await byDueDay(query).select(queueTable.columns).limit(MAX_LISTED)).map(queueTable.fromRow);
}

async function lapsesBetween(
  db: Knex,
  { span, scope }: { readonly span: { readonly from: CivilDate; readonly until: CivilDate }; readonly scope: OrganScope },
): Promise<LapseInMonth[]> {
  const rows = await requests(db, scope)
    .join('jobs', 'jobs.case_id', 'cases.id')
    .whereNull('jobs.done_at')
    .whereNotIn('jobs.kind', ['alarm', 'deadline.passed'])
    .whereBetween('jobs.effective_on', [span.from, span.until])
    .select('cases.id', 'cases.case_no', 'cases.title', 'jobs.kind as job_kind', 'jobs.effective_on')
    .orderBy(['jobs.effective_on', 'cases.id'])
    .limit(MAX_IN_MONTH);
  return rows.map((row: Record<string, string | null>) => ({
    caseId: String(row.id),
    caseNo: row.case_no ?? null,
    title: row.title ?? null,
    kind: String(row.job_kind),
    on: row.effective_on as CivilDate,
  }));
}

async function workload(
  db: Knex,
  { days, scope }: { readonly days: { readonly today: CivilDate; readonly soonUntil: CivilDate }; readonly scope: OrganScope },
): Promise<WorkloadRow[]> {
  const count = (condition: string, bindings: readonly string[], name: string) =>
    db.raw(`count(case when ${condition} then 1 end) as ${name}`, [...bindings]);
  const rows: Record<string, string | number | null>[] = await requests(db, scope)
    .leftJoin('users', 'users.id', 'cases.assigned_to')
    .whereNull('cases.closed_on')
    .groupBy('cases.assigned_to', 'users.name', 'cases.unit')
    .select('cases.assigned_to', 'users.name', 'cases.unit', db.raw('count(*) as open_cases'))
    .select(count("cases.clock_state = 'running' and cases.due_on < ?", [days.today], 'overdue'))
    .select(count("cases.clock_state = 'running' and cases.due_on between ? and ?", [days.today, days.soonUntil], 'due_soon'))
    .select(count("cases.clock_state in ('paused', 'suspended')", [], 'standing'))
    .orderBy([{ column: 'open_cases', order: 'desc' }, 'cases.assigned_to', 'cases.unit']);
  return rows.map((row) => ({
    userId: row.assigned_to === null ? null : String(row.assigned_to),
    name: row.name === null ? null : String(row.name),
    unit: row.unit === null ? null : String(row.unit),
    open: Number(row.open_cases),
    overdue: Number(row.overdue),
    dueSoon: Number(row.due_soon),
    standing: Number(row.standing),
  }));
}
