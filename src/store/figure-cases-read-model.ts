import type { Knex } from 'knex';
import type { CivilDate } from '../law/civil-date.ts';
import { BATCH, type FiguresPeriod, flowing, type Organs, ofOrgans } from './figures-read-model.ts';
import { guardStore } from './guard-store.ts';

export interface CaseRefRow {
  readonly id: string;
  readonly organId: number;
  /** Import reference, number or id: what the case is called in lists. */
  readonly ref: string;
}

/** Finds the cases behind figures. */
export function createFigureCasesReadModel(db: Knex) {
  return guardStore({
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

async function refRows(query: Knex.QueryBuilder): Promise<CaseRefRow[]> {
  const rows: readonly { id: string; organ_id: number; ref: string | null; case_no: string | null }[] = await query
    .orderBy('id')
    .select('id', 'organ_id', 'ref', 'case_no');
  return rows.map(({ id, organ_id, ref, case_no }) => ({ id, organId: organ_id, ref: ref ?? case_no ?? id }));
}
