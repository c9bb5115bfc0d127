import type { Knex } from 'knex';
import type { CivilDate } from '../law/civil-date.ts';
import { containing, dialectOf, likeOperator } from './dialect.ts';
import { guardStore } from './guard-store.ts';
import type { CaseKind, QueueItem } from './rows.ts';
import { queueTable } from './tables.ts';

/**
 * `paused` are all whose time stands still (paused or suspended); `open` all that are not closed; `unconfirmed` open ones without a date of
 * receipt; `finished` those answered or closed.
 */
export const QUEUE_GROUPS = ['overdue', 'dueSoon', 'paused', 'unconfirmed', 'open', 'finished', 'all'] as const;
export type QueueGroup = (typeof QUEUE_GROUPS)[number];

export interface QueueFilter {
  readonly today: CivilDate;
  /** Last day that counts as soon, inclusive. */
  readonly soonUntil: CivilDate;
  /** Of all organs unless given. */
  readonly organId?: number | undefined;
  readonly assignedTo?: string | undefined;
  /** Part of the title, of the applicant's name, of the case number or of the import reference. */
  readonly text?: string | undefined;
  /** Requests unless given. */
  readonly kind?: CaseKind | undefined;
}

/** Position of an item in the queue. */
export interface QueueCursor {
  readonly dueOn: CivilDate | null;
  readonly id: string;
}

export interface QueuePageQuery extends QueueFilter {
  readonly group: QueueGroup;
  /** The items after this one; from the start unless given. */
  readonly after?: QueueCursor | undefined;
  readonly limit: number;
}

export interface QueuePageRows {
  readonly items: readonly QueueItem[];
  /** To ask for the page after this one; undefined on the last. */
  readonly next: QueueCursor | undefined;
}

/** The queue of cases, by due day; those without one last. */
export function createQueueReadModel(db: Knex) {
  return guardStore({
    async page(query: QueuePageQuery): Promise<QueuePageRows> {
      const select = filtered(db, query)
        .select(queueTable.columns)
        .orderByRaw(`${DUE}, id`)
        .limit(query.limit + 1);
      select.whereRaw(...conditionOf(query.group, query));
      if (query.after !== undefined) select.whereRaw(`(${DUE}, id) > (?, ?)`, [query.after.dueOn ?? NEVER, query.after.id]);
      const rows = (await select).map(queueTable.fromRow);
      const items = rows.slice(0, query.limit);
      const last = items.at(-1);
      return { items, next: rows.length > items.length && last !== undefined ? { dueOn: last.dueOn, id: last.id } : undefined };
    },
    /** How many cases each group has. */
    async counts(filter: QueueFilter): Promise<Record<QueueGroup, number>> {
      const select = filtered(db, filter);
      for (const group of QUEUE_GROUPS) {
        const [condition, bindings] = conditionOf(group, filter);
        select.select(db.raw(`count(case when ${condition} then 1 end) as ??`, [...bindings, group]));
      }
      const [row] = await select;
      return Object.fromEntries(QUEUE_GROUPS.map((group) => [group, Number(row[group])])) as Record<QueueGroup, number>;
    },
  });
}

const NEVER = '9999-12-31';
/** As in the index cases_queue_index. */
const DUE = `coalesce(due_on, '${NEVER}')`;

/** A due day is there only while time runs. */
function conditionOf(group: QueueGroup, { today, soonUntil }: QueueFilter): [string, string[]] {
  switch (group) {
    case 'overdue':
      return ["clock_state = 'running' and closed_on is null and due_on < ?", [today]];
    case 'dueSoon':
      return ["clock_state = 'running' and closed_on is null and due_on between ? and ?", [today, soonUntil]];
    case 'paused':
      return ["clock_state in ('paused', 'suspended') and closed_on is null", []];
    case 'unconfirmed':
      return ['received_on is null and closed_on is null', []];
    case 'open':
      return ['closed_on is null', []];
    case 'finished':
      return ['closed_on is not null', []];
    case 'all':
      return ['1 = 1', []];
  }
}

function filtered(db: Knex, { organId, assignedTo, text, kind }: QueueFilter): Knex.QueryBuilder {
  const select = db('cases').where({ kind: kind ?? 'request' });
  if (organId !== undefined) select.where({ organ_id: organId });
  if (assignedTo !== undefined) select.where({ assigned_to: assignedTo });
  if (text !== undefined && text !== '') {
    const match = ['title', 'applicant_name', 'case_no', 'ref'].map((column) => `${column} ${likeOperator(dialectOf(db))} ? escape '!'`);
    select.whereRaw(
      `(${match.join(' or ')})`,
      match.map(() => containing(text)),
    );
  }
  return select;
}
