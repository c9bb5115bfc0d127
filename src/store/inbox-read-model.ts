import type { Knex } from 'knex';
import { guardStore } from './guard-store.ts';
import { type InboundRow, type InboundState, inboundRow } from './inbound-store.ts';

export interface InboxQuery {
  /** Null: of all organs. Mail of no known organ is everybody's, so that it is not lost. */
  readonly organId: number | null;
  readonly states: readonly InboundState[];
  readonly limit: number;
}

/** Mail that came in, for its pages. */
export function createInboxReadModel(db: Knex) {
  return guardStore({
    /** Newest first. */
    async list({ organId, states, limit }: InboxQuery): Promise<InboundRow[]> {
      const query = db('inbound_mails')
        .whereIn('state', [...states])
        .orderBy('id', 'desc')
        .limit(limit);
      return (await ofOrgan(query, organId)).map(inboundRow);
    },
    /** How many need a decision. */
    async countHeld(organId: number | null): Promise<number> {
      const [row] = await ofOrgan(db('inbound_mails').where({ state: 'held' }).count({ n: '*' }), organId);
      return Number((row as { n?: unknown } | undefined)?.n ?? 0);
    },
  });
}

function ofOrgan<Q extends Knex.QueryBuilder>(query: Q, organId: number | null): Q {
  if (organId !== null) query.where((own) => own.where({ organ_id: organId }).orWhereNull('organ_id'));
  return query;
}
