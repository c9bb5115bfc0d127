import type { Knex } from 'knex';
import { guardStore } from './guard-store.ts';
import { matchSearch } from './search-index.ts';

/** Information that was published proactively, as the public may see it. */
export interface PublishedItem {
  readonly id: string;
  readonly title: string;
}

/** What the public may find: publications in force. Nothing of any application is read. */
export function createPublishedReadModel(db: Knex) {
  return guardStore({
    /** Those of the organ that have all the words, newest first. */
    async search({ organId, words, limit }: { organId: number; words: readonly string[]; limit: number }): Promise<PublishedItem[]> {
      const select = db('cases')
        .select('cases.id', 'cases.title')
        .where({ 'cases.kind': 'publication', 'cases.organ_id': organId, 'cases.handling_state': 'published' })
        .whereNotNull('cases.title')
        .orderBy([{ column: 'cases.updated_at', order: 'desc' }, 'cases.id'])
        .limit(limit);
      return (await matchSearch(select, words)).map((row: { id: string; title: string }) => ({ id: row.id, title: row.title }));
    },
  });
}
