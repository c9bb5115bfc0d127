import type { Knex } from 'knex';
import type { CaseSight } from '../law/access/case-sight.ts';
import { guardStore } from './guard-store.ts';
import { type InboundRow, type InboundState, inboundRow } from './inbound-store.ts';
import { withinOrWithout } from './sight-filter.ts';

export interface InboxQuery {
  /** Null: of all organs. Mail of no known organ is everybody's, so that it is not lost. */
  readonly organId: number | null;
  /** Whoever asks sees no mail of other cases; mail of none is for all who take mail in. */
  readonly sight: CaseSight;
  readonly states: readonly InboundState[];
  readonly limit: number;
}

/** Mail that came in, for its pages. */
export function createInboxReadModel(db: Knex) {
  return guardStore({
    /** Newest first. */
    async list({ organId, sight, states, limit }: InboxQuery): Promise<InboundRow[]> {
      const query = db('inbound_mails')
        .whereIn('state', [...states])
        .orderBy('id', 'desc')
        .limit(limit);
      return (await withinOrWithout(ofOrgan(query, organId), sight, 'inbound_mails.case_id')).map(inboundRow);
    },
    /** How many need a decision. */
    async countHeld({ organId, sight }: Pick<InboxQuery, 'organId' | 'sight'>): Promise<number> {
      const held = ofOrgan(db('inbound_mails').where({ state: 'held' }).count({ n: '*' }), organId);
      const [row] = await withinOrWithout(held, sight, 'inbound_mails.case_id');
      return Number((row as { n?: unknown } | undefined)?.n ?? 0);
    },
  });
}

function ofOrgan<Q extends Knex.QueryBuilder>(query: Q, organId: number | null): Q {
  if (organId !== null) query.where((own) => own.where({ organ_id: organId }).orWhereNull('organ_id'));
  return query;
}
