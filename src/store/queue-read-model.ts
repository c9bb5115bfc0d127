import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import { type CaseSight, isInSight } from '../law/access/case-sight.ts';
import { guardStore } from './guard-store.ts';
import {
  type Condition,
  commonConditions,
  followsDueDays,
  groupAlternatives,
  QUEUE_GROUPS,
  type QueueFilter,
  type QueueGroup,
  type QueueSort,
  SORT_KEYS,
  sightCondition,
  visibleAlternatives,
} from './queue-conditions.ts';
import type { QueueItem } from './rows.ts';
import { narrowBySearch } from './search-narrowing.ts';
import { rowsOf } from './select-rows.ts';
import { queueTable } from './tables.ts';

/** Position of an item in the queue: what it is ordered by, and its id. */
export interface QueueCursor {
  readonly key: string;
  readonly id: string;
}

export interface QueuePageQuery extends QueueFilter {
  readonly group: QueueGroup;
  /** By due day unless given; cases without one last. */
  readonly sort?: QueueSort | undefined;
  /** Words that the cases have, as `searchWords` cuts them. An empty list finds nothing. */
  readonly words?: readonly string[] | undefined;
  /** The items after this one; from the start unless given. */
  readonly after?: QueueCursor | undefined;
  readonly limit: number;
}

export interface QueuePageRows {
  readonly items: readonly QueueItem[];
  /** To ask for the page after this one; undefined on the last. */
  readonly next: QueueCursor | undefined;
}

/** Counting stops here: whether a group has two thousand cases or twenty changes nothing for its reader, but for the time it takes. */
export const COUNTED_UP_TO = 1000;

interface Found {
  readonly id: string;
  readonly key: string;
}

/** The queue of cases. Its time does not grow with the number of cases: it follows the order of an index and stops. */
export function createQueueReadModel(db: Knex) {
  const find = (query: QueuePageQuery, limit: number): Promise<Found[]> => findPlaces(db, query, limit);
  return guardStore({
    async page(query: QueuePageQuery): Promise<QueuePageRows> {
      const found = await find(query, query.limit + 1);
      const places = found.slice(0, query.limit);
      const last = places.at(-1);
      return {
        items: await itemsAt(
          db,
          places.map(({ id }) => id),
        ),
        next: found.length > places.length && last !== undefined ? { key: last.key, id: last.id } : undefined,
      };
    },
    /** Those of the ids that are cases of the organ and within sight, in the order of the ids. */
    async byIds(ids: readonly string[], { organId, sight }: { readonly organId: number; readonly sight: CaseSight }): Promise<QueueItem[]> {
      return (await itemsAt(db, ids)).filter((item) => item.organId === organId && isInSight(sight, item));
    },
    /** How many cases each group has; one more than `COUNTED_UP_TO` stands for more than that. */
    async counts(filter: QueueFilter): Promise<Record<QueueGroup, number>> {
      const parts = QUEUE_GROUPS.map((group) => countOf(branchesOf(group, filter)));
      const columns = parts.map(([sql], index) => `(${sql}) as group_${index}`).join(', ');
      const [row] = await rowsOf(db, [`select ${columns}`, ...parts.flatMap(([, ...bindings]) => bindings)]);
      return Object.fromEntries(QUEUE_GROUPS.map((group, index) => [group, Number(row?.[`group_${index}`])])) as Record<QueueGroup, number>;
    },
    /** How many cases a page would go through from here on, likewise. */
    async count(query: Omit<QueuePageQuery, 'limit'>): Promise<number> {
      return (await find({ ...query, limit: COUNTED_UP_TO + 1 }, COUNTED_UP_TO + 1)).length;
    },
    /**
     * Changes whenever a case of the organ that is within sight does: the newest cases with their versions. Several, because clocks of servers differ and an
     * older time may be written later.
     */
    async pulse({ organId, sight }: { readonly organId: number | undefined; readonly sight: CaseSight }): Promise<string> {
      const newest = db('cases').select('id', 'version').orderBy('updated_at', 'desc').orderBy('id', 'desc').limit(50);
      if (organId !== undefined) newest.where({ organ_id: organId });
      const [sql, ...bindings] = sightCondition(sight);
      if (sight.sees !== 'organ') newest.whereRaw(sql, bindings);
      const cases = (await newest).map(({ id, version }: { id: string; version: number }) => `${id}:${version}`).join(' ');
      return createHash('sha256').update(cases).digest('hex').slice(0, 32);
    },
  });
}

async function findPlaces(db: Knex, query: QueuePageQuery, limit: number): Promise<Found[]> {
  const run = async (extra: readonly Condition[], atMost: number): Promise<Found[]> => {
    const branches = branchesOf(query.group, query).map((conditions) => [...conditions, ...extra]);
    const rows = await rowsOf(db, selectOf(branches, { ...query, limit: atMost }));
    return rows.map(({ id, sort_key }) => ({ id: String(id), key: String(sort_key) }));
  };
  if (query.words === undefined) return run([], limit);
  return narrowBySearch(db, { words: query.words, organId: query.organId, limit, run });
}

function branchesOf(group: QueueGroup, filter: QueueFilter & Pick<QueuePageQuery, 'sort'>): Condition[][] {
  const common = commonConditions(filter);
  const groups = groupAlternatives(group, filter);
  return visibleAlternatives(filter, { byDueDay: followsDueDays(group, filter) }).flatMap((own) =>
    groups.map((conditions) => [...common, ...own, ...conditions]),
  );
}

/** The first `limit` places of each branch, together in order. */
function selectOf(branches: readonly (readonly Condition[])[], query: Pick<QueuePageQuery, 'sort' | 'after' | 'limit'>): Condition {
  const { sql: key, descending } = SORT_KEYS[query.sort ?? 'due'];
  const direction = descending ? 'desc' : 'asc';
  const parts = branches.map((conditions): Condition => {
    const [where, ...bindings] = together([...conditions, ...afterConditions(query)]);
    const order = `order by ${key} ${direction}, id ${direction}`;
    return [`select id, ${key} as sort_key from cases where ${where} ${order} limit ?`, ...bindings, query.limit];
  });
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  const union = unionOf(parts);
  return [`${union[0]} order by sort_key ${direction}, id ${direction} limit ?`, ...union.slice(1), query.limit];
}

/** In order, although a count needs none: it is what leads SQLite to the index that holds the group alone. */
function countOf(branches: readonly (readonly Condition[])[]): Condition {
  const limit = COUNTED_UP_TO + 1;
  const parts = branches.map((conditions): Condition => {
    const [where, ...bindings] = together(conditions);
    return [`select id from cases where ${where} order by ${SORT_KEYS.due.sql}, id limit ${limit}`, ...bindings];
  });
  const union = unionOf(parts);
  return [`select count(*) from (${union[0]} limit ${limit}) as counted`, ...union.slice(1)];
}

/** No case is in two of the parts, so nothing need be kept to be compared: a count stops in the part where it has enough. */
function unionOf(parts: readonly Condition[]): Condition {
  const sql = parts.map(([part], index) => `select * from (${part}) as part_${index}`).join(' union all ');
  return [sql, ...parts.flatMap(([, ...bindings]) => bindings)];
}

/** Two comparisons instead of one of pairs: SQLite then starts in the index where the first one says. */
function afterConditions({ sort, after }: Pick<QueuePageQuery, 'sort' | 'after'>): Condition[] {
  if (after === undefined) return [];
  const { sql: key, descending } = SORT_KEYS[sort ?? 'due'];
  const sign = descending ? '<' : '>';
  return [
    [`${key} ${sign}= ?`, after.key],
    [`(${key} ${sign} ? or id ${sign} ?)`, after.key, after.id],
  ];
}

function together(conditions: readonly Condition[]): Condition {
  return [conditions.map(([sql]) => sql).join(' and '), ...conditions.flatMap(([, ...bindings]) => bindings)];
}

async function itemsAt(db: Knex, ids: readonly string[]): Promise<QueueItem[]> {
  if (ids.length === 0) return [];
  const rows: QueueItem[] = (await db('cases').select(queueTable.columns).whereIn('id', ids)).map(queueTable.fromRow);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
