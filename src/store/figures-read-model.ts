import type { Knex } from 'knex';
import type { CivilDate } from '../law/civil-date.ts';
import { dialectOf } from './dialect.ts';
import { guardStore } from './guard-store.ts';

/** Days of a report, both inclusive. */
export interface FiguresPeriod {
  readonly firstDay: CivilDate;
  readonly lastDay: CivilDate;
}

/** Requests of one organ and kind that stand in the flow through a period, counted by the database. */
export interface KindRow {
  readonly organId: number;
  /** As `cases.figures_kind` tells it: JSON, for the engine to read. */
  readonly kind: string;
  /** In the period: received or carried into it. */
  readonly n: number;
  /** Received in it. */
  readonly received: number;
  /** Closed by its last day. */
  readonly closed: number;
  /** Both. */
  readonly receivedAndClosed: number;
}

export interface MoreRow {
  readonly organId: number;
  readonly id: string;
  /** The projection for statistics; the shape is the engine's. */
  readonly figures: unknown;
}

/** Of these organs; null: of all. */
export type Organs = readonly number[] | null;

/** Rows read at a time. */
export const BATCH = 5000;

/**
 * Reads the statistics projection of cases. The columns `figures_*` are derived by the database: what they are of is told in the migration
 * that makes them.
 */
export function createFiguresReadModel(db: Knex) {
  return guardStore({
    /** Of every request and every complaint, or of one organ's, in the order of case ids. The shape is the engine's. */
    async listCounted(organId?: number): Promise<unknown[]> {
      const query = db('cases').whereIn('kind', ['request', 'complaint']).orderBy('id');
      if (organId !== undefined) query.where({ organ_id: organId });
      const figures: string[] = await query.pluck('figures');
      return figures.map((text) => JSON.parse(text) as unknown);
    },
    /** What is counted by kind: one pass over an index that holds everything asked for, in its order. */
    async countKinds(organs: Organs, { firstDay, lastDay }: FiguresPeriod): Promise<KindRow[]> {
      const query = flowing(ofOrgans(db('cases'), organs), { firstDay, lastDay })
        .select({ organId: 'organ_id', kind: 'figures_kind' })
        .count({ n: '*' })
        .select({
          received: db.raw('count(*) filter (where figures_received >= ?)', [firstDay]),
          closed: db.raw('count(*) filter (where figures_replied <= ?)', [lastDay]),
          receivedAndClosed: db.raw('count(*) filter (where figures_received >= ? and figures_replied <= ?)', [firstDay, lastDay]),
        })
        .groupBy('organ_id', 'figures_kind');
      const rows: readonly Record<keyof KindRow, unknown>[] = await query;
      return rows.map(({ organId, kind, n, received, closed, receivedAndClosed }) => ({
        organId: Number(organId),
        kind: String(kind),
        ...{ n: Number(n), received: Number(received), closed: Number(closed), receivedAndClosed: Number(receivedAndClosed) },
      }));
    },
    /** Hands over the cases with later replies, reviews, suits or complaints that may lie in the period, one by one. Not in one order for all. */
    async eachOfMore(organs: Organs, period: FiguresPeriod, take: (row: MoreRow) => void): Promise<void> {
      for (const part of partsOf(withMore(db, organs, period), db)) await inBatches(part, take);
    },
    /** Whether any request was received before the day. */
    async knowsBefore(organs: Organs, day: CivilDate): Promise<boolean> {
      const row: unknown = await ofOrgans(db('cases'), organs).where('figures_received', '<', day).first('id');
      return row !== undefined;
    },
  });
}

interface MoreRecord {
  readonly organ_id: number;
  readonly id: string;
  readonly figures_more: string;
}

function withMore(db: Knex, organs: Organs, { firstDay, lastDay }: FiguresPeriod): Knex.QueryBuilder {
  return ofOrgans(db('cases'), organs)
    .whereNotNull('figures_more')
    .where('figures_from', '<=', lastDay)
    .where('figures_until', '>=', firstDay)
    .select('organ_id', 'id', 'figures_more');
}

/**
 * Each by an index of its own. The condition is to the letter that of the index (migration `hold_figures_in_index`): by that PostgreSQL knows it.
 */
function partsOf(query: Knex.QueryBuilder, db: Knex): readonly Knex.QueryBuilder[] {
  if (dialectOf(db) === 'sqlite') return [query];
  return ['octet_length(figures_more) < 2000', 'octet_length(figures_more) >= 2000'].map((length) => query.clone().whereRaw(length));
}

/** By the index, which holds all that is asked for: those after the last one, by organ and id. */
async function inBatches(query: Knex.QueryBuilder, take: (row: MoreRow) => void): Promise<void> {
  query.orderBy(['organ_id', 'id']).limit(BATCH);
  for (let last: MoreRecord | undefined; ; ) {
    const portion = query.clone();
    if (last !== undefined) portion.whereRaw('(organ_id, id) > (?, ?)', [last.organ_id, last.id]);
    const records: readonly MoreRecord[] = await portion;
    for (const record of records) take(moreOf(record));
    last = records.at(-1);
    if (last === undefined) return;
  }
}

function moreOf({ organ_id: organId, id, figures_more }: MoreRecord): MoreRow {
  return { organId, id, figures: JSON.parse(figures_more) as unknown };
}

export function ofOrgans(query: Knex.QueryBuilder, organs: Organs): Knex.QueryBuilder {
  return organs === null ? query : query.whereIn('organ_id', [...organs]);
}

/** Received by the end of the period and not over before it. One on record as answered before it was received counts on its receipt. */
export function flowing(query: Knex.QueryBuilder, { firstDay, lastDay }: FiguresPeriod): Knex.QueryBuilder {
  return query
    .whereNotNull('figures_received')
    .where('figures_received', '<=', lastDay)
    .where((relevant) =>
      relevant.where('figures_received', '>=', firstDay).orWhere('figures_replied', '>=', firstDay).orWhereNull('figures_replied'),
    );
}
