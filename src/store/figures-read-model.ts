import type { Knex } from 'knex';
import type { CivilDate } from '../law/civil-date.ts';
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

export interface CaseRefRow {
  readonly id: string;
  readonly organId: number;
  /** Import reference, number or id: what the case is called in lists. */
  readonly ref: string;
}

/** Of these organs; null: of all. */
type Organs = readonly number[] | null;

const BATCH = 5000;

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
    /** Cases with later replies, reviews, suits or complaints, some at a time: those after `after`, by organ and id. Empty: no more. */
    async listMore(organs: Organs, after: Pick<MoreRow, 'organId' | 'id'> | null): Promise<MoreRow[]> {
      const query = ofOrgans(db('cases'), organs).whereRaw('figures_more = 1').orderBy(['organ_id', 'id']).limit(BATCH);
      if (after !== null) query.whereRaw('(organ_id, id) > (?, ?)', [after.organId, after.id]);
      const rows: readonly { organ_id: number; id: string; figures: string }[] = await query.select('organ_id', 'id', 'figures');
      return rows.map((row) => ({ organId: row.organ_id, id: row.id, figures: JSON.parse(row.figures) as unknown }));
    },
    /** The requests of one kind that stand in the flow through a period, by id. */
    async listOfKind(
      organs: Organs,
      asked: { readonly kind: string; readonly received: boolean; readonly closed: boolean },
      period: FiguresPeriod,
    ): Promise<CaseRefRow[]> {
      const query = flowing(ofOrgans(db('cases'), organs), period).where({ figures_kind: asked.kind });
      query.where('figures_received', asked.received ? '>=' : '<', period.firstDay);
      if (asked.closed) query.where('figures_replied', '<=', period.lastDay);
      else query.where((open) => open.whereNull('figures_replied').orWhere('figures_replied', '>', period.lastDay));
      return refRows(query);
    },
    async listRefs(ids: readonly string[]): Promise<CaseRefRow[]> {
      const rows: CaseRefRow[] = [];
      for (let from = 0; from < ids.length; from += BATCH)
        rows.push(...(await refRows(db('cases').whereIn('id', ids.slice(from, from + BATCH)))));
      return rows;
    },
    /** Whether any request was received before the day. */
    async knowsBefore(organs: Organs, day: CivilDate): Promise<boolean> {
      const row: unknown = await ofOrgans(db('cases'), organs).where('figures_received', '<', day).first('id');
      return row !== undefined;
    },
    /**
     * Ids of cases to whose history something was added after `since` (an instant) that took effect by `until`. Cases are looked at first:
     * those that were touched since are few, entries of history are many.
     */
    async listChangedSince(organs: Organs, since: string, until: CivilDate): Promise<string[]> {
      const added = db('history')
        .whereRaw('history.case_id = cases.id')
        .where('history.recorded_at', '>', since)
        .where('history.effective_on', '<=', until)
        .select(db.raw('1'));
      return ofOrgans(db('cases'), organs)
        .whereIn('kind', ['request', 'complaint'])
        .where('updated_at', '>', since)
        .whereExists(added)
        .orderBy('id')
        .pluck('id');
    },
  });
}

function ofOrgans(query: Knex.QueryBuilder, organs: Organs): Knex.QueryBuilder {
  return organs === null ? query : query.whereIn('organ_id', [...organs]);
}

/** Received by the end of the period and not over before it. One on record as answered before it was received counts on its receipt. */
function flowing(query: Knex.QueryBuilder, { firstDay, lastDay }: FiguresPeriod): Knex.QueryBuilder {
  return query
    .whereNotNull('figures_received')
    .where('figures_received', '<=', lastDay)
    .where((relevant) =>
      relevant.where('figures_received', '>=', firstDay).orWhere('figures_replied', '>=', firstDay).orWhereNull('figures_replied'),
    );
}

async function refRows(query: Knex.QueryBuilder): Promise<CaseRefRow[]> {
  const rows: readonly { id: string; organ_id: number; ref: string | null; case_no: string | null }[] = await query
    .orderBy('id')
    .select('id', 'organ_id', 'ref', 'case_no');
  return rows.map(({ id, organ_id, ref, case_no }) => ({ id, organId: organ_id, ref: ref ?? case_no ?? id }));
}
