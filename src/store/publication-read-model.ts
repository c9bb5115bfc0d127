import type { Knex } from 'knex';
import type { CaseSight } from '../law/access/case-sight.ts';
import type { CivilDate } from '../law/civil-date.ts';
import { guardStore } from './guard-store.ts';
import { within } from './sight-filter.ts';

/** A stream of proactive publication in the organ's list. */
export interface PublicationItem {
  readonly id: string;
  readonly title: string | null;
  readonly handlingState: string;
  /** Day the information was created. */
  readonly createdOn: CivilDate | null;
  readonly dueOn: CivilDate | null;
}

export interface PublicationQuery {
  /** Of all organs when null. */
  readonly organId: number | null;
  /** Whoever asks sees no others. */
  readonly sight: CaseSight;
  /** Rows before the wanted ones. */
  readonly offset: number;
  readonly limit: number;
}

export function createPublicationReadModel(db: Knex) {
  return guardStore({
    /** What has a limit first, the earliest on top; then the others, the newest on top. */
    async list({ organId, sight, offset, limit }: PublicationQuery): Promise<PublicationItem[]> {
      const query = db('cases')
        .select({ id: 'id', title: 'title', handlingState: 'handling_state', createdOn: 'arrived_on', dueOn: 'due_on' })
        .where({ kind: 'publication' })
        .orderByRaw("coalesce(due_on, '9999-12-31'), created_at desc, id")
        .offset(offset)
        .limit(limit);
      if (organId !== null) query.where({ organ_id: organId });
      return within(query, sight);
    },
  });
}
